import type { Opportunity } from '#domain/conditions.ts';
import { weekOfRule } from '#domain/hours-calendar.ts';
import type { RecurrenceRule, WeeklyHours } from '#domain/hours.ts';
import type { Recipe } from '#domain/recipe.ts';
import type { VoiceSharing } from '#domain/voice.ts';
import { hasAll } from './facilities.ts';
import { findTerms } from './find-terms.ts';
import { opportunitySide } from './pair.ts';
import { conceptOf, isModal } from './vocabulary.ts';
import { folded } from './letters.ts';
import { isGathering, whomOf } from './whom.ts';

/** A resident who feels the same and would lend a hand: not somebody in need of support. */
export type Helper = { name: string };
/** A voice that may grow into something. `owner` is told only where whoever said it lets it be told. */
export type Wish = {
  opportunity: Opportunity;
  words: string;
  owner: string;
  sharing: VoiceSharing;
  helpers: readonly Helper[];
  areaId?: string | undefined;
};
/** A room, a field, a square: what stands empty at hours. `taken`: hours that another activity of ours has there. */
export type PlaceOffer = { opportunity: Opportunity; where: string; taken: WeeklyHours };

export type Spot = { rule: RecurrenceRule; week: WeeklyHours; capacity: number | undefined };
/** `alike`: places of which this is the same ask the same of whoever leads there, but for the way to them and the hour. */
export type ReadyPlace = { offer: PlaceOffer; spots: readonly Spot[]; roomFor: number; alike: string };
export type ReadyWish = {
  wish: Wish;
  whom: string;
  topics: readonly string[];
  /** 0: it asks for something of its own; above: anything done together answers it, this well. */
  openness: number;
  week: WeeklyHours | undefined;
  /** How many would come, as far as somebody said. */
  people: number | undefined;
  /** Voices of which this is the same ask the same of whoever leads, but for the hour and the number of people. */
  alike: string;
  /** Voices of one area with this in common wish for the same. A voice of no area is like no other. */
  sameAs: string;
};
export type ReadyRecipe = { recipe: Recipe; places: readonly number[] };

/** A town made ready for many compositions of one day. */
export type ComposeTown = {
  day: string;
  wishes: readonly ReadyWish[];
  places: readonly ReadyPlace[];
  recipes: readonly ReadyRecipe[];
};

const most = 1000;

export function composeTown(
  wishes: readonly Wish[],
  offers: readonly PlaceOffer[],
  recipes: readonly Recipe[],
  day: string,
): ComposeTown {
  return { day, wishes: readyWishes(wishes, day), ...readyPlaces(offers, recipes, day) };
}

export function readyWishes(wishes: readonly Wish[], day: string): ReadyWish[] {
  return (
    wishes
      // 「伝えないでほしい」 is a no: a proposal to others would tell it.
      .filter(({ sharing, opportunity }) => sharing !== 'no' && !isOver(opportunity, day))
      .map((wish) => readyWish(wish, day))
      .filter(({ topics, openness }) => topics.length > 0 || openness > 0)
      .toSorted((a, b) => byId(a.wish.opportunity, b.wish.opportunity))
  );
}

export function readyPlaces(
  offers: readonly PlaceOffer[],
  recipes: readonly Recipe[],
  day: string,
): Pick<ComposeTown, 'places' | 'recipes'> {
  const places = offers
    .map((offer) => readyPlace(offer, day))
    .filter(({ spots }) => spots.length > 0)
    .toSorted((a, b) => byId(a.offer.opportunity, b.offer.opportunity));
  return {
    places,
    recipes: recipes
      .map((recipe) => ({ recipe, places: placesFor(recipe, places) }))
      .filter((ready) => ready.places.length > 0)
      .toSorted((a, b) => (a.recipe.code < b.recipe.code ? -1 : 1)),
  };
}

function placesFor(recipe: Recipe, places: readonly ReadyPlace[]): number[] {
  return [...places.entries()]
    .filter(
      ([, { offer, roomFor }]) =>
        roomFor >= recipe.groupLeast && hasAll(offer.opportunity, recipe.facilities),
    )
    .map(([at]) => at);
}

function readyPlace(offer: PlaceOffer, day: string): ReadyPlace {
  const { opportunity } = offer;
  const side = opportunitySide(opportunity, day);
  const isClosed =
    isOver(opportunity, day) || opportunity.barred === true || opportunity.formalReserved === true;
  const spots = isClosed
    ? []
    : side.inForce
        .filter(({ capacity }) => capacity !== 0)
        .flatMap(({ rule, capacity }): Spot[] => {
          const week = weekOfRule(rule);
          return week === undefined ? [] : [{ rule, week, capacity: capacity ?? undefined }];
        });
  const seats = Math.max(0, ...spots.map(({ capacity }) => capacity ?? most));
  const { concepts, demands, supports, lacks, noise } = opportunity;
  const alike = JSON.stringify([concepts, demands, supports, lacks, noise]);
  return { offer, spots, roomFor: Math.min(seats, opportunity.group ?? most), alike };
}

function isOver(opportunity: Opportunity, day: string): boolean {
  return opportunity.closedOn !== undefined && opportunity.closedOn <= day;
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

function readyWish(wish: Wish, day: string): ReadyWish {
  const { opportunity } = wish;
  const told = opportunity.concepts.length > 0 ? opportunity.concepts : conceptsIn(opportunity);
  const topics = told.filter((id) => isTopic(id) && !isGathering(id));
  const asked = told.filter(isGathering);
  const isForSome = told.some((id) => conceptOf(id)?.facet === 'T');
  const { group, demands } = opportunity;
  const whom = whomOf(told);
  // Who gathers may gather for what a gathering is called too: 子育てのつどい for 「集まれる場がほしい」 of parents.
  const answerable = [...topics, ...asked];
  return {
    wish,
    whom,
    topics: answerable,
    openness: topics.length > 0 ? 0 : asked.length > 0 ? 0.8 : isForSome ? 0.6 : 0,
    week: opportunitySide(opportunity, day).week,
    people: typeof group === 'number' ? group : undefined,
    alike: JSON.stringify([opportunity.concepts, answerable, demands]),
    // Of an open wish only for whom it is matters: 「集まる理由がない」 and 「集まりがほしい」 of the men of an area are one wish.
    sameAs:
      wish.areaId === undefined ? opportunity.id : JSON.stringify([wish.areaId, whom, topics.toSorted()]),
  };
}

/** A voice that was only written down: its words are read, as the register's are. */
function conceptsIn({ text, properNames = [] }: Opportunity): string[] {
  const words = properNames.reduce((rest, name) => rest.replaceAll(name, ' '), text);
  return [...new Set(findTerms(folded(words)).map(({ concept }) => concept))].filter((id) =>
    ['A', 'N', 'T'].includes(conceptOf(id)?.facet ?? ''),
  );
}

function isTopic(id: string): boolean {
  const facet = conceptOf(id)?.facet;
  return (facet === 'A' || facet === 'N') && !isModal(id);
}
