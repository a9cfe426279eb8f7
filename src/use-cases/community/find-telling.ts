import { asActor } from '#db/as-actor.ts';
import { readKnownDetails } from '#db/known-details.ts';
import type { Worker } from '#domain/actor.ts';
import type { Identifying, KnownDetails } from '#domain/candidate-voice.ts';
import { townWordsDetails } from '#domain/town-words.ts';

export type TellsOfSomebody = { ok: false; identifying: Identifying[] };

/**
 * What in words about a voice or an activity would tell of a person. Everybody who works for the town reads these words, so
 * they are held against those whose own support led here, as far as this worker may see them. In a transaction of its own:
 * no entry of the log names the activity and the person together.
 */
export async function findTelling(
  worker: Worker,
  activityId: string | null,
  words: readonly string[],
  sureOf: readonly string[],
): Promise<Identifying[]> {
  const written = words.filter((part) => part.trim() !== '').join('\n');
  if (written === '') return [];
  const known = activityId === null ? [] : await readKnown(worker, activityId);
  return townWordsDetails(written, known, sureOf);
}

async function readKnown(worker: Worker, activityId: string): Promise<KnownDetails[]> {
  return asActor(worker, { act: 'community.words-check' }, async (db, log) => {
    const people = await db
      .selectFrom('activityCase')
      .innerJoin('person', (join) =>
        join
          .onRef('person.municipalityId', '=', 'activityCase.municipalityId')
          .onRef('person.id', '=', 'activityCase.personId'),
      )
      .select('person.id')
      .where('activityCase.activityId', '=', activityId)
      .execute();
    const known: KnownDetails[] = [];
    for (const { id } of people) {
      log.about('person', id);
      known.push(await readKnownDetails(db, id));
    }
    return known;
  });
}
