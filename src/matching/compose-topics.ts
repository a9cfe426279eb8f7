import { heldKey } from '#domain/composition-pass.ts';
import type { PersonProfile } from '#domain/conditions.ts';
import type { Recipe } from '#domain/recipe.ts';
import { fewest } from './compose-open.ts';
import type { ComposeTown, ReadyRecipe, ReadyWish } from './compose-town.ts';
import { bestPair, isModal, similarity } from './vocabulary.ts';
import { hasChildren } from './whom.ts';

const skillWorth = { hobby: 0.6, good: 0.8, professional: 1 } as const;
const likeEnough = 0.4;
const fullHouse = Math.log(21);

/** `strength`: what it would stand on, and how good the lead is at it. */
export type Topic = { recipe: ReadyRecipe; strength: { text: string; concept: string }; good: number };
/** A wish with something that would answer it, and the most that it could come to: looked at in that order. */
export type Possible = { wish: ReadyWish; topic: Topic; fit: number; most: number };

/** What somebody can do that an activity is made of; a wish of their own for it counts on top (the will leads). */
export function topicsOf(person: PersonProfile, town: ComposeTown): Topic[] {
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

export function pairsOf(
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

export function worthOf(fit: number, good: number, near: number, people: number): number {
  return Math.cbrt(fit * good * near) * (Math.log(1 + people) / fullHouse);
}

/** As many as are known to wish for it and the activity bears; where nobody said, no more than the fewest. */
export function peopleFor(wish: ReadyWish, recipe: Recipe): number {
  return Math.min(wish.people ?? fewest, recipe.groupMost, 20);
}
