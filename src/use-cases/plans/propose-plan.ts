import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { lockCase, moveCaseAlong, readCaseGround } from '#db/case-course.ts';
import { contentOf, lockPlan, movePlan } from '#db/plan-course.ts';
import type { Worker } from '#domain/actor.ts';
import { missingFor, type CaseNeed } from '#domain/case-machine.ts';
import { planGaps } from '#domain/plan-step.ts';
import { Refusal } from '#domain/refusal.ts';

export type Proposed = { ok: true } | { ok: false; gaps: string[]; missing: CaseNeed[] };

/** Takes a draft to the meeting, and the case with it. What is missing on the sheet or in the case is an answer. */
export async function proposePlan(
  worker: Worker,
  personId: string,
  seen: { id: string; version: number },
  on: string,
): Promise<Proposed> {
  const purpose = { act: 'plans.propose', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const plan = await lockPlan(db, seen.id, personId);
    if (plan.version !== seen.version) throw new Refusal('changed-meanwhile');
    const held = await lockCase(db, plan.caseId, personId);
    const gaps = planGaps(await contentOf(db, plan.id, personId));
    const ground = await readCaseGround(db, held);
    const missing = missingFor({ to: 'meeting_awaited', kind: 'forward' }, ground);
    if (gaps.length > 0 || missing.length > 0) return { ok: false, gaps, missing };
    await movePlan(db, worker, plan, 'in_meeting');
    const course = { caseId: plan.caseId, personId, on };
    // A case that was still searching while the plan was written takes both steps on this day.
    await moveCaseAlong(db, worker, { ...course, to: 'planning', reason: 'プランを書いた' });
    await moveCaseAlong(db, worker, { ...course, to: 'meeting_awaited', reason: 'プランを会議にかける' });
    await refreshAccess(db, personId);
    return { ok: true };
  });
}
