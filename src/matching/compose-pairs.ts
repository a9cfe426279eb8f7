import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { intersectHours, longestRun, weeklyRule } from '#domain/hours.ts';
import { evaluate, type Evaluation } from './evaluate.ts';
import { opportunitySide } from './pair.ts';

/** Long enough for people to come, do something and tidy up. */
const sessionMinutes = 60;
/** Both sides gain: a wish of the town is answered and an empty room is used. */
const worthOfAnswering = 0.2;

export type Composed = { ids: readonly [wish: string, space: string]; evaluation: Evaluation; score: number };

/**
 * A wish of the town and a room that stands empty, at an hour when the person is free: a new activity that the person
 * could begin. Evaluated as what it would be, with the conditions of both. Always a draft for a coordinator.
 */
export function composePairs(
  person: PersonProfile,
  opportunities: readonly Opportunity[],
  day: string,
): readonly Composed[] {
  if (person.strengths.length === 0) return [];
  const isOpen = (one: Opportunity): boolean => ['fits', 'ask'].includes(evaluate(person, one, day).verdict);
  const wishes = opportunities.filter((one) => one.kind === 'wish' && isOpen(one));
  const spaces = opportunities.filter((one) => one.kind === 'space' && isOpen(one));
  const composed = wishes.flatMap((wish) =>
    evaluate(person, wish, day).isRelevant
      ? spaces.flatMap((space) => composeOne(person, wish, space, day))
      : [],
  );
  return composed.sort((a, b) => b.score - a.score || (a.ids.join() < b.ids.join() ? -1 : 1));
}

function composeOne(person: PersonProfile, wish: Opportunity, space: Opportunity, day: string): Composed[] {
  const [wishWeek, spaceWeek] = [opportunitySide(wish, day).week, opportunitySide(space, day).week];
  if (person.hours === undefined || wishWeek === undefined || spaceWeek === undefined) return [];
  const common = intersectHours(wishWeek, spaceWeek);
  if (longestRun(intersectHours(person.hours, common)) < sessionMinutes) return [];
  const together: Opportunity = {
    ...wish,
    id: `${wish.id}+${space.id}`,
    text: `${wish.text} ${space.text}`,
    concepts: [...new Set([...wish.concepts, ...space.concepts])],
    demands: { ...space.demands, ...wish.demands },
    supports: [...new Set([...wish.supports, ...space.supports])],
    windows: [{ rule: weeklyRule(common), capacity: null }],
    distanceKm: space.distanceKm ?? wish.distanceKm ?? 0,
  };
  const evaluation = evaluate(person, together, day);
  return [{ ids: [wish.id, space.id], evaluation, score: evaluation.score + worthOfAnswering }];
}
