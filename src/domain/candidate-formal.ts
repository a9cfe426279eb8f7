import type { Opportunity } from './conditions.ts';
import { guestsIn, placesLeft, type HalfDay } from './formal-capacity.ts';
import { hoursOn, intersectHours, unionHours, weeklyRule, type WeeklyHours } from './hours.ts';
import { weekOfRules } from './hours-calendar.ts';

/** Half days where nobody wrote hours down: as such places usually work, so that an early hour promises nothing. */
const usual = { am: [9 * 60, 12 * 60], pm: [13 * 60, 16 * 60] } as const;
const wide = { am: [0, 12 * 60], pm: [12 * 60, 24 * 60] } as const;

/**
 * 定員の空き as the engine takes it: one window per half day that has a place left, each with what is left, and the counts
 * of the freest half day for the arithmetic in words. Formal users come first (invariant 5): no place left, no window.
 * A half day that nobody wrote down has no place.
 */
export function formalPart(
  days: readonly HalfDay[],
  windows: Opportunity['windows'],
  today: string,
): Partial<Pick<Opportunity, 'windows' | 'formal'>> {
  if (days.length === 0) return {};
  const freest = days.reduce((most, day) => (placesLeft(day) > placesLeft(most) ? day : most));
  const { capacity, contracted, pending, reserve } = freest;
  // Who waits has a place kept for them: counted as taken, not as a reason to close the places beyond.
  // A guest with a seat of their own counts like one who was only written down.
  const formal = {
    capacity,
    contracted: contracted + pending,
    pending: 0,
    reserve,
    guests: guestsIn(freest),
  };
  const offered = windows.filter(({ validUntil }) => validUntil === undefined || validUntil >= today);
  // What was offered has run out: a place left does not bring it back (invariant 11).
  if (windows.length > 0 && offered.length === 0) return { formal, windows };
  const written = weekOfRules(offered.map(({ rule }) => rule));
  const free = days
    .filter((day) => placesLeft(day) > 0)
    .map((day) => ({ hours: hoursOfHalf(day, written), left: placesLeft(day) }))
    .filter(({ hours }) => hours.length > 0);
  return {
    formal,
    windows: free.map(({ hours, left }) => ({ rule: weeklyRule(hours), capacity: left })),
  };
}

function hoursOfHalf({ weekday, half }: HalfDay, written: WeeklyHours | undefined): WeeklyHours {
  const [from, to] = written === undefined ? usual[half] : wide[half];
  const ofDay = hoursOn([weekday - 1], from, to);
  return written === undefined ? ofDay : unionHours(intersectHours(ofDay, written));
}
