import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { mayMoveTo, type CaseState } from '#domain/case-state.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Handle } from './as-actor.ts';

export type CaseStep = {
  caseId: string;
  personId: string;
  to: CaseState;
  on: string;
  reason: string;
  kind?: 'forward' | 'back' | 'pause' | 'resume' | 'end' | 'reopen' | 'handover' | 'transfer';
  meetingItemId?: string;
};

/** Moves the case where its work has already gone, so that nobody types it a second time. Does nothing when it is there. */
export async function moveCaseAlong(db: Handle, worker: Worker, step: CaseStep): Promise<void> {
  const { caseId, personId, to, on, reason, kind = 'forward', meetingItemId } = step;
  const before = await db
    .selectFrom('case')
    .select(['state', 'version'])
    .where('id', '=', caseId)
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw new Refusal('not-found');
  if (!mayMoveTo(before.state as CaseState, to)) return;
  await db
    .updateTable('case')
    .set({
      state: to,
      stateSince: on,
      version: before.version + 1,
      updatedAt: sql`now()`,
      updatedBy: worker.accountId,
    })
    .where('id', '=', caseId)
    .execute();
  await db
    .insertInto('caseChange')
    .values({
      municipalityId: worker.municipalityId,
      id: uuidv7(),
      caseId,
      personId,
      fromState: before.state,
      toState: to,
      onDay: on,
      reason,
      kind,
      meetingItemId: meetingItemId ?? null,
      byAccount: worker.accountId,
    })
    .execute();
}
