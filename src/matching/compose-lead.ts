import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { blankPerson } from '#domain/conditions.ts';
import { demandCodes, type DemandCode, type Level } from '#domain/demand-codes.ts';
import { anyTime, weeklyRule, type WeeklyHours } from '#domain/hours.ts';
import { roleOf, type Recipe } from '#domain/recipe.ts';
import type { FoundTime } from './compose-time.ts';
import type { ReadyPlace, ReadyWish } from './compose-town.ts';
import { demandsOfHours } from './demands-of-hours.ts';

/** Who would lead: somebody whom we support, or an organisation or group of the town with strengths of its own. */
export type Lead =
  | { kind: 'person'; profile: PersonProfile; waitingDays: number }
  | { kind: 'group'; id: string; name: string; concepts: readonly string[]; hours?: WeeklyHours };

/** What the place or the people bring with them: nobody can keep it out of the role by dividing the work otherwise. */
const ofTheSurroundings: ReadonlySet<DemandCode> = new Set([
  'crowd',
  'loud_noise',
  'male_loud',
  'shouting',
  'peers',
  'alcohol',
  'gambling',
  'unsafe_contact',
  'near_risk_place',
  'stairs',
  'slope',
  'early',
  'night',
  'after20',
  'late',
  'far',
]);

export function hoursOfLead(lead: Lead): WeeklyHours | undefined {
  return lead.kind === 'person' ? lead.profile.hours : (lead.hours ?? anyTime);
}

/** A group is asked like a person, but it divides its work itself: nothing is too much for all of its members at once. */
export function profileOfLead(lead: Lead): PersonProfile {
  if (lead.kind === 'person') return lead.profile;
  return {
    ...blankPerson(),
    strengths: [{ text: lead.name, concepts: [...lead.concepts], level: 'good' }],
    tolerance: Object.fromEntries(demandCodes.map((code) => [code, 3])),
    hours: lead.hours ?? anyTime,
    sessionMaxMinutes: 1440,
    groupMax: null,
    feeMaxYen: null,
    noise: 3,
    reach: { means: [], maxKm: 500 },
  };
}

function windowsAt({ from, to }: FoundTime): Opportunity['windows'] {
  return [{ rule: weeklyRule([{ from, to }]), capacity: 1 }];
}

/** What the hour itself asks of whoever leads there. */
export function hourDemands(place: ReadyPlace, time: FoundTime): Partial<Record<DemandCode, Level>> {
  return demandsOfHours({ ...place.offer.opportunity, windows: windowsAt(time) });
}

/**
 * Demands that the lead would meet there, the heaviest of recipe, place, wish and hour. In the order of the codes: what is told of
 * them must not depend on the order in which somebody, or the database, wrote them down.
 */
function demandsThere(recipe: Recipe, wish: ReadyWish, place: ReadyPlace, time: FoundTime) {
  const sources: Partial<Record<DemandCode, Level>>[] = [
    recipe.leadDemands,
    place.offer.opportunity.demands,
    wish.wish.opportunity.demands,
    hourDemands(place, time),
  ];
  const all: Partial<Record<DemandCode, Level>> = {};
  for (const code of demandCodes) {
    for (const demands of sources) {
      const level = demands[code];
      if (level !== undefined && level > (all[code] ?? -1)) all[code] = level;
    }
  }
  return all;
}

const bearings = new WeakMap<PersonProfile, readonly DemandCode[]>();

/** What this person refuses or cannot well take, as far as a role can be made without it. */
function hardlyBorne(person: PersonProfile): readonly DemandCode[] {
  const known = bearings.get(person);
  if (known !== undefined) return known;
  const refused = new Set([...person.avoid, ...person.noLonger].flatMap(({ demands }) => demands));
  const codes = demandCodes.filter(
    (code) => !ofTheSurroundings.has(code) && (refused.has(code) || (person.tolerance[code] ?? 3) <= 1),
  );
  bearings.set(person, codes);
  return codes;
}

/** What this person cannot well take and this role need not have: promised to be left out of it. */
function keptOut(person: PersonProfile, there: Partial<Record<DemandCode, Level>>): DemandCode[] {
  return hardlyBorne(person).filter((code) => there[code] === undefined);
}

/**
 * The role as an opportunity of its own, so that the one `evaluate` judges it: what the recipe asks of whoever leads, in that
 * place, at that hour, among those people. What a composition leaves out of the role counts as not there.
 */
export function leadOpportunity(
  person: PersonProfile,
  recipe: Recipe,
  wish: ReadyWish,
  place: ReadyPlace,
  time: FoundTime,
): { opportunity: Opportunity; keptOut: DemandCode[] } {
  const spot = place.offer.opportunity;
  const there = demandsThere(recipe, wish, place, time);
  const out = keptOut(person, there);
  const demands = { ...there };
  for (const code of out) demands[code] = 0;
  const opportunity: Opportunity = {
    v: 1,
    id: triple(wish, recipe, place),
    kind: 'role',
    name: roleOf(recipe, 'lead').title,
    text: '',
    concepts: [
      ...new Set([recipe.concept, ...wish.wish.opportunity.concepts, ...wish.topics, ...spot.concepts]),
    ],
    hostWishes: [],
    requires: [],
    demands,
    supports: spot.supports,
    lacks: spot.lacks,
    windows: windowsAt(time),
    minSessionMinutes: recipe.minutes,
    group: startingPeople(recipe, wish, place),
    ageMin: null,
    ageMax: null,
    documents: [],
    eligibility: [],
    // Whoever leads pays nothing for it.
    feeYen: 0,
    // The agency stands between them until the person wants it otherwise.
    contact: ['via', 'face'],
    ...(spot.noise === undefined ? {} : { noise: spot.noise }),
    ...(spot.at === undefined ? {} : { at: spot.at }),
    ...(spot.distanceKm === undefined ? {} : { distanceKm: spot.distanceKm }),
    ...(spot.barred === undefined ? {} : { barred: spot.barred }),
    checkedOn: spot.checkedOn,
    nextCheckOn: spot.nextCheckOn,
  };
  return { opportunity, keptOut: out };
}

/** A voice answered by an activity in a place, as one word. */
export function triple(wish: ReadyWish, recipe: Recipe, place: ReadyPlace): string {
  return `${wish.wish.opportunity.id}+${recipe.code}+${place.offer.opportunity.id}`;
}

/** With how many it begins: the fewest that make it what it is, never more than are known to wish for it or find room. */
export function startingPeople(recipe: Recipe, wish: ReadyWish, place: ReadyPlace): number {
  return Math.min(recipe.groupLeast, wish.people ?? recipe.groupLeast, place.roomFor);
}
