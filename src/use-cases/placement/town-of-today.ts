import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { sortedJson, type StoredOpportunity } from '#domain/candidate-delta.ts';
import type { Opportunity } from '#domain/conditions.ts';
import type { Steps } from '#domain/steps.ts';
import { townSteps, type Town } from '#matching/town.ts';
import { inTurns, makeBreaths } from './in-turns.ts';
import { readSnapshot, type Snapshot, type TownSoFar } from './read-snapshot.ts';

/** Everything the town has open, made ready for searching, and a name that follows from nothing but its content. */
export type TownOfToday = Snapshot & {
  contentHash: string;
  byId: ReadonlyMap<string, Opportunity>;
  ready: Town;
};

const townsOfToday = new Map<string, { today: string; mark: string; town: TownOfToday }>();

/**
 * Reads the town, or takes the one read before when its register has not changed by a letter since: every row carries a
 * number made of what is read of it, and their sums are compared (0009-large-town.sql).
 */
export async function readTownOfToday(
  db: Handle,
  worker: Worker,
  today: string,
  soFar?: TownSoFar,
): Promise<TownOfToday> {
  const mark = await readMark(db);
  const known = townsOfToday.get(worker.municipalityId);
  if (known?.mark === mark && known.today === today) return known.town;
  const key = `${worker.municipalityId} ${today} ${mark}`;
  // Whoever comes while it is being read waits for that; if it breaks, they read for themselves.
  const alike = await beingRead.get(key)?.catch(() => undefined);
  if (alike !== undefined) return alike;
  const reading = readTown(db, worker, { today, mark }, soFar);
  beingRead.set(key, reading);
  try {
    return await reading;
  } finally {
    if (beingRead.get(key) === reading) beingRead.delete(key);
  }
}

const beingRead = new Map<string, Promise<TownOfToday>>();

/** Whether a town of that day was read already: whoever looks for something in it then waits for what changed only. */
export function hasTownOfToday(municipalityId: string, today: string): boolean {
  return townsOfToday.get(municipalityId)?.today === today;
}

async function readTown(
  db: Handle,
  worker: Worker,
  { today, mark }: { today: string; mark: string },
  soFar?: TownSoFar,
): Promise<TownOfToday> {
  const snapshot = await readSnapshot(db, today, soFar);
  const { opportunities } = snapshot;
  const before = townsOfToday.get(worker.municipalityId)?.town.ready;
  const breath = makeBreaths();
  const town = {
    ...snapshot,
    contentHash: await inTurns(hashSteps(opportunities), breath),
    byId: new Map(opportunities.map((one) => [one.id, one])),
    // A booking or one changed offer is not a reason to read thousands of others anew.
    ready: await inTurns(townSteps(opportunities, today, before), breath),
  };
  // Somebody may have changed the register between the two: then what was read is of neither mark.
  if ((await readMark(db)) === mark) townsOfToday.set(worker.municipalityId, { today, mark, town });
  return town;
}

const marked = ['resource', 'vacancy', 'formal_capacity', 'place', 'organization', 'seat'] as const;

async function readMark(db: Handle): Promise<string> {
  const sums = marked.map(
    (table) => sql`(select count(*) || ' ' || coalesce(sum(town_mark), 0) from ${sql.table(table)})`,
  );
  const { rows } = await sql<{ mark: string }>`select concat_ws(' ', ${sql.join(sums)}) as mark`.execute(db);
  return rows[0]?.mark ?? '';
}

/** Kept for each opportunity that stays the same object: after a change of one, thousands need not be hashed again. */
const digests = new WeakMap<StoredOpportunity, string>();

function digestOf(opportunity: StoredOpportunity): string {
  const known = digests.get(opportunity);
  if (known !== undefined) return known;
  const digest = createHash('sha256').update(sortedJson(opportunity)).digest('base64');
  digests.set(opportunity, digest);
  return digest;
}

const digestsPerStep = 100;

/** Neither the order of the resources nor that of their fields matters. */
export function* hashSteps(opportunities: readonly StoredOpportunity[]): Steps<string> {
  const parts: string[] = [];
  for (const one of opportunities) {
    parts.push(`${one.id} ${digestOf(one)}`);
    if (parts.length % digestsPerStep === 0) yield;
  }
  return createHash('sha256').update(parts.sort().join('\n')).digest('base64');
}
