import { ageOn } from './calendar-day.ts';
import type { PersonProfile } from './conditions.ts';
import { foldForSearch } from './person-name.ts';

export type MatchFacts = {
  bornOn: string | null;
  bornPrecision: string;
  /** Absent under 支援措置, where the contact is not open, and where nobody wrote the point down. */
  home?: { latitude: number; longitude: number };
  /** Words learnt in a 支援会議 that this worker may read. */
  sealedWords: readonly string[];
  /** Words with any other basis: what was heard again with consent may be used. */
  openWords: readonly string[];
};

/**
 * The profile as a search may use it. Words of a 支援会議 that were copied into an assessment are taken out again unless
 * they were heard again with consent (invariant 1); the home point comes from the contact alone, never from the assessment.
 */
export function profileForMatch(stored: PersonProfile, facts: MatchFacts, today: string): PersonProfile {
  const open = new Set(facts.openWords.map(foldForSearch));
  const sealed = facts.sealedWords.map(foldForSearch).filter((words) => words !== '' && !open.has(words));
  const isSealed = ({ text }: { text: string }) => {
    const folded = foldForSearch(text);
    return folded !== '' && sealed.some((words) => words.includes(folded) || folded.includes(words));
  };
  const keep = <Item extends { text: string }>(items: readonly Item[]) =>
    items.filter((item) => !isSealed(item));
  const age = stored.age ?? ageFrom(facts, today);
  const { home } = facts;
  const base = withoutHome(stored);
  return {
    ...base,
    strengths: keep(stored.strengths),
    wishes: keep(stored.wishes),
    noLonger: keep(stored.noLonger),
    avoid: keep(stored.avoid),
    ...(age === undefined ? {} : { age }),
    reach: { ...base.reach, ...(home ? { home: { lat: home.latitude, lon: home.longitude } } : {}) },
  };
}

/** A birthday known only as 「1948年ごろ」 gives no age: an age limit is then asked about, not guessed. */
function ageFrom({ bornOn, bornPrecision }: MatchFacts, today: string): number | undefined {
  if (bornOn === null || (bornPrecision !== 'day' && bornPrecision !== 'month')) return undefined;
  return ageOn(bornOn, today);
}

/** What a kept run may hold: where somebody lives is an address, and the run is open to more people than the contact. */
export function withoutHome(profile: PersonProfile): PersonProfile {
  const { home: _, ...reach } = profile.reach;
  return { ...profile, reach };
}

/** Whether there is anything to look for: without a wish or a strength every place is as good as any other. */
export function saysAnything(profile: PersonProfile): boolean {
  return profile.wishes.length + profile.strengths.length > 0;
}
