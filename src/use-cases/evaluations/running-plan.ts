import type { Handle } from '#db/as-actor.ts';
import { planContentShape, type PlanGoal } from '#domain/plan.ts';

export type RunningPlan = {
  id: string;
  edition: number;
  startedOn: string | null;
  reviewOn: string | null;
  goals: PlanGoal[];
};

/** The newest plan of a case that the city decided on; its goals are what an evaluation asks about. */
export async function readRunningPlan(db: Handle, caseId: string): Promise<RunningPlan | undefined> {
  const plan = await db
    .selectFrom('plan')
    .leftJoin('planSheet', (join) =>
      join
        .onRef('planSheet.municipalityId', '=', 'plan.municipalityId')
        .onRef('planSheet.planId', '=', 'plan.id'),
    )
    .select(['plan.id', 'plan.edition', 'plan.startedOn', 'plan.reviewOn', 'planSheet.content'])
    .where('plan.caseId', '=', caseId)
    .where('plan.state', 'in', ['decided', 'running', 'evaluating', 'ended'])
    .orderBy('plan.edition', 'desc')
    .executeTakeFirst();
  if (!plan) return undefined;
  const { content, ...row } = plan;
  const read = planContentShape.safeParse(content);
  return { ...row, goals: read.success ? read.data.goals : [] };
}

/** The words of every goal that any plan of the case ever had: a measurement points at its id. */
export async function readGoalWords(db: Handle, caseId: string): Promise<Map<string, string>> {
  const sheets = await db
    .selectFrom('planSheet')
    .innerJoin('plan', (join) =>
      join
        .onRef('plan.municipalityId', '=', 'planSheet.municipalityId')
        .onRef('plan.id', '=', 'planSheet.planId'),
    )
    .select('planSheet.content')
    .where('plan.caseId', '=', caseId)
    .orderBy('plan.edition')
    .execute();
  const words = new Map<string, string>();
  for (const { content } of sheets) {
    const read = planContentShape.safeParse(content);
    for (const goal of read.success ? read.data.goals : []) words.set(goal.id, goal.words);
  }
  return words;
}
