import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import type { Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { Worker } from '#domain/actor.ts';
import { applyDelta, deltaFrom, isWhole, readKeptTown } from '#domain/candidate-delta.ts';
import { withoutHome } from '#domain/candidate-profile.ts';
import type { Opportunity } from '#domain/conditions.ts';
import type { Ranking } from '#matching/rank.ts';
import { engineVersion, resultOf, type RunInputs } from './kept-run.ts';

export type KeptRun = { id: string; runAt: Date };

/** The newest run with this person that holds the whole town. */
async function lastWholeTown(
  db: Handle,
  personId: string,
): Promise<{ id: string; town: readonly Opportunity[] } | undefined> {
  const row = await db
    .selectFrom('matchRun')
    .select(['id', 'opportunities'])
    .where('personId', '=', personId)
    .where(sql<string>`jsonb_typeof(opportunities)`, '=', 'array')
    .orderBy('runAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const kept = readKeptTown(row.opportunities);
  return isWhole(kept) ? { id: row.id, town: kept } : undefined;
}

/** The town of a kept run, put together again from the run that holds the whole. */
export async function readTownOf(db: Handle, stored: unknown): Promise<readonly Opportunity[]> {
  const kept = readKeptTown(stored);
  if (isWhole(kept)) return kept;
  const row = await db
    .selectFrom('matchRun')
    .select('opportunities')
    .where('id', '=', kept.base)
    .executeTakeFirstOrThrow();
  const base = readKeptTown(row.opportunities);
  if (!isWhole(base)) throw new Error('a kept town must stand on a whole one');
  return applyDelta(base, kept);
}

/**
 * Keeps what was shown and everything it followed from, so that the same answer and reasons can be given later
 * (practice.md §8). Looking again at unchanged facts on the same day keeps nothing new.
 */
export async function keepRun(
  db: Handle,
  worker: Worker,
  personId: string,
  inputs: RunInputs,
  ranking: Ranking,
): Promise<KeptRun> {
  const result = resultOf(inputs, ranking);
  const known = await db
    .selectFrom('matchRun')
    .select(['id', 'runAt'])
    .where('personId', '=', personId)
    .where('onDay', '=', inputs.onDay)
    .where(sql<string>`result ->> 'inputHash'`, '=', result.inputHash)
    .limit(1)
    .executeTakeFirst();
  if (known) return known;
  const id = uuidv7();
  const town = deltaFrom(await lastWholeTown(db, personId), inputs.opportunities);
  await db
    .insertInto('matchRun')
    .values({
      municipalityId: worker.municipalityId,
      id,
      personId,
      runBy: worker.accountId,
      onDay: inputs.onDay,
      engine: engineVersion,
      profile: json(withoutHome(inputs.profile)),
      opportunities: json(town),
      result: json(result),
    })
    .execute();
  await refreshAccess(db, personId);
  return db.selectFrom('matchRun').select(['id', 'runAt']).where('id', '=', id).executeTakeFirstOrThrow();
}
