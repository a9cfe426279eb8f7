import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import type { Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { Worker } from '#domain/actor.ts';
import { withoutHome } from '#domain/candidate-profile.ts';
import { engineVersion, hashOfInputs, resultOf, type RunInputs, type ShownRanking } from './kept-run.ts';
import { keepTown } from './kept-town.ts';

export type KeptRun = { id: string; runAt: Date };

/**
 * Keeps what was shown and everything it followed from, so that the same answer and reasons can be given later
 * (practice.md §8). Looking again at unchanged facts on the same day keeps nothing new.
 */
export async function keepRun(
  db: Handle,
  worker: Worker,
  personId: string,
  inputs: RunInputs,
  shown: ShownRanking,
): Promise<KeptRun> {
  const inputHash = hashOfInputs(inputs);
  const known = await db
    .selectFrom('matchRun')
    .select(['id', 'runAt'])
    .where('personId', '=', personId)
    .where('onDay', '=', inputs.onDay)
    .where('inputHash', '=', inputHash)
    .limit(1)
    .executeTakeFirst();
  if (known) return known;
  const id = uuidv7();
  const townId = await keepTown(db, worker, inputs.town);
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
      townId,
      passed: [...inputs.passed],
      inputHash,
      result: json(resultOf(inputs, shown)),
    })
    .execute();
  await refreshAccess(db, personId, 'match_run');
  return db.selectFrom('matchRun').select(['id', 'runAt']).where('id', '=', id).executeTakeFirstOrThrow();
}
