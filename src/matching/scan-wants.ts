import type { PersonProfile } from '#domain/conditions.ts';
import { reachKm } from './distance.ts';
import { skillWorth } from './interest.ts';
import { personSide, wordsOfPerson, type PersonWords } from './pair.ts';
import { supportPlaces, type Columns } from './scan-columns.ts';
import type { Plane } from './scan-planes.ts';
import { kindsIn, tolerances } from './scan-person.ts';
import { ownWordsIn, type OwnWords } from './scan-words.ts';
import { likenessOf } from './wording.ts';
import { similaritiesOf } from './vocabulary.ts';

/** What somebody wants, can and tells of, as tables by concept and by word: a row is then a few look-ups. */
export type Wants = {
  person: PersonProfile;
  /** The most that a concept is worth to any wish, any strength, and a host's wish to any strength. */
  wish: Float64Array;
  strength: Float64Array;
  hosts: Float64Array;
  wishWords: OwnWords;
  strengthWords: OwnWords;
  toldWords: OwnWords;
  /** Words of wishes and strengths that can be named, and the letters they are written with. */
  words: PersonWords;
  letters: ReadonlySet<string>;
  /** The most that words told can be worth in any row. */
  mostTold: number;
  /** For each 「もうできない」 the concepts that touch on it. */
  past: readonly Uint8Array[];
  tolerance: Uint8Array;
  /** Rows that have a support that is needed, for each that the person names. */
  needed: readonly (Plane | undefined)[];
  reach: number | undefined;
};

export function wantsOf(person: PersonProfile, columns: Columns): Wants {
  const table = (): Float64Array => new Float64Array(columns.conceptCount);
  const [wish, strength, hosts] = [table(), table(), table()];
  for (const { concepts } of person.wishes) for (const concept of concepts) raise(wish, concept, 1);
  for (const { concepts, level = 'good' } of person.strengths) {
    for (const concept of concepts) {
      raise(strength, concept, skillWorth[level]);
      raise(hosts, concept, 1);
    }
  }
  const side = personSide(person);
  const words = wordsOfPerson(person);
  const named = [words.wishes, words.strengths].flatMap(({ whole, kanji }) => [...whole, ...kanji]);
  const toldWords = ownWordsIn(columns.words, side.ownWords);
  return {
    person,
    wish,
    strength,
    hosts,
    wishWords: ownWordsIn(columns.words, side.wishes),
    strengthWords: ownWordsIn(columns.words, side.strengths),
    toldWords,
    words,
    letters: new Set(named.flatMap((word) => Array.from(word))),
    mostTold: likenessOf(toldWords.length * 20),
    past: person.noLonger.map(({ concepts }) => {
      const touched = new Uint8Array(columns.conceptCount);
      for (const concept of concepts) for (const id of kindsIn(columns, concept)) touched[id] = 1;
      return touched;
    }),
    tolerance: tolerances(person),
    needed: person.supports.map((code) => columns.supports[supportPlaces.get(code) ?? -1]),
    reach: reachKm(person),
  };
}

function raise(worth: Float64Array, concept: string, by: number): void {
  const similarities = similaritiesOf(concept);
  if (similarities === undefined) return;
  for (let id = 0; id < similarities.length; id += 1) {
    const value = (similarities[id] ?? 0) * by;
    if (value > (worth[id] ?? 0)) worth[id] = value;
  }
}
