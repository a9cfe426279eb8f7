import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { lockPlan, movePlan } from '#db/plan-course.ts';
import type { Worker } from '#domain/actor.ts';
import type { PlanStart } from '#domain/plan-step.ts';
import { mayPlanMove } from '#domain/plan-state.ts';
import { Refusal } from '#domain/refusal.ts';

/** Puts a decided plan into 実施. The edition that it replaces goes on until this day and no longer. */
export async function beginPlan(
  worker: Worker,
  personId: string,
  seen: { id: string; version: number },
  start: PlanStart,
): Promise<'begun' | 'before-decision'> {
  const purpose = { act: 'plans.begin', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const plan = await lockPlan(db, seen.id, personId);
    if (plan.version !== seen.version) throw new Refusal('changed-meanwhile');
    // From 評価 a plan goes on without starting anew (review-plan.ts).
    if (plan.state !== 'decided') throw new Refusal('already-done');
    if (plan.decidedOn !== null && start.on < plan.decidedOn) return 'before-decision';
    await movePlan(db, worker, plan, 'running', { startedOn: start.on, reviewOn: start.reviewOn });
    if (plan.replacesId !== null) {
      const before = await lockPlan(db, plan.replacesId, personId);
      if (mayPlanMove(before.state, 'replaced')) {
        await movePlan(db, worker, before, 'replaced', {
          endedOn: start.on,
          endedReason: '次の版にかわった',
        });
      }
    }
    await refreshAccess(db, personId);
    return 'begun';
  });
}
