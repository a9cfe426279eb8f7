import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { lockPlan, movePlan } from '#db/plan-course.ts';
import type { Worker } from '#domain/actor.ts';
import { mayPlanMove } from '#domain/plan-state.ts';
import { Refusal } from '#domain/refusal.ts';

/** Ends a plan that ran, or takes back one that did not come to it. Its words stay as they were, with the reason. */
export async function endPlan(
  worker: Worker,
  personId: string,
  seen: { id: string; version: number },
  given: { on: string; reason: string },
): Promise<void> {
  const purpose = { act: 'plans.end', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    const plan = await lockPlan(db, seen.id, personId);
    if (plan.version !== seen.version) throw new Refusal('changed-meanwhile');
    if (given.reason.trim() === '') throw new Refusal('not-permitted');
    const to = mayPlanMove(plan.state, 'ended') ? 'ended' : 'withdrawn';
    await movePlan(db, worker, plan, to, { endedOn: given.on, endedReason: given.reason });
    await refreshAccess(db, personId);
  });
}
