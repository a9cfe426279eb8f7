import type { Handle } from '#db/as-actor.ts';
import { profileForMatch } from '#domain/candidate-profile.ts';
import { firstWordsToHost } from '#domain/candidate-sounding.ts';
import { personProfileShape } from '#domain/conditions.ts';
import type { ToldLine } from '#domain/sounding.ts';

/** What may be told in the first call, line by line: from the typed conditions of the newest confirmed assessment, never from words. */
export async function readToldLines(db: Handle, personId: string, today: string): Promise<ToldLine[]> {
  const person = await db
    .selectFrom('person')
    .select(['bornOn', 'bornPrecision'])
    .where('id', '=', personId)
    .executeTakeFirst();
  const assessment = await db
    .selectFrom('assessment')
    .select('profile')
    .where('personId', '=', personId)
    .orderBy((eb) => eb.case().when('state', '=', 'confirmed').then(0).else(1).end())
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!person || !assessment) return [];
  const stored = personProfileShape.parse(assessment.profile);
  return firstWordsToHost(profileForMatch(stored, { ...person, sealedWords: [], openWords: [] }, today));
}
