import type { Handle } from '#db/as-actor.ts';
import { readKnownDetails } from '#db/known-details.ts';
import type { Identifying } from '#domain/candidate-voice.ts';
import { soundingDetails } from '#domain/sounding-words.ts';

/**
 * Free words that a host is to read, before it may know who is meant. What the worker has looked at and is sure of passes;
 * a name, an address and what was learnt in a 支援会議 never do (invariants 1 and 4).
 */
export async function findTelling(
  db: Handle,
  personId: string,
  words: string,
  sureOf: readonly string[],
): Promise<Identifying[]> {
  if (words.trim() === '') return [];
  const known = await readKnownDetails(db, personId);
  const facts = await db
    .selectFrom('fact')
    .select(['words', 'basis'])
    .where('personId', '=', personId)
    .where((eb) =>
      eb.or([eb('basis', '=', 'confidential_meeting'), eb('item', 'in', ['health', 'economy', 'family'])]),
    )
    .execute();
  const closed = facts.map((fact) => ({
    words: fact.words,
    isSealed: fact.basis === 'confidential_meeting',
  }));
  return soundingDetails(words, known, closed).filter(
    ({ weight, found }) => weight === 'must' || !sureOf.includes(found),
  );
}
