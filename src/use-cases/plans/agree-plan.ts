import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { lockPlan, movePlan } from '#db/plan-course.ts';
import type { Worker } from '#domain/actor.ts';
import type { PlanConsent } from '#domain/plan-step.ts';
import { Refusal } from '#domain/refusal.ts';

/** The person agrees to the plan that the meeting found fit. From then on its words are locked (invariants 7 and 9). */
export async function agreePlan(
  worker: Worker,
  personId: string,
  seen: { id: string; version: number },
  consent: PlanConsent,
): Promise<'agreed' | 'before-fit'> {
  const purpose = { act: 'plans.agree', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const plan = await lockPlan(db, seen.id, personId);
    if (plan.version !== seen.version) throw new Refusal('changed-meanwhile');
    if (plan.fitOn !== null && consent.on < plan.fitOn) return 'before-fit';
    await movePlan(db, worker, plan, 'agreed', {
      agreedOn: consent.on,
      agreedManner: consent.manner,
      agreedBy: consent.by,
      agreedNote: consent.note,
    });
    await db
      .updateTable('planSheet')
      .set({ lockedAt: sql`now()` })
      .where('planId', '=', plan.id)
      .where('personId', '=', personId)
      .execute();
    await refreshAccess(db, personId);
    return 'agreed';
  });
}
