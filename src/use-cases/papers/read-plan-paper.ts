import type { Worker } from '#domain/actor.ts';
import { emptyPlanContent, planContentShape, type PlanContent } from '#domain/plan.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Paper } from '#documents/paper.ts';
import { planPaper, type PlanPaper } from '#documents/plan-paper.ts';
import { fieldIn } from './as-text.ts';
import { onPaper, type PaperGround, type PaperRequest } from './paper-ground.ts';

async function findPlan({ db, personId, request }: PaperGround) {
  let query = db
    .selectFrom('plan')
    .innerJoin('case', 'case.id', 'plan.caseId')
    .innerJoin('account', 'account.id', 'plan.madeBy')
    .leftJoin('planSheet', 'planSheet.planId', 'plan.id')
    .select(['plan.id', 'plan.edition', 'plan.kind', 'plan.madeOn', 'plan.agreedOn', 'plan.agreedManner'])
    .select(['plan.agreedBy', 'plan.agreedNote', 'plan.decidedOn', 'plan.reviewOn', 'planSheet.content'])
    .select(['case.number as caseNumber', 'account.name as madeBy'])
    .where('plan.personId', '=', personId)
    .orderBy('plan.madeOn', 'desc')
    .orderBy('plan.edition', 'desc');
  if (request.of) query = query.where('plan.id', '=', request.of);
  return query.executeTakeFirst();
}

/** The 重層的支援会議 that looked at it. An item of a 支援会議 is never read here (invariant 1). */
async function readMeeting({ db }: PaperGround, planId: string): Promise<PlanPaper['meeting']> {
  const row = await db
    .selectFrom('meetingItem')
    .innerJoin('meeting', 'meeting.id', 'meetingItem.meetingId')
    .select([
      'meeting.number',
      'meeting.heldOn',
      'meetingItem.decision',
      'meetingItem.decisionWords as words',
    ])
    .where('meetingItem.planId', '=', planId)
    .where('meetingItem.legalBasis', '=', 'coordination')
    .where('meeting.legalBasis', '=', 'coordination')
    .orderBy('meeting.heldOn', 'desc')
    .executeTakeFirst();
  return row ? { ...row, decision: row.decision ?? '' } : null;
}

async function readDecider({ db }: PaperGround, planId: string): Promise<string> {
  const row = await db
    .selectFrom('supportDecision')
    .innerJoin('account', 'account.id', 'supportDecision.decidedBy')
    .select('account.name')
    .where('planId', '=', planId)
    .where('decision', '=', 'decided')
    .orderBy('decidedOn', 'desc')
    .executeTakeFirst();
  return row?.name ?? '';
}

/** A draft may hold a part of the sheet only. */
function contentOf(stored: unknown): PlanContent {
  const participation = fieldIn(stored, 'participation');
  return planContentShape.parse({
    ...emptyPlanContent,
    ...(stored as object | null),
    participation: { ...emptyPlanContent.participation, ...(participation as object | undefined) },
  });
}

/** 支援プランシート: the named plan, or the newest. */
export async function readPlanPaper(worker: Worker, personId: string, request: PaperRequest): Promise<Paper> {
  const purpose = { act: 'papers.plan', needs: 'participation' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const row = await findPlan(ground);
    if (request.of && !row) throw new Refusal('not-found');
    const input: PlanPaper = {
      person: ground.person,
      caseNumber: row?.caseNumber ?? ground.currentCase?.number ?? '',
      edition: row?.edition ?? 1,
      kind: row?.kind ?? '',
      madeBy: row?.madeBy ?? '',
      content: contentOf(row?.content ?? {}),
      leadAgency: ground.currentCase?.leadAgency ?? '',
      meeting: row ? await readMeeting(ground, row.id) : null,
      agreedOn: row?.agreedOn ?? null,
      agreedManner: row?.agreedManner ?? '',
      agreedBy: row?.agreedBy ?? '',
      agreedNote: row?.agreedNote ?? '',
      decidedOn: row?.decidedOn ?? null,
      decidedBy: row ? await readDecider(ground, row.id) : '',
      reviewOn: row?.reviewOn ?? null,
    };
    return planPaper(input, { ...ground.issue, madeOn: row?.madeOn ?? ground.today });
  });
}
