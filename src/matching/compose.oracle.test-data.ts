import { heldKey } from '#domain/composition-pass.ts';
import type { PersonProfile } from '#domain/conditions.ts';
import { hoursOfLead, leadOpportunity, profileOfLead, type Lead } from './compose-lead.ts';
import { firstTime, type FoundTime } from './compose-time.ts';
import type { ComposeTown, ReadyPlace, ReadyRecipe, ReadyWish } from './compose-town.ts';
import { distanceKm, reachKm } from './distance.ts';
import { evaluate } from './evaluate.ts';
import { bestPair, isModal, similarity } from './vocabulary.ts';
import { hasChildren } from './whom.ts';

export type ByDefinition = {
  id: string;
  wishId: string;
  concept: string;
  placeId: string;
  worth: number;
  code: string;
  time: FoundTime;
  cost: number;
  strength: string;
  /** Ids of the voices that it answers too. */
  also: string[];
};

/**
 * matching.md §2.4 as it is written, with nothing left out early: every voice with every activity in every place, each judged by
 * `evaluate`. What composes quickly has to answer the same.
 */
export function composeByDefinition(
  lead: Lead,
  town: ComposeTown,
  held: ReadonlySet<string> = new Set(),
): ByDefinition[] {
  const [hours, person] = [hoursOfLead(lead), profileOfLead(lead)];
  if (hours === undefined) return [];
  const waiting = lead.kind === 'person' ? 0.15 * Math.min(1, lead.waitingDays / 180) : 0;
  const found: ByDefinition[] = [];
  for (const wish of town.wishes) {
    for (const ready of town.recipes) {
      const { recipe } = ready;
      const key = heldKey(wish.wish.opportunity.id, recipe.concept);
      const able = ableTo(person, ready);
      const fit = fitOf(wish, ready);
      if (able === undefined || fit < 0.4 || held.has(key)) continue;
      let best: (ByDefinition & { near: number }) | undefined;
      for (const place of ready.places.flatMap((at) => town.places[at] ?? [])) {
        const { id } = place.offer.opportunity;
        const people = Math.min(wish.people ?? 3, recipe.groupMost, 20, place.roomFor);
        if (people < 3 || held.has(`${key} ${id}`)) continue;
        const time = firstTime(hours, place, wish.week, recipe.minutes, people);
        if (time === undefined) continue;
        const role = leadOpportunity(person, recipe, wish, place, time).opportunity;
        const { verdict, cost } = evaluate(person, role, town.day);
        if (verdict === 'no') continue;
        const near = nearness(person, place);
        const shared = Math.cbrt(fit * able.good * near) * (Math.log(1 + people) / Math.log(21));
        const worth = shared + waiting - 0.04 * cost;
        const of = { wishId: wish.wish.opportunity.id, concept: recipe.concept, placeId: id };
        const one = {
          id: role.id,
          ...of,
          code: recipe.code,
          worth,
          time,
          cost,
          strength: able.text,
          near,
          also: [],
        };
        if (best === undefined || isBetter(one, best)) best = one;
      }
      if (best !== undefined) {
        const { near: _, ...told } = best;
        found.push(told);
      }
    }
  }
  found.sort((a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1));
  return together(found, person, town, held);
}

/** From the best on: whatever another voice of the same area and wish would have at the same activity is told there. */
function together(
  found: readonly ByDefinition[],
  person: PersonProfile,
  town: ComposeTown,
  held: ReadonlySet<string>,
): ByDefinition[] {
  const told: ByDefinition[] = [];
  const keyOf = (wishId: string, { concept }: ByDefinition): string => heldKey(wishId, concept);
  const answered = new Set<string>();
  for (const one of found) {
    const own = `${one.wishId} ${one.code}`;
    if (answered.has(own)) continue;
    const wish = town.wishes.find((other) => other.wish.opportunity.id === one.wishId);
    const ready = town.recipes.find(({ recipe }) => recipe.code === one.code);
    const place = town.places.find(({ offer }) => offer.opportunity.id === one.placeId);
    if (wish === undefined || ready === undefined || place === undefined) continue;
    const time = { ...one.time };
    const also = town.wishes.filter((other) => {
      const { id } = other.wish.opportunity;
      if (other === wish || answered.has(`${id} ${one.code}`) || !isSameWish(other, wish)) return false;
      if (held.has(keyOf(id, one)) || held.has(heldKey(id, one.concept, one.placeId))) return false;
      if (fitOf(other, ready) < 0.4 || (other.people ?? 3) < 3) return false;
      if (other.week !== undefined && !other.week.some(({ from, to }) => from <= time.from && time.to <= to))
        return false;
      const role = leadOpportunity(person, ready.recipe, other, place, time).opportunity;
      return evaluate(person, role, town.day).verdict !== 'no';
    });
    for (const { wish: other } of [wish, ...also]) answered.add(`${other.opportunity.id} ${one.code}`);
    told.push({ ...one, also: also.map(({ wish: other }) => other.opportunity.id) });
  }
  return told;
}

function isSameWish(a: ReadyWish, b: ReadyWish): boolean {
  const topics = ({ openness, topics: all }: ReadyWish) => (openness > 0 ? '' : all.toSorted().join());
  const isOfOneArea = a.wish.areaId !== undefined && a.wish.areaId === b.wish.areaId;
  return isOfOneArea && a.whom === b.whom && topics(a) === topics(b);
}

type Place = Pick<ByDefinition, 'worth' | 'placeId'> & { near: number };

/** The nearer where two are worth the same, and by id where they are as near. */
function isBetter(a: Place, b: Place): boolean {
  if (a.worth !== b.worth) return a.worth > b.worth;
  return a.near === b.near ? a.placeId < b.placeId : a.near > b.near;
}

function ableTo(person: PersonProfile, { recipe }: ReadyRecipe): { text: string; good: number } | undefined {
  const worth = { hobby: 0.6, good: 0.8, professional: 1 };
  let best: { text: string; good: number } | undefined;
  for (const { text, concepts, level } of person.strengths) {
    for (const own of concepts) {
      const alike = isModal(own) ? 0 : similarity(own, recipe.concept);
      const good = alike * worth[level ?? 'good'];
      if (alike >= 0.4 && good > (best?.good ?? 0)) best = { text, good };
    }
  }
  const will =
    bestPair(
      person.wishes.flatMap(({ concepts }) => concepts),
      [recipe.concept],
    )?.similarity ?? 0;
  return best === undefined ? undefined : { ...best, good: best.good * (0.75 + 0.25 * will) };
}

function fitOf(wish: ReadyWish, { recipe }: ReadyRecipe): number {
  const asked = bestPair(wish.topics, [recipe.concept])?.similarity ?? 0;
  const isMadeFor =
    wish.whom === '' || hasChildren(wish.whom) === recipe.checklist.includes('children') ? 1 : 0.6;
  return Math.max(asked, wish.openness) * isMadeFor;
}

function nearness(person: PersonProfile, { offer }: ReadyPlace): number {
  const [km, reach] = [distanceKm(person, offer.opportunity), reachKm(person)];
  if (km === undefined || reach === undefined || km > reach) return 0.5;
  return reach === 0 ? 1 : 1 - 0.5 * (km / reach);
}
