import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { keepStaying } from '#db/host-turns.ts';
import { moveCaseAlong } from '#db/case-course.ts';
import { json } from '#db/json.ts';
import { nextNumber } from '#db/running-number.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { fiscalYear } from '#domain/japanese-date.ts';
import { emptyPlanContent, type PlanGoal } from '#domain/plan.ts';
import type { DemoCourse } from './demo-course.ts';

export type SettledPlacement = { personId: string; caseId: string; placementId: string; resourceId: string };

/** Finds the person and the place that a course tells of, and makes what is not there yet: placement, seats, a plan. */
export async function settlePlacement(
  worker: Worker,
  course: DemoCourse,
  today: string,
  goals: readonly PlanGoal[],
): Promise<SettledPlacement> {
  const startedOn = addDays(today, -course.startedDaysAgo);
  return asActor(worker, { act: 'demo.settle' }, async (db) => {
    const { personId, caseId } = await db
      .selectFrom('person')
      .innerJoin('case', (join) =>
        join
          .onRef('case.municipalityId', '=', 'person.municipalityId')
          .onRef('case.personId', '=', 'person.id'),
      )
      .select(['person.id as personId', 'case.id as caseId'])
      .where('person.familyName', '=', course.familyName)
      .executeTakeFirstOrThrow();
    const { id: resourceId } = await db
      .selectFrom('resource')
      .select('id')
      .where('name', '=', course.resource)
      .executeTakeFirstOrThrow();
    const known = await db
      .selectFrom('placement')
      .select('id')
      .where('personId', '=', personId)
      .where('resourceId', '=', resourceId)
      .where('state', 'in', ['settled', 'continuing'])
      .executeTakeFirst();
    const about = { personId, caseId, resourceId };
    const placementId = known?.id ?? (await addPlacement(db, worker, course, startedOn, about));
    const settled = { ...about, placementId };
    await bookSlots(db, worker, course, startedOn, settled);
    const planId = goals.length > 0 ? await addPlan(db, worker, settled, { startedOn, goals }) : undefined;
    // One time for all rows: from here on the worker may see, and so change, what was added.
    await refreshAccess(db, personId);
    if (!known) await settle(db, worker, course, { ...settled, startedOn });
    if (planId) await runPlan(db, planId, startedOn);
    const along = { caseId, personId, to: 'taking_part', on: startedOn, reason: '通いはじめた' } as const;
    await moveCaseAlong(db, worker, along);
    await refreshAccess(db, personId);
    return settled;
  });
}

async function addPlacement(
  db: Handle,
  worker: Worker,
  course: DemoCourse,
  startedOn: string,
  about: Omit<SettledPlacement, 'placementId'>,
): Promise<string> {
  const id = uuidv7();
  await db
    .insertInto('placement')
    .values({
      ...about,
      municipalityId: worker.municipalityId,
      id,
      number: await nextNumber(db, worker.municipalityId, 'placement', fiscalYear(startedOn)),
      role: course.role,
      state: 'candidate',
      stateSince: startedOn,
      mainAccountId: worker.accountId,
      updatedBy: worker.accountId,
    })
    .execute();
  return id;
}

type Started = SettledPlacement & { startedOn: string };

async function settle(db: Handle, worker: Worker, course: DemoCourse, started: Started): Promise<void> {
  const { placementId, resourceId, startedOn } = started;
  await db
    .updateTable('placement')
    .set({
      state: 'continuing',
      personAgreedOn: addDays(startedOn, -14),
      called: course.called,
      settledOn: startedOn,
      startedOn,
    })
    .where('id', '=', placementId)
    .execute();
  await keepStaying(db, worker, { id: placementId, resourceId, on: startedOn });
}

/** A seat of each half day, unless the placement has its bookings already. */
async function bookSlots(
  db: Handle,
  worker: Worker,
  course: DemoCourse,
  startsOn: string,
  { personId, placementId, resourceId }: SettledPlacement,
): Promise<void> {
  const booked = await db
    .selectFrom('booking')
    .select('id')
    .where('placementId', '=', placementId)
    .executeTakeFirst();
  if (booked) return;
  const formal = await db
    .selectFrom('formalCapacity')
    .select('weekday')
    .where('resourceId', '=', resourceId)
    .executeTakeFirst();
  const vacancy = await db
    .selectFrom('vacancy')
    .select('id')
    .where('resourceId', '=', resourceId)
    .orderBy('id')
    .executeTakeFirst();
  const slotKey = formal || !vacancy ? 'formal' : vacancy.id;
  for (const [weekday, half, fromTime, toTime] of course.slots) {
    const { taken } = await db
      .selectFrom('seat')
      .select((eb) => eb.fn.coalesce(eb.fn.max('number'), sql<number>`0`).as('taken'))
      .where('resourceId', '=', resourceId)
      .where('slotKey', '=', slotKey)
      .where('weekday', '=', weekday)
      .where('half', '=', half)
      .executeTakeFirstOrThrow();
    const seatId = uuidv7();
    const at = { municipalityId: worker.municipalityId, resourceId, weekday, half, startsOn };
    await db
      .insertInto('seat')
      .values({
        ...at,
        id: seatId,
        vacancyId: slotKey === 'formal' ? null : slotKey,
        slotKey,
        number: taken + 1,
        state: 'used',
        updatedBy: worker.accountId,
      })
      .execute();
    await db
      .insertInto('booking')
      .values({
        ...at,
        id: uuidv7(),
        placementId,
        personId,
        seatId,
        fromTime,
        toTime,
        state: 'used',
        updatedBy: worker.accountId,
      })
      .execute();
  }
}

/** A plan with these goals, unless the case has one. */
async function addPlan(
  db: Handle,
  worker: Worker,
  { personId, caseId }: SettledPlacement,
  { startedOn, goals }: { startedOn: string; goals: readonly PlanGoal[] },
): Promise<string | undefined> {
  const known = await db.selectFrom('plan').select('id').where('caseId', '=', caseId).executeTakeFirst();
  if (known) return undefined;
  const planId = uuidv7();
  await db
    .insertInto('plan')
    .values({
      municipalityId: worker.municipalityId,
      id: planId,
      personId,
      caseId,
      edition: 1,
      kind: 'participation',
      madeOn: addDays(startedOn, -28),
      madeBy: worker.accountId,
      reviewOn: addDays(startedOn, 91),
      updatedBy: worker.accountId,
    })
    .execute();
  await db
    .insertInto('planSheet')
    .values({
      municipalityId: worker.municipalityId,
      planId,
      personId,
      content: json({ ...emptyPlanContent, goals }),
      updatedBy: worker.accountId,
    })
    .execute();
  return planId;
}

/** Fit, agreed, decided and begun in order; its words are locked from the agreement on. */
async function runPlan(db: Handle, planId: string, startedOn: string): Promise<void> {
  const on = (days: number) => addDays(startedOn, -days);
  await db
    .updateTable('plan')
    .set({
      state: 'running',
      fitOn: on(21),
      agreedOn: on(20),
      agreedManner: 'signed',
      agreedBy: 'person',
      decidedOn: on(14),
      startedOn,
    })
    .where('id', '=', planId)
    .execute();
  await db
    .updateTable('planSheet')
    .set({ lockedAt: sql`now()` })
    .where('planId', '=', planId)
    .execute();
}
