import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import type { GapAgendaDraft } from '#domain/gap-agenda.ts';
import { Refusal } from '#domain/refusal.ts';
import { lockMeeting } from './lock-meeting.ts';

/** Writes what a meeting said about a gap. It is decided in a meeting that is held, and not changed after its record is confirmed. */
export async function decideOnGap(
  worker: Worker,
  at: { meetingId: string; agendaId: string },
  seen: number,
  draft: GapAgendaDraft,
  kept?: KeptSides,
): Promise<Saved> {
  const purpose = { act: 'meetings.gap.decide', subjects: [{ kind: 'meeting', id: at.meetingId }] };
  return asActor(worker, purpose, async (db): Promise<Saved> => {
    const meeting = await lockMeeting(db, at.meetingId);
    const row = await db
      .selectFrom('gapAgenda')
      .select(['version', 'updatedAt', 'updatedBy', 'points', 'decision', 'decisionWords'])
      .where('id', '=', at.agendaId)
      .where('meetingId', '=', at.meetingId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    const { version, updatedAt, updatedBy, ...fields } = row;
    const stored = { version, updatedAt, updatedBy, fields: fields as GapAgendaDraft };
    const subject = { kind: 'gap_agenda', id: at.agendaId };
    const met = await meetVersions<GapAgendaDraft>(db, worker, subject, stored, {
      seen,
      fields: draft,
      kept,
    });
    if (!met.ok) return met;
    if (met.merged.decision !== row.decision && meeting.state !== 'held') throw new Refusal('not-permitted');
    await db
      .updateTable('gapAgenda')
      .set({ ...met.merged, version: met.version, updatedAt: sql`now()`, updatedBy: worker.accountId })
      .where('id', '=', at.agendaId)
      .execute();
    return { ok: true };
  });
}
