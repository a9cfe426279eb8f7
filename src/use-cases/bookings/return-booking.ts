import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { lockBooking, writeBooking, type SeenBooking } from './own-booking.ts';

/** 使用中→返却. The place is this person's up to the last day; from the next one it is free, for formal users first. */
export async function returnBooking(
  worker: Worker,
  seen: SeenBooking,
  last: { day: string; reason: string },
  today: string,
): Promise<void> {
  const purpose = { act: 'bookings.return', subjects: [{ kind: 'person', id: seen.personId }] };
  await asActor(worker, purpose, async (db) => {
    const { booking } = await lockBooking(db, worker, seen, today);
    if (booking.standing !== 'used') throw new Refusal('already-done');
    const endsOn = booking.endsOn !== null && booking.endsOn < last.day ? booking.endsOn : last.day;
    const returned = { state: 'returned', endedReason: last.reason };
    if (endsOn < booking.startsOn) await writeBooking(db, worker, booking, returned, { state: 'free' });
    else await writeBooking(db, worker, booking, { ...returned, endsOn }, { endsOn });
  });
}
