import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { Worker } from '#domain/actor.ts';
import { emptyPlanContent, type PlanGoal } from '#domain/plan.ts';
import { addPerson } from './people.ts';
import { addResource } from './placement-scenes.ts';

export type Scene = {
  personId: string;
  caseId: string;
  placementId: string;
  resourceId: string;
};

type GivenPlacement = {
  resourceId?: string;
  personId?: string;
  state?: string;
  called?: string;
  startedOn?: string;
  stateSince?: string;
  caseState?: string;
  /** Weekday 1–7 and half day of each booked seat. */
  slots?: readonly { weekday: number; half: 'am' | 'pm'; startsOn?: string; endsOn?: string | null }[];
};

let numbers = 0;

/** Somebody who takes part in a place, with a case and booked half days; whatever a test is not about is already so. */
export async function addTakingPart(
  owner: pg.Pool,
  worker: Worker,
  given: GivenPlacement = {},
): Promise<Scene> {
  const personId = given.personId ?? (await addPerson(worker));
  const resourceId =
    given.resourceId ?? (await addResource(owner, worker, { name: '三丁目の角　朝の立ち番' }));
  const { municipalityId, accountId } = worker;
  const startedOn = given.startedOn ?? '2026-08-31';
  const placementId = uuidv7();
  numbers += 1;
  const known = await owner.query<{ id: string }>(
    'select id from "case" where person_id = $1 order by id limit 1',
    [personId],
  );
  const caseId = known.rows[0]?.id ?? uuidv7();
  if (!known.rows[0]) {
    await owner.query(
      `insert into "case" (municipality_id, id, person_id, number, state, state_since, opened_on, main_account_id, lead_agency_id, updated_by)
       values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $7)`,
      [
        municipalityId,
        caseId,
        personId,
        `支8-${String(numbers).padStart(4, '0')}`,
        given.caseState ?? 'taking_part',
        startedOn,
        accountId,
        worker.agencyId,
      ],
    );
  }
  const state = given.state ?? 'continuing';
  const isOver = state === 'ended' || state === 'fell_through';
  await owner.query(
    `insert into placement (municipality_id, id, person_id, case_id, resource_id, number, role, state, state_since,
       person_agreed_on, called, settled_on, started_on, ended_on, end_code, main_account_id, updated_by)
     values ($1, $2, $3, $4, $5, $6, '朝の立ち番', $7, $8, $9, $10, $9, $9, $11, $12, $13, $13)`,
    [
      municipalityId,
      placementId,
      personId,
      caseId,
      resourceId,
      `参8-${String(numbers).padStart(4, '0')}`,
      state,
      given.stateSince ?? startedOn,
      startedOn,
      given.called ?? 'トミさん',
      isOver ? '2026-11-20' : null,
      isOver ? 'enough' : '',
      accountId,
    ],
  );
  for (const [place, slot] of (given.slots ?? [{ weekday: 1, half: 'am' }]).entries()) {
    await addBooking(
      owner,
      worker,
      { personId, placementId, resourceId },
      { startsOn: startedOn, ...slot },
      place,
    );
  }
  await asActor(worker, { act: 'test.refresh' }, (db) => refreshAccess(db, personId));
  return { personId, caseId, placementId, resourceId };
}

async function addBooking(
  owner: pg.Pool,
  worker: Worker,
  ids: Pick<Scene, 'personId' | 'placementId' | 'resourceId'>,
  slot: { weekday: number; half: 'am' | 'pm'; startsOn: string; endsOn?: string | null },
  place: number,
): Promise<void> {
  const seatId = uuidv7();
  const { municipalityId, accountId } = worker;
  const { weekday, half, startsOn, endsOn = null } = slot;
  numbers += 1;
  await owner.query(
    `insert into seat (municipality_id, id, resource_id, slot_key, weekday, half, number, starts_on, ends_on, state, updated_by)
     values ($1, $2, $3, 'formal', $4, $5, $6, $7, $8, 'used', $9)`,
    [
      municipalityId,
      seatId,
      ids.resourceId,
      weekday,
      half,
      numbers * 20 + place + 1,
      startsOn,
      endsOn,
      accountId,
    ],
  );
  await owner.query(
    `insert into booking (municipality_id, id, placement_id, person_id, resource_id, seat_id, weekday, half, starts_on, ends_on, state, updated_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'used', $11)`,
    [
      municipalityId,
      uuidv7(),
      ids.placementId,
      ids.personId,
      ids.resourceId,
      seatId,
      weekday,
      half,
      startsOn,
      endsOn,
      accountId,
    ],
  );
}

/** A plan that runs, agreed and decided in order, with these goals. */
export async function addRunningPlan(
  owner: pg.Pool,
  worker: Worker,
  { personId, caseId }: Pick<Scene, 'personId' | 'caseId'>,
  given: { goals?: readonly PlanGoal[]; reviewOn?: string; startedOn?: string } = {},
): Promise<string> {
  const planId = uuidv7();
  const day = given.startedOn ?? '2026-08-24';
  await owner.query(
    `insert into plan (municipality_id, id, person_id, case_id, edition, kind, state, made_on, made_by, fit_on, agreed_on,
       decided_on, started_on, review_on, updated_by)
     values ($1, $2, $3, $4, 1, 'participation', 'running', $5, $6, $5, $5, $5, $5, $7, $6)`,
    [worker.municipalityId, planId, personId, caseId, day, worker.accountId, given.reviewOn ?? null],
  );
  await asActor(worker, { act: 'test.plan' }, async (db) => {
    await db
      .insertInto('planSheet')
      .values({
        municipalityId: worker.municipalityId,
        planId,
        personId,
        content: json({ ...emptyPlanContent, goals: given.goals ?? [] }),
        updatedBy: worker.accountId,
      })
      .execute();
    await refreshAccess(db, personId);
  });
  return planId;
}

export const someGoal: PlanGoal = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  words: '週に1度、三丁目の角に立つ',
  measure: '3か月つづく',
  until: '2026-11-30',
};
