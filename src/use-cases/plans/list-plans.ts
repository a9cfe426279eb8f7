import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { PlanKind } from '#domain/plan.ts';
import type { PlanState } from '#domain/plan-state.ts';

export type ListedPlan = Awaited<ReturnType<typeof listPlans>>[number];

/** The editions of all plans of a person, the newest first. */
export async function listPlans(worker: Worker, personId: string) {
  const purpose = { act: 'plans.list', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const rows = await db
      .selectFrom('plan')
      .innerJoin('case', (join) =>
        join.onRef('case.municipalityId', '=', 'plan.municipalityId').onRef('case.id', '=', 'plan.caseId'),
      )
      .select(['plan.id', 'plan.caseId', 'plan.edition', 'plan.kind', 'plan.state', 'plan.madeOn'])
      .select(['plan.reviewOn', 'plan.startedOn', 'case.number as caseNumber'])
      .where('plan.personId', '=', personId)
      .orderBy('case.openedOn', 'desc')
      .orderBy('case.id', 'desc')
      .orderBy('plan.edition', 'desc')
      .execute();
    return rows.map((row) => ({ ...row, kind: row.kind as PlanKind, state: row.state as PlanState }));
  });
}
