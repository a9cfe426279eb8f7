import { heldKey, heldSomewhere } from '#domain/composition-pass.ts';
import type { PersonProfile } from '#domain/conditions.ts';
import type { Recipe } from '#domain/recipe.ts';
import { hoursOfLead, leadOpportunity, profileOfLead, triple, type Lead } from './compose-lead.ts';
import { fewest, type OpenPlace } from './compose-open.ts';
import type { FoundTime } from './compose-time.ts';
import type { ComposeTown, ReadyPlace, ReadyRecipe, ReadyWish } from './compose-town.ts';
import { reachOf, type Reach } from './compose-reach.ts';
import { evaluate, type Evaluation } from './evaluate.ts';
import { hasChildren } from './whom.ts';
import { bestPair, isModal, similarity } from './vocabulary.ts';

/** What is put together, before anything is said of it. */
type Placed = {
  id: string;
  wish: ReadyWish;
  recipe: ReadyRecipe;
  place: ReadyPlace;
  time: FoundTime;
  /** The strength that it stands on. */
  strength: { text: string; concept: string };
  /** For the order of a list only. */
  worth: number;
};
/** A new activity that could begin: who leads it is given, the rest is found. A draft for a coordinator, never a decision. */
export type Composed = Placed & {
  evaluation: Evaluation;
  keptOut: ReturnType<typeof leadOpportunity>['keptOut'];
  /** Whether somebody said how many would come. */
  peopleKnown: boolean;
};

const skillWorth = { hobby: 0.6, good: 0.8, professional: 1 } as const;
const likeEnough = 0.4;
/** What each step of change weighs against it. */
const costShare = 0.04;
const fullHouse = Math.log(21);

type Topic = { recipe: ReadyRecipe; strength: Composed['strength']; good: number };
/** A wish with something that would answer it, and the most that it could come to: looked at in that order. */
type Possible = { wish: ReadyWish; topic: Topic; fit: number; most: number };

/** `held`: what was let go, as `heldKey` of voice and activity, or of voice, activity and place. */
export type ComposeOptions = { held?: ReadonlySet<string>; enough?: number };

/** One for each wish and activity. */
export function composedKey(wishId: string, recipeCode: string): string {
  return `${wishId}.${recipeCode}`;
}

/**
 * The best place and hour for each wish and activity that this lead could answer it with, best first. Exact among the `enough`
 * best: what is not looked at could not have come among them.
 */
export function compose(lead: Lead, town: ComposeTown, options: ComposeOptions = {}): Composed[] {
  const { held = new Set<string>(), enough = 24 } = options;
  const hours = hoursOfLead(lead);
  const person = profileOfLead(lead);
  if (hours === undefined) return [];
  const waiting = lead.kind === 'person' ? 0.15 * Math.min(1, lead.waitingDays / 180) : 0;
  const reach = reachOf(person, hours, town);
  const possible = pairsOf(topicsOf(person, town), town, waiting, held);
  const ground = { waiting, reach, held, somewhere: heldSomewhere(held) };
  const found: Placed[] = [];
  for (const one of possible) {
    const floor = found.length < enough ? Number.NEGATIVE_INFINITY : (found.at(-1)?.worth ?? 0);
    if (one.most < floor) break;
    const placed = bestPlace(one, ground, floor);
    if (placed === undefined) continue;
    found.push(placed);
    found.sort(bestFirst);
    found.length = Math.min(found.length, enough);
  }
  return found.map((placed) => inFull(placed, person, town.day));
}

/** Put into words are only those that may be shown. */
function inFull(placed: Placed, person: PersonProfile, day: string): Composed {
  const { wish, recipe, place, time } = placed;
  const { opportunity, keptOut } = leadOpportunity(person, recipe.recipe, wish, place, time);
  const evaluation = evaluate(person, opportunity, day);
  return { ...placed, evaluation, keptOut, peopleKnown: wish.people !== undefined };
}

/** What somebody can do that an activity is made of; a wish of their own for it counts on top (the will leads). */
function topicsOf(person: PersonProfile, town: ComposeTown): Topic[] {
  const wanted = person.wishes.flatMap(({ concepts }) => concepts);
  return town.recipes.flatMap((recipe) => {
    const { concept } = recipe.recipe;
    let best: Topic | undefined;
    for (const strength of person.strengths) {
      for (const own of strength.concepts) {
        const alike = isModal(own) ? 0 : similarity(own, concept);
        const able = alike * skillWorth[strength.level ?? 'good'];
        if (alike < likeEnough || able <= (best?.good ?? 0)) continue;
        best = { recipe, strength: { text: strength.text, concept: own }, good: able };
      }
    }
    if (best === undefined) return [];
    const will = bestPair(wanted, [concept])?.similarity ?? 0;
    return [{ ...best, good: best.good * (0.75 + 0.25 * will) }];
  });
}

function pairsOf(
  topics: readonly Topic[],
  town: ComposeTown,
  waiting: number,
  held: ReadonlySet<string>,
): Possible[] {
  const pairs: Possible[] = [];
  for (const wish of town.wishes) {
    for (const topic of topics) {
      const { recipe } = topic.recipe;
      const asked = bestPair(wish.topics, [recipe.concept])?.similarity ?? 0;
      const fit = Math.max(asked, wish.openness) * madeFor(wish, topic.recipe);
      if (fit < likeEnough || (wish.people !== undefined && wish.people < fewest)) continue;
      if (held.has(heldKey(wish.wish.opportunity.id, recipe.concept))) continue;
      pairs.push({ wish, topic, fit, most: worthOf(fit, topic.good, 1, peopleFor(wish, recipe)) + waiting });
    }
  }
  return pairs.sort((a, b) => b.most - a.most);
}

/** A recipe that thinks of children suits those who bring some better than one that does not, and the other way round. */
function madeFor(wish: ReadyWish, { recipe }: ReadyRecipe): number {
  return wish.whom === '' || hasChildren(wish.whom) === recipe.checklist.includes('children') ? 1 : 0.6;
}

function worthOf(fit: number, good: number, near: number, people: number): number {
  return Math.cbrt(fit * good * near) * (Math.log(1 + people) / fullHouse);
}

type Ground = { waiting: number; reach: Reach; held: ReadonlySet<string>; somewhere: ReadonlySet<string> };

/** Places are looked at from the nearest on, until no farther one could be better, or come among those that are told. */
function bestPlace(
  { wish, topic, fit }: Possible,
  { waiting, reach, held, somewhere }: Ground,
  floor: number,
): Placed | undefined {
  const { recipe: ready, strength } = topic;
  const { recipe } = ready;
  const least = Math.max(reach.costOfRecipe(recipe), reach.costOfWish(wish));
  if (least === Number.POSITIVE_INFINITY) return undefined;
  const most = peopleFor(wish, recipe);
  const { id } = wish.wish.opportunity;
  const skip = ({ offer }: ReadyPlace): boolean =>
    held.has(heldKey(id, recipe.concept, offer.opportunity.id));
  const open = reach.openPlaces(
    ready,
    wish,
    most,
    somewhere.has(heldKey(id, recipe.concept)) ? skip : undefined,
  );
  let best: { at: OpenPlace; worth: number } | undefined;
  for (const at of open) {
    const atMost = worthOf(fit, topic.good, at.near, most) + waiting - costShare * least;
    if (atMost < floor || (best !== undefined && atMost <= best.worth)) break;
    const cost = reach.costAt(recipe, wish, at);
    const worth = worthOf(fit, topic.good, at.near, at.people) + waiting - costShare * cost;
    if (worth > (best?.worth ?? Number.NEGATIVE_INFINITY)) best = { at, worth };
  }
  if (best === undefined) return undefined;
  const { place, time } = best.at;
  return { id: triple(wish, recipe, place), wish, recipe: ready, strength, place, time, worth: best.worth };
}

/** As many as are known to wish for it and the activity bears; where nobody said, no more than the fewest. */
function peopleFor(wish: ReadyWish, recipe: Recipe): number {
  return Math.min(wish.people ?? fewest, recipe.groupMost, 20);
}

/** By id where all else is equal, so that the order of voices, places and recipes never shows. */
export function bestFirst(a: Placed, b: Placed): number {
  if (a.worth !== b.worth) return b.worth - a.worth;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
