import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { nextRotation } from '#domain/handover-prefill.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { holdFile } from '#use-cases/closing/hold-file.ts';
import { listHandovers } from '#use-cases/closing/list-handovers.ts';
import { prepareHandovers } from '#use-cases/closing/prepare-handovers.ts';
import { readClosures } from '#use-cases/closing/read-closures.ts';
import { saveHandover } from '#use-cases/closing/save-handover.ts';
import { writeRetentionRule } from '#use-cases/closing/write-retention-rule.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { eventsOf, type CourseOf } from './case-course-events.ts';
import type { DemoEvent } from './demo-event.ts';
import { demoMeetings, type DemoMeeting } from './demo-case-course.ts';
import type { DemoTown } from './demo-person.ts';
import { seedMeeting } from './seed-meeting.ts';
import { sideBySide, type Turn } from './side-by-side.ts';

/** Somebody whom seed-people.ts recorded. */
export type SeededPerson = { family: string; personId: string; main: Worker };

/**
 * Lets the cases of the demo town run: everybody's steps in the order of their days, with the meetings between them, so that
 * each was decided by the one that the page names.
 */
export async function seedCaseCourses(
  town: DemoTown,
  courses: readonly CourseOf[],
  now: Date,
): Promise<void> {
  const today = tokyoDay(now);
  const queues = courses.map((course) => ({ course, events: eventsOf(town, course, today) }));
  const runUntil = async (daysAgo: number): Promise<void> => {
    await sideBySide(queues, async ({ events }, turn) => {
      const due = events.filter((event) => event.daysAgo > daysAgo);
      events.splice(0, due.length);
      await runInOrder(due, turn);
    });
  };
  for (const meeting of Object.keys(demoMeetings) as DemoMeeting[]) {
    await runUntil(Math.max(demoMeetings[meeting].days, 0));
    if (demoMeetings[meeting].days < 0) await runUntil(-1);
    await seedMeeting(town, meeting, courses, today);
  }
  await runUntil(-1);
}

/** Somebody's steps one after the other; other people's go on meanwhile. */
async function runInOrder(events: readonly DemoEvent[], { mine, over }: Turn): Promise<void> {
  const last = events.findLast(({ isNumbered }) => isNumbered);
  if (!last) void mine.then(over);
  for (const event of events) {
    if (event.isNumbered) await mine;
    await event.run();
    if (event === last) over();
  }
}

/** The rotation of April is being prepared, and a file is kept from disposal. */
export async function seedAfterwards(
  town: DemoTown,
  people: readonly SeededPerson[],
  now: Date,
): Promise<void> {
  const today = tokyoDay(now);
  const { tashiro, mizusawa, seto } = town.workers;
  if (!tashiro || !mizusawa || !seto) throw new Error('the demo town lacks somebody');
  await writeRetentionRule(seto, 'case', 0, { years: 5, ground: '縁が丘市文書管理規程 第32条' });
  const leaving = people.filter(({ family }) => ['津田', '野々村', '渡邉'].includes(family));
  const caseIds: string[] = [];
  for (const { personId } of leaving) {
    const { currentCase } = await findPerson(tashiro, personId);
    if (currentCase) caseIds.push(currentCase.id);
  }
  const batchId = uuidv7();
  const effectiveOn = nextRotation(today);
  await prepareHandovers(tashiro, { batchId, toAccountId: mizusawa.accountId, effectiveOn, caseIds });
  const sheets = await listHandovers(tashiro, { batchId });
  const sheet = sheets.find(({ personName }) => personName.startsWith('津田'));
  if (sheet) {
    const content = {
      ...sheet.content,
      avoid: '昼に電話しない（眠っている）。前の職場の話を、こちらから聞かない',
      rely: '民生委員さんの紹介で入ると、戸を開けてくれる',
      danger: '懐中電灯の電池を替えていないときは、眠れていない。夕方にもう一度たずねる',
    };
    const days = { effectiveOn, metTogetherOn: addDays(today, -3), personToldOn: addDays(today, -3) };
    await saveHandover(tashiro, sheet.personId, sheet.id, sheet.version, { ...content, ...days });
  }
  const held = people.find(({ family }) => family === '瀧本');
  if (!held) return;
  const [closure] = await readClosures(held.main, held.personId);
  if (closure) await holdFile(held.main, held.personId, closure, '開示請求への対応がおわるまで');
}
