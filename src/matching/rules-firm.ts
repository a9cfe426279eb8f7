import {
  documentLabels,
  eligibilityLabels,
  isStatutory,
  type EligibilityCode,
} from '#domain/condition-codes.ts';
import { demandLabels } from '#domain/demand-codes.ts';
import { placesLeft } from '#domain/formal-capacity.ts';
import { costs } from './costs.ts';
import { askHost, askPerson, because, block, type Pair } from './pair.ts';
import { conceptLabel, similarity } from './vocabulary.ts';

/** Dealings that forbid it are decided elsewhere, and are not told here. */
export function judgeOpen(pair: Pair): void {
  const { opportunity, day, side } = pair;
  if (opportunity.barred === true) block(pair, 'barred');
  if (opportunity.closedOn !== undefined && opportunity.closedOn <= day) {
    block(pair, 'closed', { day: opportunity.closedOn });
  }
  // Invariant 11: an expired offer is not matched; an old check is, and says that it is old.
  if (opportunity.windows.length > 0 && !side.hasWindows) block(pair, 'expired');
  const { freshness } = side;
  if (freshness !== 'fresh') {
    askHost(pair, 'freshness', false, { freshness, day: opportunity.checkedOn ?? '' });
  }
}

/** The person's own no: a veto that no support can buy off. */
export function judgeAversions(pair: Pair): void {
  const { person, opportunity } = pair;
  for (const avoided of person.avoid) {
    for (const demand of avoided.demands) {
      const level = opportunity.demands[demand];
      if (level !== undefined && level > 0) {
        block(pair, 'aversion', { said: avoided.text, what: demandLabels[demand] });
      } else if (level === undefined) {
        askHost(pair, 'aversion', true, { said: avoided.text, what: demandLabels[demand] });
      }
    }
    for (const concept of avoided.concepts) {
      const hit = opportunity.concepts.find((offered) => isKindOf(concept, offered));
      if (hit !== undefined) block(pair, 'aversion', { said: avoided.text, what: conceptLabel(hit) });
    }
  }
  for (const past of person.noLonger) {
    const hit = past.concepts.flatMap((concept) =>
      opportunity.concepts.filter((offered) => isKindOf(concept, offered)),
    );
    const [what] = hit;
    if (what !== undefined)
      askPerson(pair, 'no_longer', false, { said: past.text, what: conceptLabel(what) });
  }
}

export function isKindOf(concept: string, offered: string): boolean {
  return concept === offered || similarity(concept, offered) >= 0.8;
}

export function judgePlaces(pair: Pair): void {
  const { opportunity, side } = pair;
  const { formal } = opportunity;
  if (
    opportunity.formalReserved === true ||
    (formal !== undefined && (formal.pending > 0 || placesLeft(formal) === 0))
  ) {
    block(pair, 'formal_place', { waiting: formal?.pending ?? 0 });
    return;
  }
  const { count, places, isAsked } = side.offers;
  if (side.hasWindows && count === 0) {
    const isFormalKind =
      opportunity.kind === 'capacity' || opportunity.kind === 'room' || formal !== undefined;
    const wait = { code: 'wait_for_place', params: {}, cost: costs.waitForPlace } as const;
    block(pair, isFormalKind ? 'formal_place' : 'no_place', {}, isFormalKind ? [] : [wait]);
    return;
  }
  if (formal !== undefined) because(pair, 'place', { places: placesLeft(formal) });
  else if (opportunity.kind === 'capacity' && opportunity.formalReserved === undefined) {
    askHost(pair, 'formal_waiting', true);
  } else if (places > 0) because(pair, 'place', { places });
  if (!isAsked) askHost(pair, 'capacity', true);
}

export function judgeAge(pair: Pair): void {
  const { person, opportunity } = pair;
  const [least, most] = [opportunity.ageMin ?? undefined, opportunity.ageMax ?? undefined];
  // null is "asked: no limit"; absent is "not asked", which is not a yes for anybody of any age.
  if (opportunity.ageMin === undefined || opportunity.ageMax === undefined) {
    const isBoth = opportunity.ageMin === undefined && opportunity.ageMax === undefined;
    const end = opportunity.ageMin === undefined ? 'least' : 'most';
    askHost(pair, 'age_limits', true, { end: isBoth ? 'both' : end });
  }
  if (least === undefined && most === undefined) return;
  const limits = { least: least ?? '', most: most ?? '' };
  if (person.age === undefined) askPerson(pair, 'age', true, limits);
  else if (person.age < (least ?? 0) || person.age > (most ?? 200))
    block(pair, 'age', { age: person.age, ...limits });
}

/** What age alone settles, so that nobody is asked. */
export function settledByAge(code: EligibilityCode, age: number | undefined): boolean | undefined {
  if (age === undefined) return undefined;
  if (code === 'elder_only' && age < 60) return false;
  if (code === 'care_insurance' && age < 40) return false;
  if (code === 'children_only' && age >= 18) return false;
  return undefined;
}

export function judgeEligibility(pair: Pair): void {
  const { person, opportunity } = pair;
  for (const rule of opportunity.eligibility ?? []) {
    const meets = settledByAge(rule.code, person.age) ?? person.eligibility[rule.code];
    const params = { what: eligibilityLabels[rule.code], approver: rule.approver ?? '' };
    if (meets === false) block(pair, 'eligibility', params);
    else if (meets === undefined && isStatutory(rule.code))
      block(pair, 'eligibility', { ...params, isUnproved: 'yes' });
    else if (meets === undefined) askPerson(pair, 'eligibility', true, params);
  }
  for (const code of opportunity.documents ?? []) {
    const has = person.documents[code];
    if (has === false) block(pair, 'document', { what: documentLabels[code] });
    else if (has === undefined) askPerson(pair, 'document', true, { what: documentLabels[code] });
  }
  const lacksSome = (held: object): boolean => Object.values(held).includes(false);
  if (opportunity.documents === undefined) askHost(pair, 'documents_needed', lacksSome(person.documents));
  if (opportunity.eligibility === undefined)
    askHost(pair, 'eligibility_rules', lacksSome(person.eligibility));
}
