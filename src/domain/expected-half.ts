import type { HalfKey } from './attendance.ts';

/** One half day somebody is expected on, or would be if the place were not closed. */
export type ExpectedHalf = HalfKey & {
  fromTime: string | null;
  toTime: string | null;
  /** Why nobody is expected after all; null when somebody is. */
  closed: string | null;
};

/**
 * The half days of all bookings in order. Two bookings of one half day are one visit, and open as soon as one of them is. Closed
 * ones stay in the list with their reason, because a page says why nobody was expected; they are never absences.
 */
export function joinHalves(halves: readonly ExpectedHalf[]): ExpectedHalf[] {
  const found = new Map<string, ExpectedHalf>();
  for (const half of halves) {
    const key = `${half.day}-${half.half}`;
    const known = found.get(key);
    if (known === undefined || (known.closed !== null && half.closed === null)) found.set(key, half);
  }
  return [...found.values()].toSorted((a, b) => (`${a.day}-${a.half}` < `${b.day}-${b.half}` ? -1 : 1));
}
