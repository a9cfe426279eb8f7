import type { Handle } from '#db/as-actor.ts';
import type { MeetingState } from '#domain/meeting.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Seat } from './coverage.ts';

/** The meeting, locked until commit. A confirmed one takes no more changes (invariant 9), nor does one of another basis. */
export async function lockMeeting(db: Handle, meetingId: string) {
  const row = await db
    .selectFrom('meeting')
    .select(['id', 'number', 'legalBasis', 'title', 'state', 'heldOn', 'fromTime', 'toTime', 'placeNote'])
    .select(['manner', 'chair', 'recorder', 'pledged', 'nextOn', 'version', 'updatedAt', 'updatedBy'])
    .where('id', '=', meetingId)
    .where('legalBasis', '=', 'coordination')
    .forUpdate()
    .executeTakeFirst();
  if (!row) {
    // A confirmed meeting is out of reach of `for update`: the policy says so, and the page tells which of the two it is.
    const known = await db.selectFrom('meeting').select('id').where('id', '=', meetingId).executeTakeFirst();
    throw new Refusal(known ? 'already-done' : 'not-found');
  }
  const state = row.state as MeetingState;
  if (state === 'confirmed') throw new Refusal('already-done');
  return { ...row, state };
}

export async function readSeats(db: Handle, meetingId: string): Promise<Seat[]> {
  return db
    .selectFrom('meetingAttendance')
    .leftJoin('agency', (join) =>
      join
        .onRef('agency.municipalityId', '=', 'meetingAttendance.municipalityId')
        .onRef('agency.id', '=', 'meetingAttendance.agencyId'),
    )
    .select(['meetingAttendance.id', 'agencyId', 'agency.name as agencyName', 'affiliation'])
    .select(['meetingAttendance.name', 'role', 'presence', 'meetingAttendance.version'])
    .where('meetingId', '=', meetingId)
    .orderBy('meetingAttendance.id')
    .execute();
}
