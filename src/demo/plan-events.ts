import { uuidv7 } from 'uuidv7';
import { addDays } from '#domain/calendar-day.ts';
import type { PlanContent } from '#domain/plan.ts';
import { agreePlan } from '#use-cases/plans/agree-plan.ts';
import { beginPlan } from '#use-cases/plans/begin-plan.ts';
import { decideSupport } from '#use-cases/plans/decide-support.ts';
import { proposePlan } from '#use-cases/plans/propose-plan.ts';
import { readPlan } from '#use-cases/plans/read-plan.ts';
import { savePlan } from '#use-cases/plans/save-plan.ts';
import { startPlan } from '#use-cases/plans/start-plan.ts';
import type { At, CourseOf } from './case-course-events.ts';
import { demoMeetings, type DemoPlan } from './demo-case-course.ts';
import type { DemoTown } from './demo-person.ts';

/** How long ago a plan was written. */
export function writtenOn(plan: DemoPlan): number {
  return plan.writtenBefore + (plan.meeting ? demoMeetings[plan.meeting].days : 0);
}

/** What the first words became after a talk. */
function written(plan: DemoPlan, first: PlanContent, on: string, today: string): PlanContent {
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
  return {
    ...first,
    longGoal: plan.longGoal ?? '',
    goals,
    lines,
    participation: { ...first.participation, ...plan.participation },
    monitoring: '月に1回たずね、3か月ごとに見直す',
  };
}

/** The plan as it is seen before a step that moves it. */
export function seenPlan(course: CourseOf): { id: string; version: number } {
  const seen = { id: course.planId, version: course.planVersion };
  course.planVersion += 1;
  return seen;
}

/** 案 → 会議 → 本人同意 → 支援決定 → 実施, as far as the story has come. What the meeting decided is told by seed-meeting.ts. */
export function planEvents(town: DemoTown, course: CourseOf, plan: DemoPlan, today: string, at: At): void {
  const { personId, caseId, main, planId } = course;
  at(writtenOn(plan), async (on) => {
    await startPlan(main, personId, { id: planId, caseId, kind: 'participation', on });
    const { content } = await readPlan(main, personId, planId);
    const input = { content: written(plan, content, on, today), reviewOn: null };
    const saved = await savePlan(main, personId, planId, 1, input);
    if (!saved.ok) throw new Error('somebody else writes in the demo town');
    if (!plan.meeting) return;
    const proposed = await proposePlan(main, personId, seenPlan(course), on);
    if (!proposed.ok) throw new Error(`${course.story.of}: ${JSON.stringify(proposed)}`);
  });
  if (!plan.meeting) return;
  const met = demoMeetings[plan.meeting].days;
  const [agreed, decided, begun] = plan.after ?? [];
  if (agreed !== undefined) {
    at(met - agreed, async (on) => {
      const consent = { on, manner: 'signed', by: 'person', note: '' } as const;
      await agreePlan(main, personId, seenPlan(course), consent);
    });
  }
  if (decided !== undefined) {
    const officer = town.workers['seto'];
    if (!officer) throw new Error('the demo town has no municipal officer');
    at(met - decided, async (on) => {
      await decideSupport(officer, personId, seenPlan(course), { decision: 'decided', on, words: '' });
    });
  }
  if (begun === undefined) return;
  at(met - begun, async (on) => {
    // Looked at every three months: the next time is still to come.
    const times = Math.floor((met - begun) / 91) + 1;
    await beginPlan(main, personId, seenPlan(course), { on, reviewOn: addDays(on, 91 * times) });
  });
}
