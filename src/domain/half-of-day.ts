import type { Half } from './formal-capacity.ts';
import { minutesPerDay } from './hours.ts';

const noon = minutesPerDay / 2;
/** What reaches over noon by no more than this is one session, not a morning and an afternoon. */
const endOfSession = 90;

/**
 * The half days that a time of day can be booked by. 10:00–15:00 is a morning and an afternoon; 10:00–13:30 is one session,
 * and it is booked where most of it lies. `app.halves_of` in the database says the same.
 */
export function halvesOf({ from, to }: { from: number; to: number }): Half[] {
  const before = Math.max(0, Math.min(to, noon) - from);
  const after = Math.max(0, to - Math.max(from, noon));
  if (before === 0 && after === 0) return [];
  if (after === 0) return ['am'];
  if (before === 0) return ['pm'];
  if (Math.min(before, after) > endOfSession) return ['am', 'pm'];
  return before >= after ? ['am'] : ['pm'];
}

/** The part of a time that belongs to one half day: cut at noon only where both halves can be booked. */
export function partInHalf(
  time: { from: number; to: number },
  half: Half,
): { from: number; to: number } | undefined {
  const halves = halvesOf(time);
  if (!halves.includes(half)) return undefined;
  if (halves.length === 1) return time;
  return half === 'am' ? { from: time.from, to: noon } : { from: noon, to: time.to };
}
