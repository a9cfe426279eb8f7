import { uuidv7 } from 'uuidv7';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { toWorkingDay } from '#domain/follow-up-rhythm.ts';
import type { PlanGoal } from '#domain/plan.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { readAttendance } from '#use-cases/follow-up/read-attendance.ts';
import { recordAttendance } from '#use-cases/follow-up/record-attendance.ts';
import { recordContact } from '#use-cases/follow-up/record-contact.ts';
import { proposeStep } from '#use-cases/follow-up/propose-step.ts';
import { saveRoster } from '#use-cases/follow-up/save-roster.ts';
import { setRhythm } from '#use-cases/follow-up/set-rhythm.ts';
import { setSupportLevel } from '#use-cases/follow-up/set-support-level.ts';
import type { TypedAttendance } from '#use-cases/follow-up/write-attendance.ts';
import { demoCourses } from './courses.ts';
import type { DemoCourse } from './demo-course.ts';
import type { DemoTown } from './demo-person.ts';
import { seedJudged } from './seed-judged.ts';
import { settlePlacement, type SettledPlacement } from './settle-placement.ts';

/** What became of those who found a place: contacts, attendance, fading support, scales and evaluations, through the verbs. */
export async function seedCourses(town: DemoTown, now: Date): Promise<void> {
  const today = tokyoDay(now);
  for (const course of demoCourses) {
    const worker = town.workers[course.worker];
    if (!worker) throw new Error(`nobody in the demo town is called ${course.worker}`);
    const goals = (course.goals ?? []).map(([words, measure]): PlanGoal => ({
      id: uuidv7(),
      words,
      measure,
      until: null,
    }));
    const at = await settlePlacement(worker, course, today, goals);
    await closePlace(worker, course, at, today);
    await seedAttendance(worker, course, at, today);
    await seedContacts(worker, course, at, today);
    await seedLevels(worker, course, at, today);
    await seedJudged(worker, course, at, today);
  }
}

async function closePlace(
  worker: Worker,
  { closed }: DemoCourse,
  { resourceId }: SettledPlacement,
  today: string,
): Promise<void> {
  if (!closed) return;
  const day = addDays(today, -closed[0]);
  await asActor(worker, { act: 'demo.close' }, async (db) => {
    await db
      .insertInto('resourceClosure')
      .values({
        municipalityId: worker.municipalityId,
        id: uuidv7(),
        resourceId,
        fromDay: addDays(day, -1),
        toDay: addDays(day, 1),
        kind: 'weather',
        reason: closed[1],
        createdBy: worker.accountId,
      })
      .execute();
  });
}

/** Every expected half day until yesterday; the last whole month as one paper where a leader keeps one. */
async function seedAttendance(
  worker: Worker,
  course: DemoCourse,
  { personId, placementId, resourceId }: SettledPlacement,
  today: string,
): Promise<void> {
  const whole = { from: addDays(today, -course.startedDaysAgo), to: addDays(today, -1) };
  const { halves } = await readAttendance(worker, personId, placementId, whole, today);
  const open = halves.filter(({ expected, row }) => expected?.closed === null && row === null).toReversed();
  const entries = open.slice(course.unwritten ?? 0).map(({ day, half }, place): TypedAttendance => {
    const [state, reason, words] = course.notCame?.[place] ?? ['came', '', ''];
    return { day, half, state, reason, words, version: 0 };
  });
  const lastDay = addDays(`${today.slice(0, 7)}-01`, -1);
  const isOnPaper = ({ day }: TypedAttendance) =>
    course.rosterBy !== undefined && day.slice(0, 7) === lastDay.slice(0, 7);
  await recordAttendance(
    worker,
    personId,
    placementId,
    entries.filter((entry) => !isOnPaper(entry)),
    today,
  );
  if (course.rosterBy === undefined) return;
  const roster = {
    id: uuidv7(),
    fromDay: `${lastDay.slice(0, 7)}-01`,
    toDay: lastDay,
    writtenBy: course.rosterBy,
    receivedOn: addDays(lastDay, 1),
    note: '',
  };
  await saveRoster(worker, resourceId, roster, [{ placementId, entries: entries.filter(isOnPaper) }], today);
}

/** Weekly on both sides from the first day; each contact may thin it out. */
async function seedContacts(
  worker: Worker,
  course: DemoCourse,
  { personId, placementId }: SettledPlacement,
  today: string,
): Promise<void> {
  for (const side of ['person', 'host'] as const) {
    await setRhythm(worker, personId, placementId, {
      side,
      every: 'weekly',
      why: 'はじめの1か月は密に',
      on: addDays(today, -course.startedDaysAgo),
    });
  }
  for (const { side, daysAgo, manner, words, view = '', feeling, load, wish, pace } of course.contacts) {
    await recordContact(worker, personId, placementId, {
      id: uuidv7(),
      side,
      // Somebody works on that day, or on the next one that is no weekend.
      doneOn: toWorkingDay(addDays(today, -daysAgo), () => false),
      manner,
      words,
      workerView: view,
      feeling: feeling ?? null,
      hostLoad: load ?? null,
      hostWish: wish ?? null,
      nextStep: '',
      pace: pace?.[0] ?? 'same',
      paceWhy: pace?.[1] ?? '',
      dueBy: worker.accountId,
    });
  }
}

async function seedLevels(
  worker: Worker,
  course: DemoCourse,
  { personId, placementId }: SettledPlacement,
  today: string,
): Promise<void> {
  for (const [level, daysAgo, why, kind = 'presence'] of course.levels) {
    const fromDay = addDays(today, -daysAgo);
    await setSupportLevel(worker, personId, placementId, { id: uuidv7(), kind, level, fromDay, why });
  }
  for (const [kind, wishedBy, words, inDays] of course.steps ?? []) {
    const plannedOn = inDays === null ? null : toWorkingDay(addDays(today, inDays), () => false);
    await proposeStep(worker, personId, placementId, { id: uuidv7(), kind, wishedBy, words, plannedOn });
  }
}
