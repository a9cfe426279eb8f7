import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { moveCaseAlong } from '#db/case-course.ts';
import { addEdition, contentOf, lockPlan, movePlan } from '#db/plan-course.ts';
import { keepRevision } from '#db/revision.ts';
import type { Worker } from '#domain/actor.ts';
import { isPlanAgreed } from '#domain/plan-state.ts';
import { Refusal } from '#domain/refusal.ts';

/**
 * Takes a plan back to 案, with the reason. To a sheet that the person agreed to nothing is added (invariant 9): it is
 * withdrawn, and its words go on in the next edition. Gives the id to go on with.
 */
export async function redraftPlan(
  worker: Worker,
  personId: string,
  seen: { id: string; version: number },
  given: { on: string; reason: string; nextId: string },
): Promise<{ id: string }> {
  const purpose = { act: 'plans.redraft', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const plan = await lockPlan(db, seen.id, personId);
    if (plan.version !== seen.version) throw new Refusal('changed-meanwhile');
    if (given.reason.trim() === '') throw new Refusal('not-permitted');
    const { state, fitOn, agreedOn } = plan;
    const subject = { kind: 'plan', id: plan.id, personId };
    await keepRevision(db, worker, subject, plan.version, { state, fitOn, agreedOn, reason: given.reason });
    let { id } = plan;
    if (isPlanAgreed(state)) {
      await movePlan(db, worker, plan, 'withdrawn', { endedOn: given.on, endedReason: given.reason });
      id = given.nextId;
      const content = await contentOf(db, plan.id, personId);
      const { caseId, kind } = plan;
      const edition = { id, personId, caseId, kind, on: given.on, content, replacesId: plan.replacesId };
      await addEdition(db, worker, edition);
    } else {
      await movePlan(db, worker, plan, 'draft', { fitOn: null, fitItemId: null });
    }
    const course = { caseId: plan.caseId, personId, to: 'planning', kind: 'back', on: given.on } as const;
    await moveCaseAlong(db, worker, { ...course, reason: given.reason });
    await refreshAccess(db, personId);
    return { id };
  });
}
