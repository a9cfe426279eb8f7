import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { CaseState } from '#domain/case-state.ts';
import { intakeShape } from '#domain/intake.ts';
import { contactShape, personShape } from '#domain/person.ts';
import { noteShape } from '#domain/progress-note.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { receiveIntake } from '#use-cases/intakes/receive-intake.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { consentShape, type ConsentItem } from '#domain/consent.ts';
import { recordNote } from '#use-cases/notes/record-note.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { moveCase } from '#use-cases/casework/move-case.ts';
import { recordPerson } from '#use-cases/people/record-person.ts';
import { homeNear } from './town-map.ts';
import { startOf, type CourseOf } from './case-course-events.ts';
import { caseCourses } from './case-courses.ts';
import { endedCourses } from './case-courses-ended.ts';
import { longerCourses } from './case-courses-longer.ts';
import type { DemoCaseCourse } from './demo-case-course.ts';
import type { DemoPerson, DemoTown } from './demo-person.ts';
import type { DemoPlacement } from './demo-placement.ts';
import { moreDemoPlacements } from './more-placements.ts';
import { demoPlacements } from './placements.ts';
import { seedAfterwards, seedCaseCourses, type SeededPerson } from './seed-case-courses.ts';
import { seedPlacements } from './seed-placements.ts';
import { demoPeople } from './people.ts';
import { demoPeopleInBrief } from './people-in-brief.ts';
import { demoPeopleLater } from './people-later.ts';
import { demoPeopleOfEvenings } from './people-of-evenings.ts';
import { recordProfile } from './seed-profile.ts';
import { sideBySide, type Turn } from './side-by-side.ts';

const open: ConsentItem[] = [
  'basic',
  'contact',
  'intake',
  'participation',
  'health',
  'economy',
  'family',
  'notes',
];

const allPlacements: readonly DemoPlacement[] = [...demoPlacements, ...moreDemoPlacements];
const courses: readonly DemoCaseCourse[] = [...caseCourses, ...longerCourses, ...endedCourses];

export type RecordedPeople = { people: SeededPerson[]; running: CourseOf[] };

/** Records every invented person through the verbs that the screens use, so that shapes, access lists and the log are true. */
export async function recordPeople(town: DemoTown, now: Date): Promise<RecordedPeople> {
  const stories = [
    ...[...demoPeople, ...demoPeopleInBrief, ...demoPeopleLater, ...demoPeopleOfEvenings].entries(),
  ];
  const recorded = await sideBySide(stories, async ([index, story], turn) => {
    const course = courses.find(({ of }) => of === story.name?.[0]);
    const person = await seedPerson(town, story, course, index, now, turn);
    const { currentCase } = course ? await findPerson(person.main, person.personId) : {};
    if (!course || !currentCase) return { person, running: [] };
    const ways = [...(course.ways ?? []), ...allPlacements.filter(({ family }) => family === course.of)];
    const caseId = currentCase.id;
    const running: CourseOf = { ...person, story: course, ways, caseId, planId: uuidv7(), planVersion: 1 };
    return { person, running: [running] };
  });
  return {
    people: recorded.map(({ person }) => person),
    running: recorded.flatMap(({ running }) => running),
  };
}

/** What became of them: in the town, which must be there. */
export async function seedPeople(
  town: DemoTown,
  { people, running }: RecordedPeople,
  now: Date,
): Promise<void> {
  await seedCaseCourses(town, running, now);
  const told = new Set(running.flatMap(({ ways }) => ways));
  await seedPlacements(
    town,
    allPlacements.filter((way) => !told.has(way)),
    now,
  );
  await seedAfterwards(town, people, now);
}

async function seedPerson(
  town: DemoTown,
  story: DemoPerson,
  course: DemoCaseCourse | undefined,
  index: number,
  now: Date,
  turn: Turn,
): Promise<SeededPerson> {
  const today = tokyoDay(now);
  const recorder = workerOf(town, story.recordedBy);
  const main = workerOf(town, story.main ?? story.recordedBy);
  const personId = uuidv7();
  const first =
    Math.max(
      story.days,
      ...story.facts.map(([, , days]) => days),
      ...story.notes.map(([, days]) => days),
      course ? startOf(course) : 0,
    ) + 2;
  const [familyName = '', givenName = '', familyNameKana = '', givenNameKana = ''] = story.name ?? [];
  const person = personShape.parse({
    familyName,
    givenName,
    familyNameKana,
    givenNameKana,
    alternativeName: '',
    gender: story.gender ?? '',
    bornOn: story.born ?? null,
    bornPrecision: story.born ? 'day' : 'unknown',
    householdNote: story.household ?? '',
    areaId: town.areas[story.area] ?? null,
    isAnonymous: story.name === undefined,
    called: story.called ?? '',
  });
  const home = homeNear(story.area, index);
  const contact = contactShape.parse({
    postcode: '',
    address: story.name ? `縁が丘市${story.area}九丁目${90 + (index % 9)}番${index + 101}号` : '',
    buildingNote: '',
    phone: story.name ? `000-0000-${String(2000 + index).padStart(4, '0')}` : '',
    phone2: '',
    voicemail: '',
    callHours: '',
    callAs: '',
    phoneNote: '',
    email: '',
    preferredContact: '',
    isProtected: false,
    protectedUntil: null,
    protectedReaders: [],
  });
  await turn.mine;
  await recordPerson(recorder, { id: personId, person, contact: { ...contact, ...home } }, now);
  if (recorder.agencyId !== main.agencyId)
    await shareWith(recorder, main.agencyId, personId, addDays(today, -first), today);
  await receiveIntake(main, personId, uuidv7(), intakeOf(story, addDays(today, -first)));
  turn.over();
  if (story.consentEndsIn !== undefined) {
    await recordConsent(
      main,
      personId,
      uuidv7(),
      askedOfHosts(addDays(today, -first), addDays(today, story.consentEndsIn)),
    );
  }
  // Before anybody is asked: an assessment moves a case that nobody has moved.
  const own = { state: story.state, days: story.days };
  const step = course ? firstStep(course) : own;
  if (step) await moveTo(main, personId, step.state, addDays(today, -step.days));
  if (story.facts.length > 0) await recordProfile(main, personId, story, today);
  for (const [place, [method, days, body, ownWords]] of story.notes.entries()) {
    const isLast = place === story.notes.length - 1;
    await recordNote(main, personId, {
      ...noteOf(main, method, addDays(today, -days), body, ownWords),
      ...(isLast && story.next ? stepOf(main, story.next, today) : {}),
    });
  }
  if (story.notes.length === 0 && story.next) {
    await recordNote(main, personId, {
      ...noteOf(main, 'phone', addDays(today, -story.days), '電話で話した。次にすることを決めた。', ''),
      ...stepOf(main, story.next, today),
    });
  }
  if (course?.plan?.meeting) {
    await shareWith(main, workerOf(town, 'murase').agencyId, personId, addDays(today, -first), today);
  }
  return { family: familyName, personId, main };
}

function workerOf(town: DemoTown, name: string): Worker {
  const worker = town.workers[name];
  if (!worker) throw new Error(`nobody in the demo town is called ${name}`);
  return worker;
}

async function shareWith(from: Worker, agencyId: string, personId: string, day: string, today: string) {
  const consent = consentShape.parse({
    state: 'given',
    purpose: '情報を分けあって、いっしょに支えるため',
    recipientAgencyId: agencyId,
    recipientOrganizationId: null,
    recipientName: '',
    items: open,
    toldWords: '',
    notToldWords: '',
    manner: 'signed',
    witness: '',
    givenBy: 'person',
    givenByName: '',
    givenOn: day,
    validUntil: addDays(today, 128),
  });
  await recordConsent(from, personId, uuidv7(), consent);
}

function askedOfHosts(day: string, until: string) {
  return consentShape.parse({
    state: 'given',
    purpose: '行き先・役割をさがし、打診するため',
    recipientAgencyId: null,
    recipientOrganizationId: null,
    recipientName: '受け入れ先になるかもしれない団体',
    items: ['participation'],
    toldWords: '得意なことと、いる配慮だけ',
    notToldWords: '病名と、これまでの事情',
    manner: 'spoken_with_witness',
    witness: '田代 実里',
    givenBy: 'person',
    givenByName: '',
    givenOn: day,
    validUntil: until,
  });
}

function intakeOf(story: DemoPerson, day: string) {
  const isNamed = story.name !== undefined;
  return intakeShape.parse({
    receivedAt: new Date(`${day}T10:00:00+09:00`),
    method: story.state === 'no_consent_yet' ? 'phone' : 'visit',
    route: story.route,
    topics: story.topics,
    mainTopic: story.topics[0] ?? '',
    ownWords: story.ownWords,
    otherVisitor: null,
    personKnows: isNamed ? 'knows' : 'unknown',
    urgency: { signs: [], action: '' },
    consentState: isNamed ? 'given' : 'not_asked',
    noConsent: isNamed ? null : { reason: '名前をまだうかがっていない', anonymity: '', prospect: '' },
  });
}

function noteOf(worker: Worker, method: string, day: string, body: string, ownWords: string) {
  const note = noteShape.parse({
    at: new Date(`${day}T14:00:00+09:00`),
    minutes: 40,
    method: method === 'letter' ? 'other' : method,
    withWhom: '',
    placeNote: '',
    body,
    ownWords,
    nextStep: '',
    nextOn: null,
    nextBy: null,
    basis: 'consent',
    scope: 'consented',
    side: 'person',
    dangerSign: false,
  });
  return { ...note, id: uuidv7() };
}

function stepOf(worker: Worker, [step, days]: [string, number], today: string) {
  return { nextStep: step, nextOn: addDays(today, days), nextBy: worker.accountId };
}

function firstStep({ moves: [first] = [] }: DemoCaseCourse): { state: CaseState; days: number } | undefined {
  return first && { state: first[0], days: first[1] };
}

/** One step from where they were received: those without a course of their own stand there. */
async function moveTo(worker: Worker, personId: string, state: CaseState, day: string): Promise<void> {
  const { currentCase: held } = await findPerson(worker, personId);
  if (!held || held.state === state) return;
  const move = {
    to: state,
    kind: 'forward' as const,
    on: day,
    reason: '',
    meetingItemId: null,
    until: null,
  };
  await moveCase(worker, personId, held, move);
}
