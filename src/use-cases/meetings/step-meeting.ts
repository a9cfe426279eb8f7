import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { MeetingState } from '#domain/meeting.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Uncovered } from './change-attendance.ts';
import { coverageOf, seatName, uncovered, type Seat } from './coverage.ts';
import { lockMeeting, readSeats } from './lock-meeting.ts';

export type MeetingStep = { to: 'called' } | { to: 'held' } | { to: 'confirmed' };

export type Stepped =
  | { ok: true }
  | { ok: false; why: 'uncovered'; uncovered: Uncovered[] }
  /** Items of which it is not written what was decided. */
  | { ok: false; why: 'undecided'; count: number };

const before: Record<MeetingStep['to'], readonly MeetingState[]> = {
  called: ['preparing'],
  held: ['preparing', 'called'],
  confirmed: ['held'],
};

/**
 * 招集 → 開いた → 確定. A meeting is called and held only while every consent covers the table (one may have been taken back since
 * the agenda was made); it is held with the pledge of secrecy; once confirmed, nothing of it changes (invariant 9).
 */
export async function stepMeeting(
  worker: Worker,
  seen: { id: string; version: number },
  step: MeetingStep,
): Promise<Stepped> {
  const purpose = { act: `meetings.${step.to}`, subjects: [{ kind: 'meeting', id: seen.id }] };
  return asActor(worker, purpose, async (db) => {
    const meeting = await lockMeeting(db, seen.id);
    if (meeting.version !== seen.version) throw new Refusal('changed-meanwhile');
    if (!before[step.to].includes(meeting.state)) throw new Refusal('already-done');
    if (step.to === 'confirmed') {
      const count = await undecided(db, seen.id);
      if (count > 0) return { ok: false, why: 'undecided', count };
      await lockRecord(db, seen.id);
    } else {
      const open = await uncoveredItems(db, seen.id, meeting.heldOn, await readSeats(db, seen.id));
      if (open.length > 0) return { ok: false, why: 'uncovered', uncovered: open };
    }
    await db
      .updateTable('meeting')
      .set({
        state: step.to,
        // Whoever opens the meeting has the pledge said: the box is part of the act.
        ...(step.to === 'held' ? { pledged: true } : {}),
        version: meeting.version + 1,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', seen.id)
      .execute();
    return { ok: true };
  });
}

async function undecided(db: Handle, meetingId: string): Promise<number> {
  const { count } = await db
    .selectFrom('meetingItem')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('meetingId', '=', meetingId)
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Items and seats first: the policy lets nothing through once the mark is set. */
async function lockRecord(db: Handle, meetingId: string): Promise<void> {
  await db
    .updateTable('meetingItem')
    .set({ confirmedAt: sql`now()` })
    .where('meetingId', '=', meetingId)
    .execute();
  await db
    .updateTable('gapAgenda')
    .set({ confirmedAt: sql`now()` })
    .where('meetingId', '=', meetingId)
    .execute();
  await db
    .updateTable('meetingAttendance')
    .set({ confirmedAt: sql`now()` })
    .where('meetingId', '=', meetingId)
    .execute();
}

async function uncoveredItems(
  db: Handle,
  meetingId: string,
  day: string,
  seats: readonly Seat[],
): Promise<Uncovered[]> {
  const items = await db
    .selectFrom('meetingItem')
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipalityId', '=', 'meetingItem.municipalityId')
        .onRef('person.id', '=', 'meetingItem.personId'),
    )
    .select(['meetingItem.personId', 'meetingItem.standsAside', 'person.number'])
    .where('meetingId', '=', meetingId)
    .orderBy('position')
    .execute();
  const found: Uncovered[] = [];
  for (const { personId, standsAside, number } of items) {
    const open = uncovered(await coverageOf(db, personId, seats, day), seats, standsAside);
    found.push(...open.map((seat) => ({ seat: seatName(seat), personNumber: number })));
  }
  return found;
}
