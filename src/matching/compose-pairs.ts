import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { intersectHours, longestRun } from '#domain/hours.ts';
import { opportunitySide } from './pair.ts';
import type { Evaluation } from './evaluate.ts';

/** Long enough for people to come, do something and tidy up. */
const sessionMinutes = 60;

/**
 * A wish of the town and a room that stands empty, at an hour when the person is free: a new activity that the person could begin.
 * A draft of two ids each; the best wish with the best room comes first.
 */
export function composePairs(
  person: PersonProfile,
  opportunities: readonly Opportunity[],
  fits: readonly Evaluation[],
): string[][] {
  const byId = new Map(opportunities.map((opportunity) => [opportunity.id, opportunity]));
  const offered = fits.flatMap(({ id }) => {
    const opportunity = byId.get(id);
    return opportunity === undefined ? [] : [opportunity];
  });
  const hours = person.hours;
  if (hours === undefined || person.strengths.length === 0) return [];
  const wishes = offered.filter((one) => one.kind === 'wish');
  const spaces = offered.filter((one) => one.kind === 'space');
  const weekOf = (one: Opportunity) => opportunitySide(one, '').week ?? [];
  return wishes.flatMap((wish) =>
    spaces
      .filter((space) => {
        const common = intersectHours(intersectHours(hours, weekOf(wish)), weekOf(space));
        return longestRun(common) >= sessionMinutes;
      })
      .map((space) => [wish.id, space.id]),
  );
}
