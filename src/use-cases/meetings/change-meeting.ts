import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import type { MeetingDraft } from '#domain/meeting.ts';
import { lockMeeting } from './lock-meeting.ts';

/** PostgreSQL gives a time of day with seconds; people write it without. */
function clock(time: string | null): string | null {
  return time === null ? null : time.slice(0, 5);
}

/** Changes when, where and how a meeting is held, until its record is confirmed. */
export async function changeMeeting(
  worker: Worker,
  meetingId: string,
  seen: number,
  meeting: MeetingDraft,
  kept?: KeptSides,
): Promise<Saved> {
  const purpose = { act: 'meetings.change', subjects: [{ kind: 'meeting', id: meetingId }] };
  return asActor(worker, purpose, async (db) => {
    const row = await lockMeeting(db, meetingId);
    const { title, heldOn, placeNote, manner, chair, recorder, nextOn } = row;
    const fields = {
      title,
      heldOn,
      fromTime: clock(row.fromTime),
      toTime: clock(row.toTime),
      placeNote,
      manner: manner as MeetingDraft['manner'],
      chair,
      recorder,
      nextOn,
    };
    const { version, updatedAt, updatedBy } = row;
    const subject = { kind: 'meeting', id: meetingId };
    const stored = { version, updatedAt, updatedBy, fields };
    const met = await meetVersions<MeetingDraft>(db, worker, subject, stored, {
      seen,
      fields: meeting,
      kept,
    });
    if (!met.ok) return met;
    await db
      .updateTable('meeting')
      .set({ ...met.merged, version: met.version, updatedAt: sql`now()`, updatedBy: worker.accountId })
      .where('id', '=', meetingId)
      .execute();
    return { ok: true };
  });
}
