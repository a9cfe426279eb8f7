import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { closureShape, contactDue } from '#domain/closure.ts';
import { declineShape } from '#domain/decline-reason.ts';
import { triedShape } from '#domain/tried-system.ts';
import { addTriedSystem } from '#use-cases/casework/add-tried-system.ts';
import { moveCase } from '#use-cases/casework/move-case.ts';
import { recordDecline } from '#use-cases/casework/record-decline.ts';
import { closeCase } from '#use-cases/closing/close-case.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { agreePlan } from '#use-cases/plans/agree-plan.ts';
import { beginPlan } from '#use-cases/plans/begin-plan.ts';
import { decideSupport } from '#use-cases/plans/decide-support.ts';
import { proposePlan } from '#use-cases/plans/propose-plan.ts';
import { readPlan } from '#use-cases/plans/read-plan.ts';
import { reviewPlan } from '#use-cases/plans/review-plan.ts';
import { savePlan } from '#use-cases/plans/save-plan.ts';
import { startPlan } from '#use-cases/plans/start-plan.ts';
import { demoMeetings, type DemoCourse, type DemoPlan } from './demo-case-course.ts';
import type { DemoTown } from './demo-person.ts';
import { addDemoPlacement, stepDemoPlacement, type SeededPlacement } from './seed-placement.ts';

/** A course with whom it is about. The plan's id is known from the start, for the meetings. */
export type CourseOf = {
  story: DemoCourse;
  personId: string;
  caseId: string;
  main: Worker;
  planId: string;
};

export type DemoEvent = { daysAgo: number; run: () => Promise<void> };

/** How long ago a course began: the consultation was before that. */
export function startOf(course: DemoCourse): number {
  const { tried = [], moves = [], plan, placement } = course;
  return Math.max(
    0,
    ...tried.map(([, , , , , days]) => days),
    ...moves.map(([, days]) => days),
    plan ? writtenOn(plan) : 0,
    ...(placement?.steps.map(([, days]) => days) ?? []),
  );
}

function writtenOn(plan: DemoPlan): number {
  return plan.writtenBefore + (plan.meeting ? demoMeetings[plan.meeting].days : 0);
}

/** Everything that happened to one person, the oldest first. */
export function eventsOf(town: DemoTown, course: CourseOf, today: string): DemoEvent[] {
  const { story, personId, caseId, main } = course;
  const events: DemoEvent[] = [];
  const at = (daysAgo: number, run: (on: string) => Promise<void>): void =>
    void events.push({ daysAgo, run: () => run(addDays(today, -daysAgo)) });
  for (const [system, law, result, confirmedWith, words, daysAgo] of story.tried ?? []) {
    at(daysAgo, async (confirmedOn) => {
      const reviewOn = result === 'not_eligible' ? addDays(confirmedOn, 180) : null;
      const tried = triedShape.parse({ system, law, result, confirmedOn, confirmedWith, reviewOn, words });
      await addTriedSystem(main, personId, { id: uuidv7(), caseId, tried });
    });
  }
  for (const [to, daysAgo, reason] of story.moves ?? []) {
    at(daysAgo, async (on) => {
      const { currentCase: held } = await findPerson(main, personId);
      const move = { to, on, reason, kind: 'forward' as const, meetingItemId: null, until: null };
      if (held) await moveCase(main, personId, held, move);
    });
  }
  if (story.plan) planEvents(town, course, story.plan, today, at);
  const { placement, decline, closure } = story;
  if (placement) {
    let laid: SeededPlacement | undefined;
    for (const [state, daysAgo] of placement.steps) {
      at(daysAgo, async (on) => {
        laid ??= await addDemoPlacement(main, { ...placement, personId, caseId, on });
        await stepDemoPlacement(main, laid, state, on);
      });
    }
  }
  if (decline) {
    at(decline.daysAgo, async (on) => {
      const until = decline.inDays === undefined ? null : addDays(today, decline.inDays);
      const draft = declineShape.parse({ words: '', resourceId: null, placeName: '', ...decline, until, on });
      await recordDecline(main, personId, { caseId, decline: draft, label: draft.words });
    });
  }
  if (story.evaluatedDaysAgo !== undefined) {
    at(story.evaluatedDaysAgo, async (on) => {
      const { version } = await readPlan(main, personId, course.planId);
      await reviewPlan(main, personId, { id: course.planId, version }, { to: 'evaluating', on });
    });
  }
  if (closure) {
    at(closure.daysAgo, async (closedOn) => {
      const { currentCase: held } = await findPerson(main, personId);
      if (!held) throw new Error(`${story.of} has no case to close`);
      const draft = closureShape.parse({
        leadAgencyId: null,
        leadName: '',
        reasonWords: '',
        watcher: '',
        watchHow: '',
        noWatcherReason: '',
        comeAgainWhen: '',
        ownWords: '',
        ...closure,
        closedOn,
        toldPersonOn: closedOn,
        contactDueOn: contactDue(closure.reason, closedOn),
      });
      await closeCase(main, personId, held, draft, null);
    });
  }
  return events.toSorted((a, b) => b.daysAgo - a.daysAgo);
}

type At = (daysAgo: number, run: (on: string) => Promise<void>) => void;

function planEvents(town: DemoTown, course: CourseOf, plan: DemoPlan, today: string, at: At): void {
  const { personId, caseId, main, planId } = course;
  const seen = async () => ({ id: planId, version: (await readPlan(main, personId, planId)).version });
  at(writtenOn(plan), async (on) => {
    await startPlan(main, personId, { id: planId, caseId, kind: 'participation', on });
    const { content } = await readPlan(main, personId, planId);
    const goals = plan.goals.map(([words, measure, inDays]) => ({
      id: uuidv7(),
      words,
      measure,
      until: addDays(today, inDays),
    }));
    const lines = plan.lines.map(([issue, byPerson, byTown, byAgencies, resources], place) => ({
      id: uuidv7(),
      issue,
      goalId: place === 0 ? (goals[0]?.id ?? null) : null,
      byPerson,
      byTown,
      byAgencies,
      agencies: '',
      from: on,
      to: null,
      resources,
      state: 'not_yet' as const,
    }));
    const participation = { ...content.participation, ...plan.participation };
    const written = { ...content, longGoal: plan.longGoal ?? '', goals, lines, participation };
    const input = { content: { ...written, monitoring: '月に1回たずね、3か月ごとに見直す' }, reviewOn: null };
    const saved = await savePlan(main, personId, planId, 1, input);
    if (!saved.ok) throw new Error('somebody else writes in the demo town');
    if (!plan.meeting) return;
    const proposed = await proposePlan(main, personId, await seen(), on);
    if (!proposed.ok) throw new Error(`${course.story.of}: ${JSON.stringify(proposed)}`);
  });
  if (!plan.meeting) return;
  const met = demoMeetings[plan.meeting].days;
  const [agreed, decided, begun] = plan.after ?? [];
  if (agreed !== undefined) {
    at(met - agreed, async (on) => {
      const consent = { on, manner: 'signed', by: 'person', note: '' } as const;
      await agreePlan(main, personId, await seen(), consent);
    });
  }
  if (decided !== undefined) {
    const officer = town.workers['seto'];
    if (!officer) throw new Error('the demo town has no municipal officer');
    at(met - decided, async (on) => {
      await decideSupport(officer, personId, await seen(), { decision: 'decided', on, words: '' });
    });
  }
  if (begun !== undefined) {
    at(met - begun, async (on) => {
      // Looked at every three months: the next time is still to come.
      const past = met - begun;
      const reviewOn = addDays(on, 91 * (Math.floor(past / 91) + 1));
      await beginPlan(main, personId, await seen(), { on, reviewOn });
    });
  }
}
