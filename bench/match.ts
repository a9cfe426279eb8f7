import type pg from 'pg';
import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { rank } from '#matching/rank.ts';
import { spreadOf, timed, timedAsync, type Spread } from './durations.ts';
import { benchDay, inventPeople, inventTown } from './invent-town.ts';
import { askSql, loadTown, passingInSql } from './same-filter.ts';
import { dropDirectory, openScratch, scratchDirectory, withClient } from './scratch.ts';
import { sweep, toAsked, toColumns } from './sweep.ts';

export type MatchResult = {
  size: number;
  people: number;
  /** What the engine works out once for a town (hours, words), in milliseconds. */
  firstRun: number;
  /** What the engine offers to three people although the filter refuses it: each is a fault of the one or the other. */
  offeredAgainstFilter: string[];
  engine: Spread;
  sweep: Spread;
  sql: Spread;
  ratios: {
    engineToSweepP50: number;
    engineP99ToSweepP50: number;
    engineToSweepP99: number;
    sqlToEngineP50: number;
  };
};

export type MatchPlan = { size: number; people: number }[];

const shownFits = 20;
const shownNearMisses = 5;

/** One person's first page of candidates: twenty that fit and five near misses, each with its reasons. */
function answer(person: PersonProfile, town: readonly Opportunity[]): { fits: string[]; reasons: number } {
  const ranking = rank(person, town, benchDay);
  const shown = [...ranking.fits.slice(0, shownFits), ...ranking.nearMisses.slice(0, shownNearMisses)];
  return {
    fits: ranking.fits.map((one) => one.id),
    reasons: shown.reduce((sum, one) => sum + one.reasons.length + one.blocks.length, 0),
  };
}

export async function measureMatch(plan: MatchPlan, say: (line: string) => void): Promise<MatchResult[]> {
  const dataDir = scratchDirectory('match');
  const database = await openScratch(dataDir);
  try {
    return await withClient(database.owner, async (client) => {
      // One core for one question, as the engine has; and the plan that suits what lies in memory.
      await client.query(
        'set max_parallel_workers_per_gather = 0; set jit = off; set random_page_cost = 1.1',
      );
      const results: MatchResult[] = [];
      for (const [index, { size, people }] of plan.entries()) {
        say(`候補さがし ${size.toLocaleString('ja')}件…`);
        results.push(await measureSize(client, size, people, `99${index}011`));
      }
      return results;
    });
  } finally {
    await database.stop();
    dropDirectory(dataDir);
  }
}

async function measureSize(
  client: pg.Client,
  size: number,
  count: number,
  code: string,
): Promise<MatchResult> {
  const town = inventTown(size);
  const people = inventPeople(count);
  const columns = toColumns(town);
  const found = new Uint32Array(size);
  const municipality = await loadTown(client, town, code);
  const [first] = people;
  if (first === undefined) throw new Error('nobody to look for');
  const firstRun = timed(() => answer(first, town));
  const offeredAgainstFilter: string[] = [];
  for (const person of people.slice(0, 3)) {
    offeredAgainstFilter.push(...(await checkSameAnswer(client, municipality, town, person)));
  }
  for (let round = 0; round < 200; round += 1) sweep(columns, toAsked(first), found);
  const times: Record<'engine' | 'sweep' | 'sql', number[]> = { engine: [], sweep: [], sql: [] };
  for (const person of people) {
    const asked = toAsked(person);
    for (let round = 0; round < 5; round += 1) times.sweep.push(timed(() => sweep(columns, asked, found)));
    times.engine.push(timed(() => answer(person, town)));
    times.sql.push(await timedAsync(() => askSql(client, municipality, person)));
  }
  const [engine, floor, sql] = [spreadOf(times.engine), spreadOf(times.sweep), spreadOf(times.sql)];
  return {
    size,
    people: count,
    firstRun,
    offeredAgainstFilter,
    engine,
    sweep: floor,
    sql,
    ratios: {
      engineToSweepP50: engine.p50 / floor.p50,
      engineP99ToSweepP50: engine.p99 / floor.p50,
      engineToSweepP99: engine.p99 / floor.p99,
      sqlToEngineP50: sql.p50 / engine.p50,
    },
  };
}

/**
 * Times of different answers are not to be compared: SQL and sweep agree row by row. The engine should offer nothing that
 * they refuse; what it does is answered, and told.
 */
async function checkSameAnswer(
  client: pg.Client,
  municipality: string,
  town: readonly Opportunity[],
  person: PersonProfile,
): Promise<string[]> {
  const rows = new Uint32Array(town.length);
  const idsAt = (asked: ReturnType<typeof toAsked>): string[] =>
    [...rows.subarray(0, sweep(toColumns(town), asked, rows))].map((row) => town[row]?.id ?? '');
  const swept = idsAt(toAsked(person));
  const inSql = await passingInSql(client, municipality, person);
  if (swept.join(' ') !== inSql.join(' ')) {
    throw new Error(`the sweep lets ${swept.length} pass and SQL ${inSql.length}: they do not filter alike`);
  }
  // The engine measures on the globe, the sweep on a plane: over 8 km, some 15 metres at the edge of the reach.
  const edge = toAsked(person);
  const wide = new Set(idsAt({ ...edge, reachKm: edge.reachKm + 0.03 }));
  return answer(person, town).fits.filter((id) => !wide.has(id));
}
