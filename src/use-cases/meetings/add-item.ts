import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import { isEnded, type CaseState } from '#domain/case-state.ts';
import type { Worker } from '#domain/actor.ts';
import type { ItemPurpose } from '#domain/meeting.ts';
import { Refusal } from '#domain/refusal.ts';
import { coverageOf, seatName, uncovered } from './coverage.ts';
import { lockMeeting, readSeats } from './lock-meeting.ts';

export type NewItem = {
  id: string;
  personId: string;
  purpose: ItemPurpose;
  planId: string | null;
  /** Seats that leave the room while this person is spoken of. */
  standsAside: readonly string[];
};

export type Added =
  | { ok: true }
  /** Nobody has asked the person: the way is the 支援会議 (法106条の6). */
  | { ok: false; why: 'no-consent' }
  | { ok: false; why: 'uncovered'; seats: { id: string; name: string }[] };

async function openCaseOf(db: Handle, personId: string): Promise<string> {
  const held = await db
    .selectFrom('case')
    .select(['id', 'state'])
    .where('personId', '=', personId)
    .orderBy('openedOn', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!held) throw new Refusal('not-found');
  if (isEnded(held.state as CaseState)) throw new Refusal('already-done');
  return held.id;
}

/**
 * Puts a person on the agenda. Refused, with the names, unless the consent covers everybody at the table for this item
 * (invariant 2): who is not covered leaves the room, is asked for first, or the person is not spoken of here.
 */
export async function addItem(worker: Worker, meetingId: string, item: NewItem): Promise<Added> {
  const { id, personId } = item;
  const purpose = {
    act: 'meetings.item.add',
    subjects: [
      { kind: 'person', id: personId },
      { kind: 'meeting', id: meetingId },
    ],
  };
  return asActor(worker, purpose, async (db) => {
    const meeting = await lockMeeting(db, meetingId);
    await requireItem(db, worker, personId, 'participation');
    const items = await db
      .selectFrom('meetingItem')
      .select(['id', 'personId', 'position'])
      .where('meetingId', '=', meetingId)
      .execute();
    if (items.some((one) => one.id === id)) return { ok: true };
    if (items.some((one) => one.personId === personId)) throw new Refusal('already-done');
    const caseId = await openCaseOf(db, personId);
    const seats = await readSeats(db, meetingId);
    const coverage = await coverageOf(db, personId, seats, meeting.heldOn);
    if (!coverage.hasAgreed) return { ok: false, why: 'no-consent' };
    const open = uncovered(coverage, seats, item.standsAside);
    if (open.length > 0) {
      return {
        ok: false,
        why: 'uncovered',
        seats: open.map((seat) => ({ id: seat.id, name: seatName(seat) })),
      };
    }
    await db
      .insertInto('meetingItem')
      .values({
        municipalityId: worker.municipalityId,
        id,
        meetingId,
        personId,
        caseId,
        planId: item.planId,
        position: Math.max(0, ...items.map(({ position }) => position)) + 1,
        standsAside: item.standsAside.filter((seatId) => seats.some((seat) => seat.id === seatId)),
        purpose: item.purpose,
        updatedBy: worker.accountId,
      })
      .execute();
    await refreshAccess(db, personId);
    return { ok: true };
  });
}
