import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { lockCase, moveHeldCase } from '#db/case-course.ts';
import { lockPlan, movePlan } from '#db/plan-course.ts';
import type { Worker } from '#domain/actor.ts';
import { mayCaseMove } from '#domain/case-machine.ts';
import { closureReasons, type ClosureDraft } from '#domain/closure.ts';
import { isPlanOver, mayPlanMove, type PlanState } from '#domain/plan-state.ts';
import { Refusal } from '#domain/refusal.ts';

/**
 * Ends a case with the record that ending needs (invariant 14), the plan with it, and starts the clock of its file. The record
 * is written once; a reopening begins a branch of its own.
 */
export async function closeCase(
  worker: Worker,
  personId: string,
  seen: { id: string; version: number },
  closure: ClosureDraft,
  meetingItemId: string | null,
): Promise<void> {
  const purpose = { act: 'closing.close', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    const held = await lockCase(db, seen.id, personId);
    if (held.version !== seen.version) throw new Refusal('changed-meanwhile');
    const { endState, ...record } = closure;
    if (!mayCaseMove(held.state, endState, 'end')) throw new Refusal('already-done');
    await db
      .insertInto('closure')
      .values({
        ...record,
        municipalityId: worker.municipalityId,
        id: uuidv7(),
        personId,
        caseId: held.id,
        meetingItemId,
        updatedBy: worker.accountId,
      })
      .execute();
    await endPlans(db, worker, { personId, caseId: held.id }, closure);
    const reason = [closureReasons[closure.reason], closure.reasonWords]
      .filter((part) => part !== '')
      .join('　');
    await moveHeldCase(db, worker, held, {
      to: endState,
      kind: 'end',
      on: closure.closedOn,
      reason,
      meetingItemId,
    });
    log.detail({ to: endState, reason: closure.reason });
    await refreshAccess(db, personId);
  });
}

/** A plan that ran ends with the case; one that had not come to it is taken back. */
async function endPlans(
  db: Handle,
  worker: Worker,
  { personId, caseId }: { personId: string; caseId: string },
  { reason, closedOn }: ClosureDraft,
): Promise<void> {
  const plans = await db
    .selectFrom('plan')
    .select(['id', 'state'])
    .where('caseId', '=', caseId)
    .where('personId', '=', personId)
    .execute();
  for (const { id, state } of plans) {
    if (isPlanOver(state as PlanState)) continue;
    const plan = await lockPlan(db, id, personId);
    const to = mayPlanMove(plan.state, 'ended') ? 'ended' : 'withdrawn';
    const step = { endedOn: closedOn, endedReason: `ケースの終結　${closureReasons[reason]}` };
    await movePlan(db, worker, plan, to, step);
  }
}
