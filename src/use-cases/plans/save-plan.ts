import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import { contentOf, lockPlan } from '#db/plan-course.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import { flatPlan, planOf, type FlatPlan } from '#domain/plan-fields.ts';
import { isPlanOpen } from '#domain/plan-state.ts';
import type { PlanContent } from '#domain/plan.ts';
import { Refusal } from '#domain/refusal.ts';

export type PlanInput = { content: PlanContent; reviewOn: string | null };

/**
 * Saves the words of a plan to which nobody has agreed yet. Two people may write at once: what only one changed merges, what
 * both changed comes back field by field, and the words before stay as a revision (invariant 9).
 */
export async function savePlan(
  worker: Worker,
  personId: string,
  planId: string,
  seen: number,
  input: PlanInput,
  kept?: KeptSides,
): Promise<Saved> {
  const purpose = { act: 'plans.save', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const plan = await lockPlan(db, planId, personId);
    if (!isPlanOpen(plan.state)) throw new Refusal('already-done');
    const stored = await readSheet(db, planId, personId, plan.reviewOn);
    const subject = { kind: 'plan_sheet', id: planId, personId };
    const fields = flatPlan(input.content, input.reviewOn);
    const met = await meetVersions<FlatPlan>(db, worker, subject, stored, { seen, fields, kept });
    if (!met.ok) return met;
    const merged = planOf(met.merged);
    await db
      .updateTable('planSheet')
      .set({
        content: json(merged.content),
        version: met.version,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('planId', '=', planId)
      .where('personId', '=', personId)
      .execute();
    await db
      .updateTable('plan')
      .set({ reviewOn: merged.reviewOn })
      .where('id', '=', planId)
      .where('personId', '=', personId)
      .execute();
    await refreshAccess(db, personId);
    return { ok: true };
  });
}

async function readSheet(db: Handle, planId: string, personId: string, reviewOn: string | null) {
  const { version, updatedBy, updatedAt } = await db
    .selectFrom('planSheet')
    .select(['version', 'updatedBy', 'updatedAt'])
    .where('planId', '=', planId)
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const fields = flatPlan(await contentOf(db, planId, personId), reviewOn);
  return { version, updatedBy, updatedAt, fields };
}
