import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { lockMeeting } from './lock-meeting.ts';

/** Takes a gap off an agenda again, as long as nothing was decided and no work hangs on it. What was counted stays on record. */
export async function takeOffGap(worker: Worker, meetingId: string, agendaId: string): Promise<void> {
  const purpose = { act: 'meetings.gap.take-off', subjects: [{ kind: 'meeting', id: meetingId }] };
  await asActor(worker, purpose, async (db) => {
    await lockMeeting(db, meetingId);
    const entry = await db
      .selectFrom('gapAgenda')
      .select(['id', 'decision'])
      .where('id', '=', agendaId)
      .where('meetingId', '=', meetingId)
      .executeTakeFirst();
    if (!entry) throw new Refusal('not-found');
    const task = await db
      .selectFrom('resourceTask')
      .select('id')
      .where('agendaId', '=', agendaId)
      .executeTakeFirst();
    if (entry.decision !== null || task) throw new Refusal('already-done');
    await db.deleteFrom('gapAgenda').where('id', '=', agendaId).execute();
  });
}
