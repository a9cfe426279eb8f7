import { installedOldPostgres } from '../scripts/find-old-postgres.mjs';
import {
  measureAllPairs,
  measureMatch,
  type AllPairsResult,
  type MatchPlan,
  type MatchResult,
} from './match.ts';
import { dropDirectory, openScratch, scratchDirectory, withClient, type ScratchDatabase } from './scratch.ts';
import type pg from 'pg';

export type MatchingResult = { sizes: MatchResult[]; allPairs: AllPairsResult; server: string | undefined };
export type MatchingPlan = { match: MatchPlan; allPairs: { people: number; size: number } };

/** All rows about the engine, in one run: what is compared takes turns in one process. */
export async function measureMatching(
  plan: MatchingPlan,
  say: (line: string) => void,
): Promise<MatchingResult> {
  const dataDir = scratchDirectory('match');
  const embedded = await openScratch(dataDir);
  const server = await openServer();
  try {
    say(
      `全員に全部 ${plan.allPairs.people.toLocaleString('ja')}人 × ${plan.allPairs.size.toLocaleString('ja')}件…`,
    );
    const allPairs = measureAllPairs(plan.allPairs.people, plan.allPairs.size);
    const sizes = await withClient(embedded.owner, async (client) => {
      await onOneCore(client);
      if (server === undefined) return measureMatch(plan.match, { embedded: client, server: undefined }, say);
      return withClient(server.database.owner, async (other) => {
        await onOneCore(other);
        return measureMatch(plan.match, { embedded: client, server: other }, say);
      });
    });
    return { sizes, allPairs, server: server?.bin };
  } finally {
    await embedded.stop();
    await server?.database.stop();
    dropDirectory(dataDir);
    if (server) dropDirectory(server.dataDir);
  }
}

/** One core for one question, as the engine has; and the plan that suits what lies in memory. */
async function onOneCore(client: pg.Client): Promise<void> {
  await client.query('set max_parallel_workers_per_gather = 0; set jit = off; set random_page_cost = 1.1');
}

type Server = { bin: string; dataDir: string; database: ScratchDatabase };

/** PostgreSQL 15 as the system installs it, where it does; it is not fetched for this. */
async function openServer(): Promise<Server | undefined> {
  const bin = installedOldPostgres();
  if (bin === undefined) return undefined;
  const dataDir = scratchDirectory('match-server');
  const before = process.env['PG_BIN'];
  process.env['PG_BIN'] = bin;
  try {
    return { bin, dataDir, database: await openScratch(dataDir) };
  } finally {
    if (before === undefined) delete process.env['PG_BIN'];
    else process.env['PG_BIN'] = before;
  }
}
