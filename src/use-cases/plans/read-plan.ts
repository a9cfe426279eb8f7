import { asActor, type Handle } from '#db/as-actor.ts';
import { readCaseGround } from '#db/case-course.ts';
import type { Worker } from '#domain/actor.ts';
import type { CaseGround } from '#domain/case-machine.ts';
import { emptyPlanContent, type PlanContent, type PlanKind } from '#domain/plan.ts';
import type { PlanState } from '#domain/plan-state.ts';
import { Refusal } from '#domain/refusal.ts';

export type ShownDecision = { decision: string; decidedOn: string; words: string; byName: string };
export type ShownPlan = Omit<Awaited<ReturnType<typeof find>>, 'kind' | 'state' | 'content'> & {
  kind: PlanKind;
  state: PlanState;
  content: PlanContent;
  decisions: ShownDecision[];
  /** What the case has, for the guards of the next step. */
  ground: CaseGround;
};

async function find(db: Handle, personId: string, planId: string) {
  const row = await db
    .selectFrom('plan')
    .innerJoin('planSheet', (join) =>
      join
        .onRef('planSheet.municipalityId', '=', 'plan.municipalityId')
        .onRef('planSheet.planId', '=', 'plan.id'),
    )
    .innerJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'plan.municipalityId')
        .onRef('account.id', '=', 'plan.madeBy'),
    )
    .innerJoin('case', (join) =>
      join.onRef('case.municipalityId', '=', 'plan.municipalityId').onRef('case.id', '=', 'plan.caseId'),
    )
    .leftJoin('meetingItem', (join) =>
      join
        .onRef('meetingItem.municipalityId', '=', 'plan.municipalityId')
        .onRef('meetingItem.id', '=', 'plan.fitItemId'),
    )
    .leftJoin('meeting', (join) =>
      join
        .onRef('meeting.municipalityId', '=', 'meetingItem.municipalityId')
        .onRef('meeting.id', '=', 'meetingItem.meetingId'),
    )
    .leftJoin('agency', (join) =>
      join
        .onRef('agency.municipalityId', '=', 'case.municipalityId')
        .onRef('agency.id', '=', 'case.leadAgencyId'),
    )
    .select(['plan.id', 'plan.caseId', 'plan.edition', 'plan.kind', 'plan.state', 'plan.replacesId'])
    .select(['plan.madeOn', 'plan.fitOn', 'plan.agreedOn', 'plan.agreedManner', 'plan.agreedBy'])
    .select(['plan.agreedNote', 'plan.decidedOn', 'plan.startedOn', 'plan.endedOn', 'plan.endedReason'])
    .select(['plan.reviewOn', 'plan.version', 'account.name as madeByName'])
    .select(['case.number as caseNumber', 'case.state as caseState', 'agency.name as leadAgencyName'])
    .select(['case.leadAgencyId', 'case.mainAccountId'])
    .select(['planSheet.content', 'planSheet.lockedAt', 'planSheet.version as sheetVersion'])
    .select(['meeting.id as meetingId', 'meeting.number as meetingNumber'])
    .where('plan.personId', '=', personId)
    .where('plan.id', '=', planId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return row;
}

async function decisionsOf(db: Handle, planId: string): Promise<ShownDecision[]> {
  return db
    .selectFrom('supportDecision')
    .innerJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'supportDecision.municipalityId')
        .onRef('account.id', '=', 'supportDecision.decidedBy'),
    )
    .select(['decision', 'decidedOn', 'words', 'account.name as byName'])
    .where('planId', '=', planId)
    .orderBy('supportDecision.createdAt', 'desc')
    .execute();
}

/** One edition with its words, its days and who decided what. */
export async function readPlan(worker: Worker, personId: string, planId: string): Promise<ShownPlan> {
  const purpose = { act: 'plans.read', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const row = await find(db, personId, planId);
    const { leadAgencyId, mainAccountId } = row;
    return {
      ...row,
      kind: row.kind as PlanKind,
      state: row.state as PlanState,
      content: { ...emptyPlanContent, ...(row.content as Partial<PlanContent>) },
      decisions: await decisionsOf(db, planId),
      ground: await readCaseGround(db, { id: row.caseId, personId, leadAgencyId, mainAccountId }),
    };
  });
}
