import type { Opportunity } from '#domain/conditions.ts';
import { opportunitySide } from './pair.ts';

/**
 * Seats that can be given one by one: those of one window of an offer. Who can come on Monday only has no use for what is
 * left on Wednesday, so the windows of an offer are shared out apart from each other.
 */
export type SeatPool = {
  id: string;
  resourceId: string;
  /** The offer with this window alone. */
  opportunity: Opportunity;
  seats: number;
  /** counted: somebody said how many. unasked: nobody has, so one is as much as may be supposed. open: as many as like. */
  basis: 'counted' | 'unasked' | 'open';
};

/** How many strangers one host is asked to take in at once, where it says that it takes as many as like. */
export const mostAtOnce = 8;

/** `underWay`: people on their way to a resource who have no seat of their own yet; their place is kept for them. */
export function seatPoolsOf(
  opportunities: readonly Opportunity[],
  day: string,
  underWay: ReadonlyMap<string, number> = new Map(),
): SeatPool[] {
  return opportunities.flatMap((opportunity) => {
    const { inForce, hasWindows } = opportunitySide(opportunity, day);
    // Invariant 11: an offer of which every window has run out is no offer. One without any has hours that nobody asked.
    if (!hasWindows && opportunity.windows.length > 0) return [];
    const pools = hasWindows
      ? inForce.map((window, at) =>
          poolOf(opportunity, inForce.length > 1 ? window : undefined, at, window.capacity),
        )
      : [poolOf(opportunity, undefined, 0, undefined)];
    return keepFor(underWay.get(opportunity.id) ?? 0, pools).filter(({ seats }) => seats > 0);
  });
}

function poolOf(
  opportunity: Opportunity,
  alone: Opportunity['windows'][number] | undefined,
  at: number,
  capacity: number | null | undefined,
): SeatPool {
  return {
    id: `${opportunity.id}#${at}`,
    resourceId: opportunity.id,
    opportunity: alone === undefined ? opportunity : { ...opportunity, windows: [alone] },
    seats: capacity === undefined ? 1 : (capacity ?? mostAtOnce),
    basis: capacity === undefined ? 'unasked' : capacity === null ? 'open' : 'counted',
  };
}

/** Nobody knows which window somebody on their way will take: the fullest is not emptied, the one with most gives. */
function keepFor(people: number, pools: SeatPool[]): SeatPool[] {
  let left = pools;
  for (let person = 0; person < people; person += 1) {
    const most = Math.max(...left.map(({ seats }) => seats));
    const giver = left.findIndex(({ seats }) => seats === most);
    left = left.map((pool, at) => (at === giver ? { ...pool, seats: Math.max(0, pool.seats - 1) } : pool));
  }
  return left;
}
