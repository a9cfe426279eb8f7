import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import type { Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { Worker } from '#domain/actor.ts';
import { sortedJson } from '#domain/candidate-delta.ts';
import { withoutHome } from '#domain/candidate-profile.ts';
import type { Composition } from '#domain/composition.ts';
import { costs, type Costs } from '#matching/costs.ts';
import type { PersonAsLead } from './compose-drafts.ts';
import type { KeptRun } from './keep-run.ts';
import { hashesOf, keepTownToCompose } from './kept-compose.ts';
import { keepTown } from './kept-town.ts';
import type { TownToCompose } from './read-compose-town.ts';
import type { ProfileSource } from './read-profile.ts';

/** Written into each run. Raised when composing may answer otherwise to the same facts; a replay then says so. */
export const composeEngine = 'engawa-compose-1';

export type KeptComposeResult = {
  v: 1;
  source: ProfileSource;
  /** Which state of the contact gave the distances; null when there were none. The point itself is not kept. */
  contactVersion: number | null;
  costs: Costs;
  looked: { voices: number; places: number };
  drafts: Composition[];
};

/**
 * Keeps the drafts that were shown and everything they followed from (practice.md §8). Looking again at unchanged facts on the
 * same day keeps nothing new.
 */
export async function keepComposeRun(
  db: Handle,
  worker: Worker,
  known: PersonAsLead,
  town: TownToCompose,
  drafts: readonly Composition[],
): Promise<KeptRun> {
  const { person, match, waitingDays, passes } = known;
  const { home, source } = match;
  const onDay = town.ready.day;
  const profile = withoutHome(match.profile);
  const held = [...passes.heldKeys].toSorted();
  const contactVersion = home.state === 'known' ? home.contactVersion : null;
  const facts = [hashesOf(town), town.places.town.contentHash, held, waitingDays, source, contactVersion];
  const inputHash = createHash('sha256')
    .update(sortedJson([composeEngine, costs, onDay, profile, facts]))
    .digest('hex');
  const before = await db
    .selectFrom('composeRun')
    .select(['id', 'runAt'])
    .where('personId', '=', person.id)
    .where('onDay', '=', onDay)
    .where('inputHash', '=', inputHash)
    .limit(1)
    .executeTakeFirst();
  if (before) return before;
  const id = uuidv7();
  const looked = { voices: town.ready.wishes.length, places: town.ready.places.length };
  const result: KeptComposeResult = { v: 1, source, contactVersion, costs, looked, drafts: [...drafts] };
  await db
    .insertInto('composeRun')
    .values({
      municipalityId: worker.municipalityId,
      id,
      personId: person.id,
      runBy: worker.accountId,
      onDay,
      engine: composeEngine,
      profile: json(profile),
      waitingDays,
      townId: await keepTown(db, worker, town.places.town),
      ...(await keepTownToCompose(db, worker, town)),
      held,
      inputHash,
      result: json(result),
    })
    .execute();
  await refreshAccess(db, person.id, 'compose_run');
  return db.selectFrom('composeRun').select(['id', 'runAt']).where('id', '=', id).executeTakeFirstOrThrow();
}
