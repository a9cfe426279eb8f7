import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { Worker } from '#domain/actor.ts';
import {
  applyDelta,
  deltaSteps,
  isWhole,
  opportunitySteps,
  readKeptTown,
  type StoredOpportunity,
} from '#domain/candidate-delta.ts';
import type { Opportunity } from '#domain/conditions.ts';
import { inTurns, makeBreaths } from './in-turns.ts';
import { hashSteps, type TownOfToday } from './town-of-today.ts';

/** Keeps the town that a search stood on, once for everybody who searches in it, and answers under which id. */
export async function keepTown(db: Handle, worker: Worker, town: TownOfToday): Promise<string> {
  const known = await idOf(db, town.contentHash);
  if (known !== undefined) return known;
  const kept = await inTurns(deltaSteps(await newestWhole(db), town.opportunities));
  const id = uuidv7();
  await db
    .insertInto('keptTown')
    .values({
      municipalityId: worker.municipalityId,
      id,
      contentHash: town.contentHash,
      baseId: isWhole(kept) ? null : kept.base,
      opportunities: json(kept),
    })
    // Somebody else may be the first to search after a change of the register.
    .onConflict((same) => same.columns(['municipalityId', 'contentHash']).doNothing())
    .execute();
  return (await idOf(db, town.contentHash)) ?? id;
}

async function idOf(db: Handle, contentHash: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('keptTown')
    .select('id')
    .where('contentHash', '=', contentHash)
    .executeTakeFirst();
  return row?.id;
}

async function newestWhole(
  db: Handle,
): Promise<{ id: string; town: readonly StoredOpportunity[] } | undefined> {
  const row = await db
    .selectFrom('keptTown')
    .select(['id', 'opportunities'])
    .where('baseId', 'is', null)
    .orderBy('keptAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  const town = row && readKeptTown(row.opportunities);
  return town && isWhole(town) ? { id: row.id, town } : undefined;
}

export type KeptTownRead = { opportunities: Opportunity[]; isAsKept: boolean };

/**
 * Towns that were put together before, by a digest of what lies in the database now: a letter changed there, and it is read anew. The
 * same town is looked back at more than once, and what the engine works out of an offer it keeps with the object.
 */
const readBefore = new Map<string, KeptTownRead>();
const mostRead = 2;

/** A kept town put together again, and whether it is still what it was when it was kept. */
export async function readKeptTownOf(db: Handle, id: string): Promise<KeptTownRead> {
  const digest = await digestOfRows(db, id);
  const read = readBefore.get(digest) ?? (await readAnew(db, id));
  readBefore.delete(digest);
  readBefore.set(digest, read);
  const [oldest] = readBefore.keys();
  if (readBefore.size > mostRead && oldest !== undefined) readBefore.delete(oldest);
  return read;
}

async function readAnew(db: Handle, id: string): Promise<KeptTownRead> {
  const { contentHash, opportunities } = await rowOf(db, id);
  const kept = readKeptTown(opportunities);
  const whole = isWhole(kept) ? kept : applyDelta(await wholeOf(db, kept.base), kept);
  const breath = makeBreaths();
  return {
    opportunities: await inTurns(opportunitySteps(whole), breath),
    isAsKept: !isNamedByContent(contentHash) || (await inTurns(hashSteps(whole), breath)) === contentHash,
  };
}

/** Of the town and of the whole one it stands on, worked out where they lie. */
async function digestOfRows(db: Handle, id: string): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    select string_agg(content_hash || encode(sha256(convert_to(opportunities::text, 'UTF8')), 'hex'), ' ' order by id) as digest
    from kept_town where id = ${id}::uuid or id = (select base_id from kept_town where id = ${id}::uuid)`.execute(
    db,
  );
  return `${id} ${rows[0]?.digest ?? ''}`;
}

/** Towns that came from runs before 0009 have no name of their content. */
const isNamedByContent = (contentHash: string): boolean => !contentHash.startsWith('run ');

async function rowOf(db: Handle, id: string) {
  return db
    .selectFrom('keptTown')
    .select(['contentHash', 'opportunities'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

async function wholeOf(db: Handle, id: string): Promise<readonly StoredOpportunity[]> {
  const base = readKeptTown((await rowOf(db, id)).opportunities);
  if (!isWhole(base)) throw new Error('a kept town must stand on a whole one');
  return base;
}
