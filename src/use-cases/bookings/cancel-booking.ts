import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { lockBooking, writeBooking, type SeenBooking } from './own-booking.ts';

/** Takes a hold back, or a booking that has not begun: the place was never used, and others can have it at once. */
export async function cancelBooking(
  worker: Worker,
  seen: SeenBooking,
  reason: string,
  today: string,
): Promise<void> {
  const purpose = { act: 'bookings.cancel', subjects: [{ kind: 'person', id: seen.personId }] };
  await asActor(worker, purpose, async (db) => {
    const { booking } = await lockBooking(db, worker, seen, today);
    const hasBegun = booking.standing === 'used' && booking.startsOn <= today;
    const isOpen =
      booking.standing === 'held' || booking.standing === 'lapsed' || booking.standing === 'used';
    if (!isOpen || hasBegun) throw new Refusal('already-done');
    await writeBooking(db, worker, booking, { state: 'cancelled', endedReason: reason }, { state: 'free' });
  });
}
