import { blankOpportunity, type Opportunity, type PersonProfile } from '#domain/conditions.ts';
import { anyTime, intersectHours, longestRun, weeklyRule, type WeeklyHours } from '#domain/hours.ts';
import type { Recipe } from '#domain/recipe.ts';
import { leadOpportunity } from './compose-lead.ts';
import type { ComposeTown, ReadyPlace, ReadyRecipe, ReadyWish } from './compose-town.ts';
import { liftLimitKm } from './costs.ts';
import { distanceKm, reachKm } from './distance.ts';
import { costOfBlocks, isHopeless } from './evaluate.ts';
import { opportunitySide, type Pair } from './pair.ts';

/** .5 where somebody would have to be fetched or nobody knows how far it is; 1 at the door. */
const unknownReach = 0.5;
const morning = 480;
/** A gathering of fewer is none (matching.md §2.4). */
export const fewest = 3;

export type NearPlace = {
  place: ReadyPlace;
  near: number;
  /** What the activity would ask there whatever the voice; worked out when it is first asked for. */
  costHere: () => number;
};
/** What each part of a composition would ask of this lead alone: the whole never asks less than any of its parts. */
export type Reach = {
  costOfRecipe: (recipe: Recipe) => number;
  costOfWish: (wish: ReadyWish) => number;
  /** Places that could do for the activity, the nearest first. */
  placesFor: (recipe: ReadyRecipe) => readonly NearPlace[];
};

const anyRecipe: Recipe = {
  code: '',
  concept: '',
  name: '',
  facilities: [],
  minutes: 1,
  groupLeast: fewest,
  groupMost: 200,
  leadDemands: {},
  roles: [],
  checklist: [],
  note: '',
  inUse: true,
};
const anyWish: ReadyWish = {
  wish: { opportunity: blankOpportunity('', 'wish'), words: '', owner: '', sharing: 'yes', helpers: [] },
  whom: '',
  topics: [],
  openness: 1,
  week: undefined,
  people: fewest,
};
const anyPlace: ReadyPlace = {
  offer: { opportunity: { ...blankOpportunity('', 'space'), distanceKm: 0 }, where: '', taken: [] },
  spots: [],
  roomFor: fewest,
  alike: '',
};

/**
 * Most of a town is out of the question for one lead, and one part alone tells: the recipe asks too much, the place is too far, the
 * voice is about what the person refuses. Worked out once for each part instead of for every triple.
 */
export function reachOf(lead: PersonProfile, hours: WeeklyHours, town: ComposeTown): Reach {
  // The hour is looked at when the three are put together.
  const person = { ...lead, hours: anyTime };
  const spot = { rule: weeklyRule(anyTime), week: anyTime, capacity: undefined };
  const cost = (recipe: Recipe, wish: ReadyWish, place: ReadyPlace): number => {
    // In the daytime nothing is early and nothing late.
    const time = { from: morning, to: morning + recipe.minutes, spot };
    return costFor(person, leadOpportunity(person, recipe, wish, place, time).opportunity, town.day);
  };
  const costs = new Map<string, number>();
  const costAmongAlike = (recipe: Recipe, place: ReadyPlace, way: string): number => {
    const key = `${recipe.code} ${way} ${place.alike}`;
    const known = costs.get(key) ?? cost(recipe, anyWish, place);
    costs.set(key, known);
    return known;
  };
  const costOfPlace = once((place: ReadyPlace) => costAmongAlike(anyRecipe, place, wayTo(lead, place)));
  const runIn = once((place: ReadyPlace) =>
    Math.max(0, ...place.spots.map(({ week }) => longestRun(intersectHours(hours, week)))),
  );
  const near = once(({ recipe, places }: ReadyRecipe): NearPlace[] =>
    places
      .flatMap((at) => town.places[at] ?? [])
      .filter((place) => runIn(place) >= recipe.minutes && costOfPlace(place) < Number.POSITIVE_INFINITY)
      .map((place): NearPlace => {
        const costHere = () => costAmongAlike(recipe, place, wayTo(lead, place));
        return { place, near: nearness(lead, place), costHere };
      })
      .toSorted((a, b) => b.near - a.near || idOrder(a.place, b.place)),
  );
  return {
    costOfRecipe: once((recipe) => cost(recipe, anyWish, anyPlace)),
    costOfWish: once((wish) => cost(anyRecipe, { ...wish, people: fewest }, anyPlace)),
    placesFor: near,
  };
}

/** What would have to change, as the one definition judges it, without words; without end where nothing would help. */
export function costFor(person: PersonProfile, opportunity: Opportunity, day: string): number {
  const side = opportunitySide(opportunity, day);
  const pair: Pair = {
    person,
    opportunity,
    day,
    side,
    blocks: [],
    reasons: [],
    unknowns: [],
    tells: 'obstacles',
  };
  return isHopeless(pair) ? Number.POSITIVE_INFINITY : costOfBlocks(pair.blocks);
}

function once<Part extends object, Answer>(work: (part: Part) => Answer): (part: Part) => Answer {
  const known = new Map<Part, Answer>();
  return (part) => {
    const before = known.get(part);
    if (before !== undefined) return before;
    const answer = work(part);
    known.set(part, answer);
    return answer;
  };
}

function nearness(person: PersonProfile, { offer }: ReadyPlace): number {
  const [km, reach] = [distanceKm(person, offer.opportunity), reachKm(person)];
  if (km === undefined || reach === undefined || km > reach) return unknownReach;
  return reach === 0 ? 1 : 1 - 0.5 * (km / reach);
}

/** What the way comes to, as far as it changes what has to be arranged: near, to be fetched, too far, not known. */
function wayTo(person: PersonProfile, { offer }: ReadyPlace): string {
  const [km, reach] = [distanceKm(person, offer.opportunity), reachKm(person)];
  if (km === undefined) return 'unknown';
  if (person.reach.remoteOnly === true) return km > 0 ? 'away' : 'home';
  if (reach === undefined || km <= reach) return 'near';
  return km <= (person.reach.liftMaxKm ?? liftLimitKm) ? 'fetched' : 'far';
}

function idOrder(a: ReadyPlace, b: ReadyPlace): number {
  const [left, right] = [a.offer.opportunity.id, b.offer.opportunity.id];
  return left < right ? -1 : Number(left > right);
}
