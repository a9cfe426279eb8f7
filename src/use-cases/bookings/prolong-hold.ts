import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { lockBooking, writeBooking, type SeenBooking } from './own-booking.ts';

/** Holds a place for longer, while it is still held. */
export async function prolongHold(
  worker: Worker,
  seen: SeenBooking,
  heldUntil: string,
  today: string,
): Promise<void> {
  const purpose = { act: 'bookings.prolong', subjects: [{ kind: 'person', id: seen.personId }] };
  await asActor(worker, purpose, async (db) => {
    const { booking } = await lockBooking(db, worker, seen, today);
    if (booking.standing === 'lapsed') throw new Refusal('hold-lapsed');
    if (booking.standing !== 'held') throw new Refusal('already-done');
    await writeBooking(db, worker, booking, { heldUntil }, { heldUntil });
  });
}
