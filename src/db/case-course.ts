import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { isEnded, type CaseState } from '#domain/case-state.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Handle } from './as-actor.ts';

export type CaseStep = {
  caseId: string;
  personId: string;
  to: CaseState;
  on: string;
  reason: string;
  kind?: 'forward' | 'back';
  meetingItemId?: string;
};

/** Moves a case along with what happened elsewhere, without asking the worker a second time. An ended case stays ended. */
export async function moveCaseAlong(db: Handle, worker: Worker, step: CaseStep): Promise<void> {
  const { caseId, personId, to, on, reason, kind = 'forward', meetingItemId = null } = step;
  const before = await db
    .selectFrom('case')
    .select(['state', 'version'])
    .where('id', '=', caseId)
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw new Refusal('not-found');
  const from = before.state as CaseState;
  if (from === to || isEnded(from)) return;
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
      fromState: from,
      toState: to,
      onDay: on,
      reason,
      kind,
      meetingItemId,
      byAccount: worker.accountId,
    })
    .execute();
}
