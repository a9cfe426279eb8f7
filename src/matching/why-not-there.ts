import { roundedDays, waitingBands } from '#domain/waiting-band.ts';
import type { Allocation, Seeker } from './allocate.ts';

/**
 * Why somebody was not proposed a place that fits them: to whom it went instead. No more is said of that other person than
 * this, because the reader may not know them: no name, and days in tens only.
 */
export type Instead = {
  why: 'comes_first' | 'waits_longer' | 'only_way' | 'balance';
  /** How long that person has waited, in tens. */
  days: number;
};

/**
 * Of those who got the seats of a place, the one who explains it best: who waits a step longer; who has nowhere else to go;
 * else somebody else, by the weight that was set.
 */
export function insteadOf(
  seeker: Seeker,
  poolIds: readonly string[],
  seekers: ReadonlyMap<string, Seeker>,
  holdersOf: ReadonlyMap<string, readonly string[]>,
): Instead | undefined {
  const holders = poolIds
    .flatMap((pool) => holdersOf.get(pool) ?? [])
    .flatMap((id) => seekers.get(id) ?? [])
    .filter(({ id }) => id !== seeker.id)
    .toSorted((a, b) => b.step - a.step || b.daysWaited - a.daysWaited);
  const [first] = holders;
  if (first === undefined) return undefined;
  if (first.step > seeker.step) {
    const isUrgent = first.step === waitingBands.urgent.step;
    return { why: isUrgent ? 'comes_first' : 'waits_longer', days: roundedDays(first.daysWaited) };
  }
  const bound = holders.find(({ options }) => options.every(({ placeId }) => poolIds.includes(placeId)));
  if (bound !== undefined) return { why: 'only_way', days: roundedDays(bound.daysWaited) };
  return { why: 'balance', days: roundedDays(first.daysWaited) };
}

export function holdersByPool({ placeOf }: Allocation): Map<string, string[]> {
  const holders = new Map<string, string[]>();
  for (const [personId, poolId] of placeOf) holders.set(poolId, [...(holders.get(poolId) ?? []), personId]);
  return holders;
}
