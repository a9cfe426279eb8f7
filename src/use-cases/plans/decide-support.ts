import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { moveCaseAlong } from '#db/case-course.ts';
import { lockPlan, movePlan } from '#db/plan-course.ts';
import type { Worker } from '#domain/actor.ts';
import type { SupportDecisionDraft } from '#domain/plan-step.ts';
import { mayPlanMove } from '#domain/plan-state.ts';
import { Refusal } from '#domain/refusal.ts';

/**
 * 支援決定, by 主管課 alone: the policy of the table says the same. Given back, the sheet stays as the person agreed to it and the
 * plan is 差戻し, with what is missing; its words go on in the next edition (redraft-plan.ts), unless the city decides after all.
 */
export async function decideSupport(
  worker: Worker,
  personId: string,
  seen: { id: string; version: number },
  decision: SupportDecisionDraft,
): Promise<'recorded' | 'before-agreement'> {
  const purpose = { act: 'plans.decide', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    if (!worker.roles.includes('municipal_officer')) throw new Refusal('not-permitted');
    const plan = await lockPlan(db, seen.id, personId);
    if (plan.version !== seen.version) throw new Refusal('changed-meanwhile');
    if (!mayPlanMove(plan.state, decision.decision)) throw new Refusal('already-done');
    const { on, words } = decision;
    if (plan.agreedOn !== null && on < plan.agreedOn) return 'before-agreement';
    await db
      .insertInto('supportDecision')
      .values({
        municipalityId: worker.municipalityId,
        id: uuidv7(),
        personId,
        planId: plan.id,
        decision: decision.decision,
        decidedOn: on,
        decidedBy: worker.accountId,
        words,
      })
      .execute();
    if (decision.decision === 'decided') {
      await movePlan(db, worker, plan, 'decided', { decidedOn: on });
      const course = { caseId: plan.caseId, personId, to: 'decided', on } as const;
      await moveCaseAlong(db, worker, { ...course, reason: words || '支援決定' });
    } else {
      await movePlan(db, worker, plan, 'returned', { returnedOn: on });
    }
    log.detail({ decision: decision.decision });
    await refreshAccess(db, personId);
    return 'recorded';
  });
}
