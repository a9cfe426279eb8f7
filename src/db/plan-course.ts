import { sql, type Updateable } from 'kysely';
import type { Worker } from '#domain/actor.ts';
import { emptyPlanContent, type PlanContent, type PlanKind } from '#domain/plan.ts';
import { mayPlanMove, type PlanState } from '#domain/plan-state.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Handle } from './as-actor.ts';
import { json } from './json.ts';
import type { Plan } from './schema.ts';

export type HeldPlan = Awaited<ReturnType<typeof lockPlan>>;

/** The plan as it stands, locked until commit. */
export async function lockPlan(db: Handle, planId: string, personId: string) {
  const row = await db
    .selectFrom('plan')
    .select(['id', 'personId', 'caseId', 'edition', 'kind', 'state', 'replacesId', 'version'])
    .select(['fitOn', 'agreedOn', 'decidedOn', 'startedOn', 'reviewOn'])
    .where('id', '=', planId)
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return { ...row, kind: row.kind as PlanKind, state: row.state as PlanState };
}

/** Moves a locked plan, with the days that belong to the step; what the machine does not know is refused. */
export async function movePlan(
  db: Handle,
  worker: Worker,
  held: HeldPlan,
  to: PlanState,
  step: Omit<Updateable<Plan>, 'state' | 'version' | 'updatedAt' | 'updatedBy'> = {},
): Promise<void> {
  if (!mayPlanMove(held.state, to)) throw new Refusal('already-done');
  await db
    .updateTable('plan')
    .set({
      ...step,
      state: to,
      version: held.version + 1,
      updatedAt: sql`now()`,
      updatedBy: worker.accountId,
    })
    .where('id', '=', held.id)
    .where('personId', '=', held.personId)
    .execute();
}

export type NewEdition = {
  id: string;
  personId: string;
  caseId: string;
  kind: PlanKind;
  on: string;
  content: PlanContent;
  replacesId?: string | null;
};

/** Lays the next edition of a case's plan beside the ones before. The verb refreshes the access lists. */
export async function addEdition(db: Handle, worker: Worker, edition: NewEdition): Promise<number> {
  const { municipalityId, accountId } = worker;
  const { id, personId } = edition;
  const last = await db
    .selectFrom('plan')
    .select('edition')
    .where('caseId', '=', edition.caseId)
    .where('personId', '=', personId)
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst();
  const number = (last?.edition ?? 0) + 1;
  await db
    .insertInto('plan')
    .values({
      municipalityId,
      id,
      personId,
      caseId: edition.caseId,
      edition: number,
      kind: edition.kind,
      replacesId: edition.replacesId ?? null,
      madeOn: edition.on,
      madeBy: accountId,
      updatedBy: accountId,
    })
    .execute();
  await db
    .insertInto('planSheet')
    .values({ municipalityId, planId: id, personId, content: json(edition.content), updatedBy: accountId })
    .execute();
  return number;
}

/** Where the next edition begins: the words of the last one, with what was tied to its course taken off. */
export async function contentOf(db: Handle, planId: string, personId: string): Promise<PlanContent> {
  const sheet = await db
    .selectFrom('planSheet')
    .select('content')
    .where('planId', '=', planId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return { ...emptyPlanContent, ...(sheet?.content as Partial<PlanContent> | undefined) };
}
