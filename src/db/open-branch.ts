import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { branchNumber, mayCaseMove, rootNumber, type ReopensAt } from '#domain/case-machine.ts';
import { isEnded, type CaseState } from '#domain/case-state.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Handle } from './as-actor.ts';
import { lockCase, writeCaseChange } from './case-course.ts';

export type Reopening = {
  personId: string;
  /** The case that had ended. */
  caseId: string;
  at: ReopensAt;
  on: string;
  reason: string;
  meetingItemId?: string | null | undefined;
};

/**
 * Reopens an ended case as a branch of its own: the old one keeps its number and its end, so that 新規 and 終結 can be counted
 * (practice.md §1.3). The verb refreshes the access lists. Gives the branch's id.
 */
export async function openBranch(db: Handle, worker: Worker, reopening: Reopening): Promise<string> {
  const { personId, at, on } = reopening;
  const ended = await lockCase(db, reopening.caseId, personId);
  if (!mayCaseMove(ended.state, at, 'reopen')) throw new Refusal('already-done');
  const all = await db
    .selectFrom('case')
    .select(['number', 'state', 'branch'])
    .where('personId', '=', personId)
    .execute();
  if (all.some(({ state }) => !isEnded(state as CaseState))) throw new Refusal('already-done');
  // The person's own cases are enough: no branch leads to another person.
  const root = rootNumber(ended.number);
  const branches = all.filter(({ number }) => rootNumber(number) === root).map(({ branch }) => branch);
  const branch = Math.max(...branches) + 1;
  const id = uuidv7();
  await db
    .insertInto('case')
    .values({
      municipalityId: worker.municipalityId,
      id,
      personId,
      number: branchNumber(ended.number, branch),
      state: at,
      stateSince: on,
      leadAgencyId: ended.leadAgencyId ?? worker.agencyId,
      mainAccountId: ended.mainAccountId ?? worker.accountId,
      openedOn: on,
      followsCaseId: ended.id,
      branch,
      updatedBy: worker.accountId,
    })
    .execute();
  const step = { to: at, kind: 'reopen' as const, on, reason: reopening.reason };
  const from = { id, personId, state: ended.state };
  await writeCaseChange(db, worker, from, { ...step, meetingItemId: reopening.meetingItemId });
  return id;
}
