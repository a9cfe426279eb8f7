import { uuidv7 } from 'uuidv7';
import type { Handle } from '#db/as-actor.ts';
import { moveCaseAlong } from '#db/case-course.ts';
import { addEdition, contentOf, lockPlan, movePlan, type HeldPlan } from '#db/plan-course.ts';
import type { Worker } from '#domain/actor.ts';
import { decisionsFor, itemDecisions, type ItemDecision } from '#domain/meeting.ts';
import { isPlanAgreed, isPlanOpen, type PlanState } from '#domain/plan-state.ts';
import { Refusal } from '#domain/refusal.ts';

export type DecidedItem = { id: string; personId: string; caseId: string; planId: string | null };

/**
 * What the meeting decided happens in the same transaction as its record: to the plan, and to the case, which keeps the item
 * as the reason. Only what may be decided from where the plan stands is taken.
 */
export async function applyDecision(
  db: Handle,
  worker: Worker,
  item: DecidedItem,
  given: { decision: ItemDecision; words: string; on: string },
): Promise<void> {
  const { decision, on } = given;
  const plan = item.planId === null ? undefined : await lockPlan(db, item.planId, item.personId);
  if (!decisionsFor(plan?.state).includes(decision)) throw new Refusal('already-done');
  if (plan) await movePlanBy(db, worker, plan, item, decision, on);
  const { caseId, personId } = item;
  const reason = given.words === '' ? itemDecisions[decision] : given.words;
  const course = { caseId, personId, on, reason, meetingItemId: item.id };
  if (decision === 'amend') await moveCaseAlong(db, worker, { ...course, to: 'planning', kind: 'back' });
  if (decision === 'continue') await moveCaseAlong(db, worker, { ...course, to: 'taking_part' });
  if (decision === 'replan') await moveCaseAlong(db, worker, { ...course, to: 'replanning' });
  if (decision === 'pause') await moveCaseAlong(db, worker, { ...course, to: 'paused', kind: 'pause' });
}

async function movePlanBy(
  db: Handle,
  worker: Worker,
  plan: HeldPlan,
  item: DecidedItem,
  decision: ItemDecision,
  on: string,
): Promise<void> {
  if (decision === 'fit') await movePlan(db, worker, plan, 'fit', { fitOn: on, fitItemId: item.id });
  if (decision === 'amend') await movePlan(db, worker, plan, 'draft');
  if (decision === 'continue' && plan.state === 'evaluating') await movePlan(db, worker, plan, 'running');
  if (decision !== 'replan') return;
  // The plan goes on until the next edition starts in its place (begin-plan.ts).
  if (plan.state === 'running') await movePlan(db, worker, plan, 'evaluating');
  await nextEdition(db, worker, plan, on);
}

async function nextEdition(db: Handle, worker: Worker, plan: HeldPlan, on: string): Promise<void> {
  const editions = await db
    .selectFrom('plan')
    .select('state')
    .where('caseId', '=', plan.caseId)
    .where('personId', '=', plan.personId)
    .execute();
  if (editions.some(({ state }) => isPlanOpen(state as PlanState) || isPlanAgreed(state as PlanState)))
    return;
  const { personId, caseId, kind } = plan;
  const content = await contentOf(db, plan.id, personId);
  await addEdition(db, worker, { id: uuidv7(), personId, caseId, kind, on, content, replacesId: plan.id });
}
