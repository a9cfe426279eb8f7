import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { closureShape, contactDue } from '#domain/closure.ts';
import { declineShape } from '#domain/decline-reason.ts';
import { triedShape } from '#domain/tried-system.ts';
import { addTriedSystem } from '#use-cases/casework/add-tried-system.ts';
import { moveCase, type CaseMoveDraft } from '#use-cases/casework/move-case.ts';
import { recordDecline } from '#use-cases/casework/record-decline.ts';
import { closeCase } from '#use-cases/closing/close-case.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { reviewPlan } from '#use-cases/plans/review-plan.ts';
import { inOrder, type DemoEvent } from './demo-event.ts';
import type { DemoCaseCourse } from './demo-case-course.ts';
import type { DemoPlacement } from './demo-placement.ts';
import type { DemoTown } from './demo-person.ts';
import { planEvents, seenPlan, writtenOn } from './plan-events.ts';
import { placementEvents } from './seed-placements.ts';

/** A course with whom it is about. The plan's id is known from the start, for the meetings. */
export type CourseOf = {
  story: DemoCaseCourse;
  ways: readonly DemoPlacement[];
  personId: string;
  caseId: string;
  main: Worker;
  planId: string;
  /** Of the plan: nobody else moves it, so that it need not be read before each step. */
  planVersion: number;
};

/** Something that is recorded on its day. */
export type At = (daysAgo: number, run: (on: string) => Promise<void>) => void;

/** How long ago a course began: the consultation was before that. */
export function startOf({ tried = [], moves = [], plan, ways = [] }: DemoCaseCourse): number {
  return Math.max(
    0,
    ...tried.map(([, , , , , days]) => days),
    ...moves.map(([, days]) => days),
    ...ways.map(({ began }) => began),
    plan ? writtenOn(plan) : 0,
  );
}

async function move(
  { main, personId }: CourseOf,
  given: Pick<CaseMoveDraft, 'to' | 'kind' | 'on' | 'reason'> & { until?: string },
): Promise<void> {
  const { currentCase: held } = await findPerson(main, personId);
  if (!held) throw new Error('somebody of the demo town has no case');
  const { until = null, ...rest } = given;
  const moved = await moveCase(main, personId, held, { ...rest, until, meetingItemId: null });
  if (!moved.ok) throw new Error(`a case of the demo town lacks ${moved.missing.join()}`);
}

/** Everything that happened to one person, the oldest first. */
export function eventsOf(town: DemoTown, course: CourseOf, today: string): DemoEvent[] {
  const { story, personId, caseId, main } = course;
  const events: DemoEvent[] = [];
  const at: At = (daysAgo, run) => void events.push({ daysAgo, run: () => run(addDays(today, -daysAgo)) });
  for (const [system, law, result, confirmedWith, words, daysAgo] of story.tried ?? []) {
    at(daysAgo, async (confirmedOn) => {
      const reviewOn = result === 'not_eligible' ? addDays(confirmedOn, 180) : null;
      const tried = triedShape.parse({ system, law, result, confirmedOn, confirmedWith, reviewOn, words });
      await addTriedSystem(main, personId, { id: uuidv7(), caseId, tried });
    });
  }
  // The first step was taken when they were received: seed-people.ts.
  for (const [to, daysAgo, reason] of (story.moves ?? []).slice(1)) {
    at(daysAgo, (on) => move(course, { to, kind: 'forward', on, reason }));
  }
  if (story.plan) planEvents(town, course, story.plan, today, at);
  for (const way of course.ways) {
    const worker = town.workers[way.by];
    if (worker) events.push(...placementEvents(worker, personId, way, today));
  }
  const { decline, paused, closure } = story;
  if (decline) {
    at(decline.daysAgo, async (on) => {
      const draft = declineShape.parse({
        words: '',
        resourceId: null,
        placeName: '',
        until: null,
        ...decline,
        on,
      });
      await recordDecline(main, personId, { caseId, decline: draft, label: draft.words });
    });
  }
  if (paused) {
    const until = addDays(today, paused.inDays);
    at(paused.daysAgo, (on) =>
      move(course, { to: 'paused', kind: 'pause', on, reason: paused.reason, until }),
    );
  }
  if (story.evaluatedDaysAgo !== undefined) {
    at(story.evaluatedDaysAgo, async (on) => {
      await reviewPlan(main, personId, seenPlan(course), { to: 'evaluating', on });
    });
  }
  if (closure) at(closure.daysAgo, (on) => close(course, closure, on));
  return inOrder(events);
}

async function close(
  { main, personId }: CourseOf,
  closure: NonNullable<DemoCaseCourse['closure']>,
  closedOn: string,
): Promise<void> {
  const { currentCase: held } = await findPerson(main, personId);
  if (!held) throw new Error('somebody of the demo town has no case to close');
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
}
