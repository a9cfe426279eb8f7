import { sql } from 'kysely';
import type { Worker } from '#domain/actor.ts';
import type { Handle } from './as-actor.ts';

export type SeatRelease = {
  placementId: string;
  /** The last day that the seats are still this person's. */
  on: string;
  reason: string;
  state?: 'returned' | 'recalled' | 'cancelled';
  /** Without it, every seat of the placement. */
  bookingIds?: readonly string[];
};

/**
 * Gives seats back for others: what has not begun by that day never was, what has ends with it. Called wherever a
 * participation ends, so that nobody keeps a place who no longer comes.
 */
export async function releaseSeats(db: Handle, worker: Worker, release: SeatRelease): Promise<number> {
  const { placementId, on, reason, state = 'returned', bookingIds } = release;
  let query = db
    .selectFrom('booking')
    .select(['id', 'seatId', 'startsOn', 'endsOn', 'state', 'version'])
    .where('placementId', '=', placementId)
    .where('state', 'in', ['held', 'used']);
  if (bookingIds) query = query.where('id', 'in', bookingIds);
  const bookings = await query.orderBy('id').execute();
  const common = { updatedAt: sql<Date>`now()`, updatedBy: worker.accountId };
  for (const booking of bookings) {
    const never = booking.state === 'held' || booking.startsOn > on;
    const endsOn = booking.endsOn !== null && booking.endsOn < on ? booking.endsOn : on;
    const term = never ? {} : { endsOn };
    await db
      .updateTable('booking')
      .set({
        ...common,
        ...term,
        // What was only held was never used, and so not returned.
        state: never && state === 'returned' ? 'cancelled' : state,
        endedReason: reason,
        version: booking.version + 1,
      })
      .where('id', '=', booking.id)
      .execute();
    await db
      .updateTable('seat')
      .set({ ...common, ...term, ...(never ? { state: 'free' } : {}), version: sql`version + 1` })
      .where('id', '=', booking.seatId)
      .execute();
  }
  return bookings.length;
}
