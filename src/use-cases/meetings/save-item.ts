import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import type { ItemDecision, ItemDraft, ItemReport, ItemRole } from '#domain/meeting.ts';
import { Refusal } from '#domain/refusal.ts';
import { applyDecision } from './decide-item.ts';
import { lockMeeting } from './lock-meeting.ts';

export type ItemInput = { item: ItemDraft; decision: ItemDecision | null };

async function readItem(db: Handle, meetingId: string, itemId: string) {
  const row = await db
    .selectFrom('meetingItem')
    .select(['id', 'personId', 'caseId', 'planId', 'decision', 'version', 'updatedAt', 'updatedBy'])
    .select(['personPresent', 'familyPresent', 'ownWords', 'reports', 'points', 'decisionWords', 'roles'])
    .select(['resourceGap', 'nextOn'])
    .where('id', '=', itemId)
    .where('meetingId', '=', meetingId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  const { id, personId, caseId, planId, decision, version, updatedAt, updatedBy, ...rest } = row;
  const fields: ItemDraft = {
    ...rest,
    reports: rest.reports as ItemReport[],
    roles: rest.roles as ItemRole[],
  };
  return { id, personId, caseId, planId, decision, stored: { version, updatedAt, updatedBy, fields } };
}

/**
 * Saves what was said about one person. A decision is written once, when the meeting is held, and takes effect here and now;
 * until the record is confirmed the words around it may still be put right, and the words before stay (invariant 9).
 */
export async function saveItem(
  worker: Worker,
  meetingId: string,
  itemId: string,
  seen: number,
  input: ItemInput,
  kept?: KeptSides,
): Promise<Saved> {
  const purpose = { act: 'meetings.item.save', subjects: [{ kind: 'meeting', id: meetingId }] };
  return asActor(worker, purpose, async (db, log) => {
    const meeting = await lockMeeting(db, meetingId);
    const { stored, ...item } = await readItem(db, meetingId, itemId);
    const { personId } = item;
    log.about('person', personId);
    const subject = { kind: 'meeting_item', id: itemId, personId };
    const met = await meetVersions<ItemDraft>(db, worker, subject, stored, {
      seen,
      fields: input.item,
      kept,
    });
    if (!met.ok) return met;
    const isDeciding = input.decision !== null && item.decision === null;
    if (isDeciding && meeting.state !== 'held') throw new Refusal('not-permitted');
    const { reports, roles, ...plain } = met.merged;
    await db
      .updateTable('meetingItem')
      .set({
        ...plain,
        reports: json(reports),
        roles: json(roles),
        ...(isDeciding ? { decision: input.decision } : {}),
        version: met.version,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', itemId)
      .execute();
    if (isDeciding && input.decision !== null) {
      const given = { decision: input.decision, words: plain.decisionWords, on: meeting.heldOn };
      await applyDecision(db, worker, item, given);
      log.detail({ decision: input.decision });
    }
    await refreshAccess(db, personId);
    return { ok: true };
  });
}
