import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { coverageOf, seatName, uncovered } from './coverage.ts';
import { lockMeeting, readSeats } from './lock-meeting.ts';

export type SetAside = { ok: true } | { ok: false; seats: { id: string; name: string }[] };

/** Says anew who leaves the room for an item. Whom the consent does not cover cannot be called back in (invariant 2). */
export async function setAside(
  worker: Worker,
  meetingId: string,
  itemId: string,
  standsAside: readonly string[],
): Promise<SetAside> {
  const purpose = { act: 'meetings.item.aside', subjects: [{ kind: 'meeting', id: meetingId }] };
  return asActor(worker, purpose, async (db, log) => {
    const meeting = await lockMeeting(db, meetingId);
    const item = await db
      .selectFrom('meetingItem')
      .select('personId')
      .where('id', '=', itemId)
      .where('meetingId', '=', meetingId)
      .executeTakeFirst();
    if (!item) throw new Refusal('not-found');
    log.about('person', item.personId);
    const seats = await readSeats(db, meetingId);
    const open = uncovered(await coverageOf(db, item.personId, seats, meeting.heldOn), seats, standsAside);
    if (open.length > 0) {
      return { ok: false, seats: open.map((seat) => ({ id: seat.id, name: seatName(seat) })) };
    }
    await db
      .updateTable('meetingItem')
      .set({
        standsAside: standsAside.filter((seatId) => seats.some((seat) => seat.id === seatId)),
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', itemId)
      .execute();
    return { ok: true };
  });
}
