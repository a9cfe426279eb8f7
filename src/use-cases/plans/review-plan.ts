import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { moveCaseAlong } from '#db/case-course.ts';
import { lockPlan, movePlan } from '#db/plan-course.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

/** Begins looking at how a running plan went (評価), or lets it go on with a new day to look again. */
export async function reviewPlan(
  worker: Worker,
  personId: string,
  seen: { id: string; version: number },
  step: { to: 'evaluating'; on: string } | { to: 'running'; on: string; reviewOn: string },
): Promise<void> {
  const purpose = { act: 'plans.review', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    const plan = await lockPlan(db, seen.id, personId);
    if (plan.version !== seen.version) throw new Refusal('changed-meanwhile');
    const isNext = plan.state === (step.to === 'evaluating' ? 'running' : 'evaluating');
    if (!isNext) throw new Refusal('already-done');
    await movePlan(db, worker, plan, step.to, step.to === 'running' ? { reviewOn: step.reviewOn } : {});
    const course = { caseId: plan.caseId, personId, on: step.on };
    await (step.to === 'evaluating'
      ? moveCaseAlong(db, worker, { ...course, to: 'evaluating', reason: 'プランの見直しの時期' })
      : moveCaseAlong(db, worker, { ...course, to: 'taking_part', reason: 'プランをつづける' }));
    await refreshAccess(db, personId);
  });
}
