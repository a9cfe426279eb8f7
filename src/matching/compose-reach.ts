import { blankOpportunity, type Opportunity, type PersonProfile } from '#domain/conditions.ts';
import {
  anyTime,
  intersectHours,
  longestRun,
  minutesPerDay,
  weeklyRule,
  type WeeklyHours,
} from '#domain/hours.ts';
import type { Recipe } from '#domain/recipe.ts';
import { hourDemands, leadOpportunity, startingPeople } from './compose-lead.ts';
import { fewest, openPlacesOf, type OpenPlace, type Skip } from './compose-open.ts';
import type { FoundTime } from './compose-time.ts';
import type { ComposeTown, ReadyPlace, ReadyRecipe, ReadyWish } from './compose-town.ts';
import { liftLimitKm } from './costs.ts';
import { distanceKm, reachKm } from './distance.ts';
import { costOfBlocks, isHopeless } from './evaluate.ts';
import { kept } from './kept.ts';
import { opportunitySide, type Pair } from './pair.ts';

/** .5 where somebody would have to be fetched or nobody knows how far it is; 1 at the door. */
const unknownReach = 0.5;
const morning = 480;

/** What each part of a composition would ask of this lead alone: the whole never asks less than any of its parts. */
export type Reach = {
  costOfRecipe: (recipe: Recipe) => number;
  costOfWish: (wish: ReadyWish) => number;
  /** Places that could do for the activity, the nearest first, each at its first hour; without those that a nearer one outdoes. */
  openPlaces: (recipe: ReadyRecipe, wish: ReadyWish, most: number, skip?: Skip) => Iterable<OpenPlace>;
  /** What the whole would ask there. */
  costAt: (recipe: Recipe, wish: ReadyWish, open: Pick<OpenPlace, 'place' | 'time' | 'kind'>) => number;
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
  alike: '',
  sameAs: '',
};
const anyPlace: ReadyPlace = {
  offer: { opportunity: { ...blankOpportunity('', 'space'), distanceKm: 0 }, where: '', taken: [] },
  spots: [],
  roomFor: fewest,
  alike: '',
};

/**
 * Most of a town is out of the question for one lead, and one part alone tells: the recipe asks too much, the place is too far, the
 * voice is about what the person refuses. Worked out once for each part, and for each kind of voice, place and hour, instead of for
 * every triple: what a role asks follows from these (`leadOpportunity`).
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
  const kindOfPlace = kept((place: ReadyPlace) => `${wayTo(lead, place)} ${place.alike}`);
  const costsAlone = new Map<string, number>();
  const costOfPlace = (recipe: Recipe, place: ReadyPlace): number =>
    among(costsAlone, `${recipe.code} ${kindOfPlace(place)}`, () => cost(recipe, anyWish, place));
  const runIn = kept((place: ReadyPlace) =>
    Math.max(0, ...place.spots.map(({ week }) => longestRun(intersectHours(hours, week)))),
  );
  const near = kept(({ recipe, places }: ReadyRecipe) =>
    places
      .flatMap((at) => town.places[at] ?? [])
      .filter((place) => runIn(place) >= recipe.minutes)
      .filter((place) => costOfPlace(recipe, place) < Number.POSITIVE_INFINITY)
      .map((place) => ({ place, near: nearness(lead, place) }))
      .toSorted((a, b) => b.near - a.near || idOrder(a.place, b.place)),
  );
  const kindsOfHour = new Map<number, string>();
  const kinds = new Map<string, number>();
  const kindOf = (place: ReadyPlace, time: FoundTime): number => {
    const hour = among(kindsOfHour, time.from * minutesPerDay + time.to - time.from, () =>
      JSON.stringify(hourDemands(place, time)),
    );
    const name = `${hour} ${kindOfPlace(place)}`;
    return among(kinds, name, () => kinds.size);
  };
  const wishKinds = new Map<string, number>();
  const kindOfWish = kept(({ alike }: ReadyWish) => among(wishKinds, alike, () => wishKinds.size));
  const costs = new Map<string, number>();
  return {
    costOfRecipe: kept((recipe) => cost(recipe, anyWish, anyPlace)),
    costOfWish: kept((wish) => cost(anyRecipe, { ...wish, people: fewest }, anyPlace)),
    openPlaces: openPlacesOf({ hours, near, kindOf }),
    costAt: (recipe, wish, { place, time, kind }) =>
      among(costs, `${recipe.code} ${kindOfWish(wish)} ${kind} ${startingPeople(recipe, wish, place)}`, () =>
        costFor(lead, leadOpportunity(lead, recipe, wish, place, time).opportunity, town.day),
      ),
  };
}

function among<Key, Answer>(known: Map<Key, Answer>, key: Key, work: () => Answer): Answer {
  const before = known.get(key);
  if (before !== undefined) return before;
  const answer = work();
  known.set(key, answer);
  return answer;
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

function nearness(person: PersonProfile, { offer }: ReadyPlace): number {
  const [km, reach] = [distanceKm(person, offer.opportunity), reachKm(person)];
  if (km === undefined || reach === undefined || km > reach) return unknownReach;
  return reach === 0 ? 1 : 1 - 0.5 * (km / reach);
}

/** What the way comes to, as far as it changes what has to be arranged: near, to be fetched, too far, not known. */
function wayTo(person: PersonProfile, { offer }: ReadyPlace): string {
  // A role in a place is done there, also where the place itself can be had from afar.
  const [km, reach] = [distanceKm(person, { ...offer.opportunity, isRemote: false }), reachKm(person)];
  if (km === undefined) return 'unknown';
  if (person.reach.remoteOnly === true) return km > 0 ? 'away' : 'home';
  if (reach === undefined || km <= reach) return 'near';
  return km <= (person.reach.liftMaxKm ?? liftLimitKm) ? 'fetched' : 'far';
}

function idOrder(a: ReadyPlace, b: ReadyPlace): number {
  const [left, right] = [a.offer.opportunity.id, b.offer.opportunity.id];
  return left < right ? -1 : Number(left > right);
}
