import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { isNameless, isPlacementOver, type PlacementState } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { roomFor } from '#domain/room-for-guest.ts';
import { findSlot, slotId } from './slot-key.ts';
import { lockBooking, writeBooking, type SeenBooking } from './own-booking.ts';

/**
 * 仮押さえ→使用中. Counted once more: a formal user may have come while the place was held, and then only a written reason
 * keeps the guest there. A hold that ran out has given its place back and is not revived.
 */
export async function useBooking(
  worker: Worker,
  seen: SeenBooking,
  overrideReason: string,
  today: string,
): Promise<void> {
  const purpose = { act: 'bookings.use', subjects: [{ kind: 'person', id: seen.personId }] };
  await asActor(worker, purpose, async (db) => {
    const { booking, ground } = await lockBooking(db, worker, seen, today);
    if (booking.standing === 'lapsed') throw new Refusal('hold-lapsed');
    if (booking.standing !== 'held') throw new Refusal('already-done');
    const placement = await db
      .selectFrom('placement')
      .select('state')
      .where('id', '=', booking.placementId)
      .executeTakeFirstOrThrow();
    const state = placement.state as PlacementState;
    // A seat in use has somebody on it, and a host knows by then who comes (invariant 4).
    if (isNameless(state)) throw new Refusal('consent-missing');
    if (isPlacementOver(state)) throw new Refusal('already-done');
    const slot = findSlot(ground.slots, slotId(booking));
    const isBeyond = slot !== undefined && roomFor(slot, ground.seats, booking, today).over > 0;
    const isOver = booking.isOver || isBeyond;
    if (isBeyond && !booking.isOver && overrideReason.trim() === '') throw new Refusal('slot-taken');
    await writeBooking(
      db,
      worker,
      booking,
      { state: 'used', ...(isBeyond && !booking.isOver ? { overrideReason } : {}) },
      { state: 'used', isOver },
    );
  });
}
