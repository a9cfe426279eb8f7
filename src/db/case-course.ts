import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { hasLostItsGround, mayCaseMove, missingFor } from '#domain/case-machine.ts';
import type { CaseGround, CaseMoveKind } from '#domain/case-machine.ts';
import { isEnded, type CaseState } from '#domain/case-state.ts';
import type { PlacementState } from '#domain/placement-state.ts';
import type { PlanState } from '#domain/plan-state.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Handle } from './as-actor.ts';

export type HeldCase = Awaited<ReturnType<typeof lockCase>>;

/** The case as it stands, locked until commit: two people must not move it at once. */
export async function lockCase(db: Handle, caseId: string, personId: string) {
  const row = await db
    .selectFrom('case')
    .select(['id', 'personId', 'number', 'state', 'stateSince', 'resumeState', 'version', 'branch'])
    .select(['leadAgencyId', 'mainAccountId'])
    .where('id', '=', caseId)
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return { ...row, state: row.state as CaseState, resumeState: row.resumeState as CaseState | null };
}

/**
 * What the guards ask. Systems that were tried count for the person, whichever case they were written in; of what is not open
 * to this worker nothing counts (it fails closed).
 */
export async function readCaseGround(
  db: Handle,
  held: { id: string; personId: string; leadAgencyId: string | null; mainAccountId: string | null },
): Promise<CaseGround> {
  const { rows } = await sql<{
    tried: number;
    plans: PlanState[];
    placements: PlacementState[];
    closed: boolean;
  }>`select
      (select count(*)::int from tried_system where person_id = ${held.personId}::uuid and struck_at is null) as tried,
      coalesce((select jsonb_agg(state) from plan where case_id = ${held.id}::uuid and person_id = ${held.personId}::uuid), '[]') as plans,
      coalesce((select jsonb_agg(state) from placement where case_id = ${held.id}::uuid and person_id = ${held.personId}::uuid), '[]') as placements,
      exists (select from closure where case_id = ${held.id}::uuid and person_id = ${held.personId}::uuid) as closed`.execute(
    db,
  );
  const [row] = rows;
  return {
    hasLead: held.leadAgencyId !== null,
    hasMain: held.mainAccountId !== null,
    triedSystems: row?.tried ?? 0,
    plans: row?.plans ?? [],
    placements: row?.placements ?? [],
    hasClosure: row?.closed ?? false,
  };
}

export type CaseStep = {
  to: CaseState;
  kind: CaseMoveKind | 'handover' | 'transfer';
  on: string;
  reason: string;
  meetingItemId?: string | null | undefined;
  /** How long it rests; only with a pause. */
  until?: string | null | undefined;
};

/**
 * Writes the one line that every change of a case leaves: day, person, reason, and the meeting item that decided it. The
 * machine has been asked before.
 */
export async function writeCaseChange(
  db: Handle,
  worker: Worker,
  held: { id: string; personId: string; state: CaseState },
  step: CaseStep,
): Promise<void> {
  await db
    .insertInto('caseChange')
    .values({
      municipalityId: worker.municipalityId,
      id: uuidv7(),
      caseId: held.id,
      personId: held.personId,
      fromState: held.state,
      toState: step.to,
      onDay: step.on,
      reason: step.reason,
      kind: step.kind,
      meetingItemId: step.meetingItemId ?? null,
      byAccount: worker.accountId,
    })
    .execute();
}

/** Moves the locked case and writes the change. Says nothing about whether it may: `mayCaseMove` and `missingFor` do. */
export async function moveHeldCase(
  db: Handle,
  worker: Worker,
  held: HeldCase,
  step: CaseStep & { kind: CaseMoveKind },
): Promise<void> {
  const { to, kind, on } = step;
  await db
    .updateTable('case')
    .set({
      state: to,
      stateSince: on,
      resumeState: kind === 'pause' ? held.state : null,
      pausedUntil: kind === 'pause' ? (step.until ?? null) : null,
      endedOn: isEnded(to) ? on : null,
      version: held.version + 1,
      updatedAt: sql`now()`,
      updatedBy: worker.accountId,
    })
    .where('id', '=', held.id)
    .where('personId', '=', held.personId)
    .execute();
  await writeCaseChange(db, worker, held, step);
}

export type CaseCourse = {
  caseId: string;
  personId: string;
  to: CaseState;
  on: string;
  reason: string;
  kind?: CaseMoveKind | undefined;
  meetingItemId?: string | null | undefined;
  until?: string | null | undefined;
};

/**
 * Lets the case follow what happened to a placement, a plan or an evaluation, so that nobody types it twice. It stays where
 * it is, and says false, when it stands there already or further on, or when the machine or a guard says no. Without a kind it
 * goes forward; backwards only when no placement holds it where it stands any more. The verb refreshes the access lists.
 */
export async function moveCaseAlong(db: Handle, worker: Worker, course: CaseCourse): Promise<boolean> {
  const held = await lockCase(db, course.caseId, course.personId);
  const { to } = course;
  const ground = await readCaseGround(db, held);
  const kind = course.kind ?? kindOfMove(held.state, to, ground);
  if (kind === undefined || !mayCaseMove(held.state, to, kind)) return false;
  if (kind === 'resume' && held.resumeState !== to) return false;
  if (missingFor({ to, kind }, ground).length > 0) return false;
  await moveHeldCase(db, worker, held, { ...course, kind });
  return true;
}

function kindOfMove(from: CaseState, to: CaseState, ground: CaseGround): CaseMoveKind | undefined {
  if (mayCaseMove(from, to, 'forward')) return 'forward';
  return hasLostItsGround(from, ground) ? 'back' : undefined;
}
