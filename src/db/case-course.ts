import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { isEnded, type CaseState } from '#domain/case-state.ts';
import type { Handle } from './as-actor.ts';

export type CaseCourse = {
  caseId: string;
  personId: string;
  to: CaseState;
  on: string;
  reason: string;
  kind?: 'forward' | 'back';
  meetingItemId?: string;
};

/** The order in which a case usually goes; what stands further on is not moved back by a step of a placement. */
const way: readonly CaseState[] = [
  'received',
  'no_consent_yet',
  'outreach',
  'assessing',
  'planning',
  'meeting_awaited',
  'decided',
  'replanning',
  'searching',
  'sounding',
  'trying',
  'taking_part',
  'evaluating',
];

/**
 * Moves the case along with what happens to its placements, so that nobody types it twice. Nothing happens when the case is
 * there already or further on, when it rests or has ended.
 */
export async function moveCaseAlong(db: Handle, worker: Worker, course: CaseCourse): Promise<void> {
  const { caseId, personId, to, on, reason, kind = 'forward', meetingItemId } = course;
  const held = await db
    .selectFrom('case')
    .select(['state', 'version'])
    .where('id', '=', caseId)
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!held) return;
  const from = held.state as CaseState;
  if (from === to || isEnded(from) || from === 'paused') return;
  if (kind === 'forward' && way.indexOf(from) >= way.indexOf(to)) return;
  await db
    .updateTable('case')
    .set({
      state: to,
      stateSince: on,
      version: held.version + 1,
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
      meetingItemId: meetingItemId ?? null,
      byAccount: worker.accountId,
    })
    .execute();
}
