import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { lockCase, moveCaseAlong } from '#db/case-course.ts';
import { requireItem } from '#db/own-items.ts';
import { addEdition, contentOf } from '#db/plan-course.ts';
import type { Worker } from '#domain/actor.ts';
import { isEnded } from '#domain/case-state.ts';
import type { PlanKind } from '#domain/plan.ts';
import { prefillPlan } from '#domain/plan-prefill.ts';
import { isPlanAgreed, isPlanOpen, type PlanState } from '#domain/plan-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { readPrefill } from './read-prefill.ts';

/** These go on until the next edition starts in their place. */
const isGoing = (state: PlanState) => state === 'decided' || state === 'running' || state === 'evaluating';

/**
 * Starts the first plan of a case from what is known, or the next edition (再プラン) from the words of the last. When an edition
 * is still open that is the one to go on with. The case goes along to プラン作成中 or 再プラン when nothing is missing for it.
 */
export async function startPlan(
  worker: Worker,
  personId: string,
  given: { id: string; caseId: string; kind: PlanKind; on: string },
): Promise<{ id: string }> {
  const purpose = { act: 'plans.start', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    await requireItem(db, worker, personId, 'participation');
    const held = await lockCase(db, given.caseId, personId);
    if (isEnded(held.state)) throw new Refusal('already-done');
    const plans = await db
      .selectFrom('plan')
      .select(['id', 'state'])
      .where('caseId', '=', given.caseId)
      .where('personId', '=', personId)
      .orderBy('edition', 'desc')
      .execute();
    // One that waits for 支援決定, or was given back, is open too: it is withdrawn first, with the reason (redraft-plan.ts).
    const open = plans.find(
      ({ state }) => isPlanOpen(state as PlanState) || isPlanAgreed(state as PlanState),
    );
    if (open) return { id: open.id };
    const last = plans[0];
    const content = last
      ? await contentOf(db, last.id, personId)
      : prefillPlan(await readPrefill(db, personId, given.on));
    const replaces = last && isGoing(last.state as PlanState) ? last.id : null;
    await addEdition(db, worker, { ...given, personId, content, replacesId: replaces });
    const to = replaces === null ? 'planning' : 'replanning';
    const course = { caseId: given.caseId, personId, to, on: given.on } as const;
    await moveCaseAlong(db, worker, { ...course, reason: 'プランを書きはじめた' });
    await refreshAccess(db, personId);
    return { id: given.id };
  });
}
