import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { addDays, weekdayOf } from '#domain/calendar-day.ts';
import type { AttendanceDraft, ItemDecision, MeetingDraft } from '#domain/meeting.ts';
import { addItem } from '#use-cases/meetings/add-item.ts';
import { arrangeMeeting } from '#use-cases/meetings/arrange-meeting.ts';
import { changeAttendance } from '#use-cases/meetings/change-attendance.ts';
import { findAgendaPerson } from '#use-cases/meetings/find-agenda-person.ts';
import { readMeeting } from '#use-cases/meetings/read-meeting.ts';
import { saveItem } from '#use-cases/meetings/save-item.ts';
import { stepMeeting } from '#use-cases/meetings/step-meeting.ts';
import type { CourseOf } from './case-course-events.ts';
import { demoMeetings, type DemoMeeting, type DemoPlan } from './demo-case-course.ts';
import type { DemoTown } from './demo-person.ts';

type OnAgenda = { course: CourseOf; plan: DemoPlan; said: DemoPlan['said']; isFirst: boolean };

function agendaOf(meeting: DemoMeeting, courses: readonly CourseOf[]): OnAgenda[] {
  return courses.flatMap((course): OnAgenda[] => {
    const { plan } = course.story;
    if (!plan) return [];
    if (plan.meeting === meeting) return [{ course, plan, said: plan.said, isFirst: true }];
    if (plan.again?.meeting !== meeting) return [];
    return [{ course, plan, said: plan.again.said, isFirst: false }];
  });
}

const weekend: ReadonlyMap<string, number> = new Map([
  ['土', 2],
  ['日', 1],
]);

/** Nobody meets at a weekend; what was held already keeps its day, because plans were agreed to right after it. */
function workingDay(day: string, daysAgo: number): string {
  const rest = weekend.get(weekdayOf(day));
  return rest === undefined || daysAgo > 0 ? day : addDays(day, rest);
}

function draftOf(meeting: DemoMeeting, today: string): MeetingDraft {
  const { number, days } = demoMeetings[meeting];
  return {
    title: `第${number}回 重層的支援会議`,
    heldOn: workingDay(addDays(today, -days), days),
    fromTime: '14:00',
    toTime: '15:30',
    placeNote: '市役所 2階 会議室3',
    manner: 'in_person',
    chair: '村瀬 香織',
    recorder: '田代 実里',
    nextOn: addDays(today, 30 - days),
  };
}

/** One 重層的支援会議: called, and, when its day is past, held and confirmed with what was decided. */
export async function seedMeeting(
  town: DemoTown,
  meeting: DemoMeeting,
  courses: readonly CourseOf[],
  today: string,
): Promise<void> {
  const { murase, seto, mizusawa, iwaki } = town.workers;
  if (!murase || !seto || !mizusawa || !iwaki) throw new Error('the demo town lacks somebody');
  const id = uuidv7();
  const agencyIds = [seto.agencyId, mizusawa.agencyId, iwaki.agencyId];
  await arrangeMeeting(murase, { id, meeting: draftOf(meeting, today), agencyIds });
  const agenda: { itemId: string; entry: OnAgenda }[] = [];
  for (const entry of agendaOf(meeting, courses)) {
    const { personId, planId } = entry.course;
    const found = await findAgendaPerson(murase, id, { id: personId });
    const aside = (found?.seats ?? []).filter(({ coverage }) => coverage === 'none');
    const itemId = uuidv7();
    const item = { id: itemId, personId, planId, standsAside: aside.map((seat) => seat.id) };
    const purpose = entry.isFirst ? ('plan' as const) : ('review' as const);
    const added = await addItem(murase, id, { ...item, purpose });
    if (!added.ok) throw new Error(`${entry.course.story.of} is not on the agenda: ${added.why}`);
    agenda.push({ itemId, entry });
  }
  const step = async (to: 'called' | 'held' | 'confirmed'): Promise<void> => {
    const { version } = await readMeeting(murase, id);
    const stepped = await stepMeeting(murase, { id, version }, { to });
    if (!stepped.ok) throw new Error(`the meeting cannot be ${to}`);
  };
  await step('called');
  if (demoMeetings[meeting].days < 0) return;
  await step('held');
  const { seats } = await readMeeting(murase, id);
  const came = seats.map(({ agencyName: _name, presence: _presence, ...seat }): AttendanceDraft => ({
    ...seat,
    presence: 'attended',
  }));
  await changeAttendance(murase, id, came);
  for (const { itemId, entry } of agenda) await decideItem(murase, id, itemId, entry, today);
  await step('confirmed');
}

/** These move the plan on: its next step sees the next version. */
const movesPlan: readonly ItemDecision[] = ['fit', 'amend', 'replan'];

async function decideItem(
  worker: Worker,
  meetingId: string,
  itemId: string,
  { course, plan, said, isFirst }: OnAgenda,
  today: string,
): Promise<void> {
  if (!said) throw new Error('a meeting that was held decided something');
  const roles = isFirst ? (plan.roles ?? []) : [];
  const item = {
    personPresent: false,
    familyPresent: false,
    ownWords: `「${said.ownWords}」`,
    reports: [],
    points: said.points,
    decisionWords: said.words,
    roles: roles.map(([who, what, inDays]) => ({ id: uuidv7(), who, what, until: addDays(today, inDays) })),
    resourceGap: said.gap ?? '',
    nextOn: null,
  };
  const saved = await saveItem(worker, meetingId, itemId, 1, { item, decision: said.decision });
  if (!saved.ok) throw new Error('somebody else writes in the demo town');
  if (movesPlan.includes(said.decision)) course.planVersion += 1;
}
