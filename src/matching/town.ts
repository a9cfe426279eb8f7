import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { opportunitySide, personSide, wordingOfOpportunity, type OpportunitySide } from './pair.ts';
import { similarity } from './vocabulary.ts';

/**
 * A town made ready for many searches of one day: what is worked out for each opportunity lies beside it, and for every
 * word and concept stands where it occurs.
 */
export type Town = {
  day: string;
  opportunities: readonly Opportunity[];
  sides: readonly OpportunitySide[];
  byWord: ReadonlyMap<string, readonly number[]>;
  byConcept: ReadonlyMap<string, readonly number[]>;
};

export function townOf(opportunities: readonly Opportunity[], day: string): Town {
  const byWord = new Map<string, number[]>();
  const byConcept = new Map<string, number[]>();
  for (const [at, opportunity] of opportunities.entries()) {
    for (const word of wordingOfOpportunity(opportunity).keys()) note(byWord, word, at);
    const hoped = opportunity.hostWishes.flatMap((said) => said.concepts);
    for (const concept of new Set([...opportunity.concepts, ...hoped])) note(byConcept, concept, at);
  }
  const sides = opportunities.map((opportunity) => opportunitySide(opportunity, day));
  return { day, opportunities, sides, byWord, byConcept };
}

function note(index: Map<string, number[]>, key: string, at: number): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [at]);
  else known.push(at);
}

/**
 * A mark for everything that could have to do with what somebody wants or can, and for some more: what has none shares
 * neither a word nor a concept with any wish or strength, so that `weighInterest` would find no tie in it.
 */
export function concerns(person: PersonProfile, town: Town): Uint8Array {
  const marks = new Uint8Array(town.opportunities.length);
  const { wishes, strengths } = personSide(person);
  for (const wording of [wishes, strengths]) {
    for (const word of wording.keys()) for (const at of town.byWord.get(word) ?? []) marks[at] = 1;
  }
  const wanted = [...person.wishes, ...person.strengths].flatMap((said) => said.concepts);
  for (const [concept, places] of town.byConcept) {
    if (!wanted.some((one) => similarity(one, concept) > 0)) continue;
    for (const at of places) marks[at] = 1;
  }
  return marks;
}
