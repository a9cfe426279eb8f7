import { heldKey, heldSomewhere } from '#domain/composition-pass.ts';
import type { PersonProfile } from '#domain/conditions.ts';
import { answeredTogether } from './compose-alike.ts';
import { hoursOfLead, leadOpportunity, profileOfLead, triple, type Lead } from './compose-lead.ts';
import type { OpenPlace } from './compose-open.ts';
import type { FoundTime } from './compose-time.ts';
import type { ComposeTown, ReadyPlace, ReadyRecipe, ReadyWish } from './compose-town.ts';
import { peopleFor, pairsOf, topicsOf, worthOf, type Possible } from './compose-topics.ts';
import { reachOf, type Reach } from './compose-reach.ts';
import { evaluate, type Evaluation } from './evaluate.ts';

/** What is put together, before anything is said of it. */
type Placed = {
  id: string;
  wish: ReadyWish;
  recipe: ReadyRecipe;
  place: ReadyPlace;
  time: FoundTime;
  /** Of the place at that hour, see `OpenPlace`. */
  kind: number;
  /** The strength that it stands on. */
  strength: { text: string; concept: string };
  /** For the order of a list only. */
  worth: number;
};
export type Answered = Placed & {
  /** Voices that wish for the same, in the same area, and that it would answer as well. */
  also: readonly ReadyWish[];
};
/** A new activity that could begin: who leads it is given, the rest is found. A draft for a coordinator, never a decision. */
export type Composed = Omit<Answered, 'kind'> & {
  evaluation: Evaluation;
  keptOut: ReturnType<typeof leadOpportunity>['keptOut'];
};

/** What each step of change weighs against it. */
const costShare = 0.04;

/** `held`: what was let go, as `heldKey` of voice and activity, or of voice, activity and place. */
export type ComposeOptions = { held?: ReadonlySet<string>; enough?: number };
/** `reach`: where it is known already of somebody who is like this lead in everything but strengths. */
type AnswerOptions = ComposeOptions & { reach?: Reach };

/** One for each wish and activity. */
export function composedKey(wishId: string, recipeCode: string): string {
  return `${wishId}.${recipeCode}`;
}

/**
 * The best place and hour for each wish and activity that this lead could answer it with, best first. Exact among the `enough`
 * best: what is not looked at could not have come among them.
 */
export function compose(lead: Lead, town: ComposeTown, options: ComposeOptions = {}): Composed[] {
  const person = profileOfLead(lead);
  return answersOf(lead, town, options).map((answered) => inFull(answered, person, town.day));
}

/** The same before it is put into words. */
export function answersOf(lead: Lead, town: ComposeTown, options: AnswerOptions = {}): Answered[] {
  const { held = new Set<string>(), enough = 24 } = options;
  const hours = hoursOfLead(lead);
  const person = profileOfLead(lead);
  if (hours === undefined) return [];
  const waiting = lead.kind === 'person' ? 0.15 * Math.min(1, lead.waitingDays / 180) : 0;
  const reach = options.reach ?? reachOf(person, hours, town);
  const possible = pairsOf(topicsOf(person, town), town, waiting, held);
  const ground = { waiting, reach, held, somewhere: heldSomewhere(held) };
  const found: Answered[] = [];
  // A group is looked at where the first of its voices stands: none of the others could come before it.
  for (const group of groupsOf(possible)) {
    const floor = found.length < enough ? Number.NEGATIVE_INFINITY : (found.at(-1)?.worth ?? 0);
    if ((group[0]?.most ?? floor) < floor) break;
    const answers = group.flatMap((one) => bestPlace(one, ground, floor) ?? []).sort(bestFirst);
    const voices = group.map(({ wish }) => wish);
    found.push(...answeredTogether(answers, voices, ground));
    found.sort(bestFirst);
    found.length = Math.min(found.length, enough);
  }
  return found;
}

/** Voices that wish for the same, each with the activity that would answer them: in the order of the first of each. */
function groupsOf(possible: readonly Possible[]): Iterable<Possible[]> {
  const groups = new Map<string, Possible[]>();
  for (const one of possible) {
    const key = composedKey(one.wish.sameAs, one.topic.recipe.recipe.code);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups.values();
}

/** Put into words are only those that may be shown. */
export function inFull(answered: Answered, person: PersonProfile, day: string): Composed {
  const { kind: _, ...told } = answered;
  const { wish, recipe, place, time } = told;
  const { opportunity, keptOut } = leadOpportunity(person, recipe.recipe, wish, place, time);
  const evaluation = evaluate(person, opportunity, day);
  return { ...told, evaluation, keptOut };
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
  const { place, time, kind } = best.at;
  const { worth } = best;
  return { id: triple(wish, recipe, place), wish, recipe: ready, strength, place, time, kind, worth };
}

type Ordered = Pick<Placed, 'id' | 'worth'>;

/** By id where all else is equal, so that the order of voices, places and recipes never shows. */
export function bestFirst(a: Ordered, b: Ordered): number {
  if (a.worth !== b.worth) return b.worth - a.worth;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
