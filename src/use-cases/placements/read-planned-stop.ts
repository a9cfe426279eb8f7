import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { planContentShape } from '#domain/plan.ts';

/**
 * 中止の条件 as the newest plan of the case has it, '' where no plan says one: what was agreed on in the plan is not typed again.
 * Only a proposal, because the plan may speak about several places.
 */
export async function readPlannedStop(
  worker: Worker,
  { personId, caseId }: { personId: string; caseId: string },
): Promise<string> {
  const purpose = { act: 'placements.planned-stop', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const sheet = await db
      .selectFrom('plan')
      .innerJoin('planSheet', (join) =>
        join
          .onRef('planSheet.municipalityId', '=', 'plan.municipalityId')
          .onRef('planSheet.planId', '=', 'plan.id'),
      )
      .select('planSheet.content')
      .where('plan.personId', '=', personId)
      .where('plan.caseId', '=', caseId)
      .where('plan.state', '!=', 'withdrawn')
      .orderBy('plan.edition', 'desc')
      .executeTakeFirst();
    const read = planContentShape.safeParse(sheet?.content);
    return read.success ? read.data.participation.stopRule : '';
  });
}
