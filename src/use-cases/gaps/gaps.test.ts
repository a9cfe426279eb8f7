import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { asActor } from '#db/as-actor.ts';
import { readGapKey, type Gap } from '#domain/gap.ts';
import type { TaskChange, TaskDraft } from '#domain/resource-task.ts';
import { imaginedFor } from '#matching/gap-imagine.ts';
import { testDatabase } from '#tests/database.ts';
import { addArea, addWaiting, cookProfile, kitchen, kitchenAt } from '#tests/gap-scenes.ts';
import { addTown, now, today, type Town } from '#tests/people.ts';
import { addFact, addResource } from '#tests/placement-scenes.ts';
import { someMeeting } from '#tests/plans.ts';
import { addGap } from '#use-cases/meetings/add-gap.ts';
import { arrangeMeeting } from '#use-cases/meetings/arrange-meeting.ts';
import { decideOnGap } from '#use-cases/meetings/decide-on-gap.ts';
import { listGapsOnAgenda } from '#use-cases/meetings/list-gaps.ts';
import { readMeeting } from '#use-cases/meetings/read-meeting.ts';
import { stepMeeting } from '#use-cases/meetings/step-meeting.ts';
import { takeOffGap } from '#use-cases/meetings/take-off-gap.ts';
import { findMatchPerson } from '#use-cases/placement/find-person.ts';
import { passResource } from '#use-cases/placement/pass-resource.ts';
import { readMatchProfile } from '#use-cases/placement/read-profile.ts';
import { readWaiting } from '#use-cases/today/read-waiting.ts';
import { countGaps, type GapCount } from './count-gaps.ts';
import { listTasks } from './list-tasks.ts';
import { measureGap } from './measure-gap.ts';
import { openTask } from './open-task.ts';
import { openUnmatchedTask } from './open-unmatched-task.ts';
import { readGap } from './read-gap.ts';
import { readReport } from './read-report.ts';
import { readTask } from './read-task.ts';
import { readWaitingPeople } from './read-waiting-people.ts';
import { saveTask } from './save-task.ts';
import { tryResource } from './try-resource.ts';

const database = testDatabase();
let town: Town;
let area: string;
let passer: string;
const clock = { today, now };
const later = (minutes: number) => ({ today, now: new Date(now.getTime() + minutes * 60_000) });
const refused = (code: string) => expect.objectContaining({ code });
const cooking: Gap = {
  kind: 'pattern',
  items: [
    { kind: 'wish', concept: 'a.cook' },
    { kind: 'daypart', part: 'weekend' },
  ],
};
const someTask: TaskDraft = {
  sought: '土日に料理のできる場',
  areaId: null,
  assignedTo: null,
  together: '',
  dueOn: null,
};

beforeAll(async () => {
  town = await addTown(database.owner);
  area = await addArea(database.owner, town.municipalityId, '川端');
  const add = (given: Parameters<typeof addWaiting>[2]) => addWaiting(database.owner, town.recorder, given);
  // Thirteen who want to cook, of whom one lives behind a protected address; two with another wish; one who has said nothing.
  for (let at = 0; at < 12; at += 1) await add({ areaId: area });
  await add({ isProtected: true });
  const garden = { ...cookProfile, wishes: [{ text: '花を植えたい', concepts: ['a.garden'] }], supports: [] };
  passer = await add({ profile: garden });
  await add({ profile: garden });
  await add({ profile: { v: 1 } });
  const bed = { ...kitchen, concepts: ['a.garden'] };
  const id = await addResource(database.owner, town.recorder, {
    name: '花だん',
    opportunity: bed,
    at: kitchenAt,
  });
  await passResource(town.recorder, { personId: passer, resourceId: id, reason: 'person_no' }, today);
});

async function counted(
  worker = town.recorder,
  at = clock,
  asked: Parameters<typeof countGaps>[2] = {},
): Promise<GapCount> {
  const counting = await countGaps(worker, at, { toTheEnd: true, ...asked });
  if (counting.state !== 'counted') throw new Error('expected a count');
  return counting.count;
}

async function arrange(): Promise<string> {
  const id = uuidv7();
  await arrangeMeeting(town.recorder, { id, meeting: someMeeting, agencyIds: [] });
  return id;
}

async function step(meetingId: string, to: 'held' | 'confirmed'): Promise<void> {
  const { version } = await readMeeting(town.recorder, meetingId);
  expect(await stepMeeting(town.recorder, { id: meetingId, version }, { to })).toEqual({ ok: true });
}

async function measured(gap: Gap = cooking) {
  return (await measureGap(town.recorder, gap, undefined, clock)) ?? expect.fail();
}

it('数えるときに読む人は、つなぐでひとりずつ読むのと同じ。封をした言葉も、支援措置の住まいも入らない', async () => {
  const sealed = await addWaiting(database.owner, town.recorder, {
    profile: {
      ...cookProfile,
      wishes: [
        { text: '兄に会いたい', concepts: [] },
        { text: '歌いたい', concepts: ['a.sing'] },
      ],
    },
  });
  await addFact(town.recorder, sealed, {
    kind: 'wish',
    words: '兄に会いたい',
    basis: 'confidential_meeting',
  });
  await asActor(town.recorder, { act: 'test.read' }, async (db) => {
    const { people, unsaid } = await readWaitingPeople(db, today);
    expect([people.length, unsaid]).toEqual([16, 1]);
    const rows = await db.selectFrom('person').select('id').orderBy('id').execute();
    const alone = [];
    for (const { id } of rows) {
      const match = await readMatchProfile(db, await findMatchPerson(db, id), today);
      if (match && match.profile.wishes.length > 0) alone.push(match.profile);
    }
    expect(people.map(({ profile }) => profile)).toEqual(alone);
    expect(people.filter(({ profile }) => profile.reach.home === undefined)).toHaveLength(1);
    expect(people.flatMap(({ profile }) => profile.wishes.map(({ text }) => text))).not.toContain(
      '兄に会いたい',
    );
    expect(people.filter(({ passed }) => passed.size > 0)).toHaveLength(1);
  });
  // Nobody looks for a place with them any longer: the tests below count without them.
  await database.owner.query(`update "case" set state = 'taking_part' where person_id = $1`, [sealed]);
});

it('足りないものを、見られる人について数える。見られない機関には、何も出ない', async () => {
  const report = await readReport(town.recorder, clock, true);
  if (report.state !== 'counted') throw new Error('expected a report');
  expect(report).toMatchObject({ waiting: 15, without: 10, unsaid: null });
  const words = report.patterns.map((line) => line.words);
  expect(words).toContainEqual(expect.stringContaining('「調理」の場'));
  expect(words.join()).toContain('「見守り」が要る');
  const other = await readReport(town.other, clock, true);
  expect(other).toMatchObject({ state: 'counted', waiting: null, without: null, patterns: [], changes: [] });
  expect(await measureGap(town.other, cooking, undefined, clock)).toBeUndefined();
});

it('ひとつの型をひらくと、共通することと、もしもの答えが出る。5人より少ないものは出ない', async () => {
  const look = await readGap(town.recorder, cooking, undefined, clock);
  if (look.state !== 'counted') throw new Error('expected a look');
  expect(look.people).toBe(10);
  expect(look.shared.map(({ words }) => words)).toEqual(
    expect.arrayContaining(['「見守り」が要る', '川端', '70代']),
  );
  // The least place that the pattern asks for has no 見守り: nobody gains by it, and that is what one thing more would change.
  expect(look.answer).toMatchObject({ gained: null, rest: 10 });
  expect(look.answer?.oneMore).toEqual([{ words: '「見守り」を用意する', people: 10 }]);
  const watched = {
    ...imaginedFor(cooking.kind === 'pattern' ? cooking.items : []),
    supports: ['watch' as const],
  };
  const again = await readGap(town.recorder, cooking, watched, clock);
  expect(again).toMatchObject({ answer: { gained: 10, ofGap: 10, fits: null, ask: 10, rest: null } });
  const tried = await tryResource(town.recorder, { ...watched, concepts: ['a.sing'] }, clock);
  expect(tried).toMatchObject({ state: 'counted', without: 10, answer: { gained: null } });
});

it('まちが変わらないあいだは数えた答えを使い、いつのものかを言う。変われば数えなおす', async () => {
  const first = await counted(town.colleague);
  expect(await counted(town.colleague, later(29))).toBe(first);
  const after = await counted(town.colleague, later(31));
  expect([after === first, after.countedAt]).toEqual([false, later(31).now]);
  expect(await counted(town.colleague, later(32), { again: true })).not.toBe(after);
  const last = await counted(town.colleague, later(33));
  await database.owner.query(`update resource set summary = '水やり' where municipality_id = $1`, [
    town.municipalityId,
  ]);
  expect(await counted(town.colleague, later(34))).not.toBe(last);
  expect(await counted({ ...town.officer }, later(34))).not.toBe(await counted(town.colleague, later(34)));
});

it('会議の議題にする。二人が同時にしても一つで、人にはつながらず、記録にも人は出ない', async () => {
  const meetingId = await arrange();
  const given = await measured();
  expect(given).toMatchObject({ people: 10, waiting: 15, patternKey: 'wish:a.cook|daypart:weekend' });
  const [a, b] = await Promise.all([
    addGap(town.recorder, meetingId, { id: uuidv7(), measured: given }),
    addGap(town.colleague, meetingId, { id: uuidv7(), measured: given }),
  ]);
  expect(new Set([a.wasThere, b.wasThere])).toEqual(new Set([false, true]));
  expect(a.agendaId).toBe(b.agendaId);
  const entries = await listGapsOnAgenda(town.other, meetingId);
  expect(entries).toMatchObject([{ people: 10, agencyName: '参加支援センター', decision: null }]);
  const { rows } = await database.owner.query<{ subjects: { kind: string }[] }>(
    `select subjects from access_log where act in ('meetings.gap.add', 'gaps.measure', 'gaps.count')`,
  );
  expect(rows.flatMap(({ subjects }) => subjects ?? []).filter(({ kind }) => kind === 'person')).toEqual([]);
});

it('5人より少ないものは、数にならず、表も受けとらない', async () => {
  expect(
    await measureGap(
      town.recorder,
      { kind: 'pattern', items: [{ kind: 'wish', concept: 'a.garden' }] },
      undefined,
      clock,
    ),
  ).toBeUndefined();
  const meetingId = await arrange();
  const small = { ...(await measured()), people: 4 };
  await expect(addGap(town.recorder, meetingId, { id: uuidv7(), measured: small })).rejects.toMatchObject({
    code: '23514',
  });
  const exact = { ...(await measured()), without: 13 };
  await expect(addGap(town.recorder, meetingId, { id: uuidv7(), measured: exact })).rejects.toMatchObject({
    code: '23514',
  });
});

it('決めるのは開いた会議で。先に書いた人の文と食い違えば両方が出て、確定したあとは変わらない', async () => {
  const meetingId = await arrange();
  const { agendaId } = await addGap(town.recorder, meetingId, { id: uuidv7(), measured: await measured() });
  const at = { meetingId, agendaId };
  const said = { points: '調理室は土曜が空く', decision: null, decisionWords: '' };
  expect(await decideOnGap(town.recorder, at, 1, said)).toEqual({ ok: true });
  const decided = { ...said, decision: 'develop' as const, decisionWords: '公民館に聞く' };
  await expect(decideOnGap(town.recorder, at, 2, decided)).rejects.toEqual(refused('not-permitted'));
  await step(meetingId, 'held');
  expect(await decideOnGap(town.recorder, at, 2, decided)).toEqual({ ok: true });
  const clash = await decideOnGap(town.colleague, at, 2, {
    ...said,
    decision: 'leave',
    decisionWords: '見送る',
  });
  expect(clash).toMatchObject({ ok: false, clash: { savedBy: '水沢 葉子', version: 3 } });
  await expect(takeOffGap(town.recorder, meetingId, agendaId)).rejects.toEqual(refused('already-done'));
  await step(meetingId, 'confirmed');
  await expect(decideOnGap(town.recorder, at, 3, { ...decided, points: 'あとから' })).rejects.toEqual(
    refused('already-done'),
  );
  expect(await listGapsOnAgenda(town.recorder, meetingId)).toMatchObject([
    { decision: 'develop', points: '調理室は土曜が空く' },
  ]);
  // The policy holds without the verb too.
  const changed = await asActor(town.recorder, { act: 'test.change' }, (db) =>
    db.updateTable('gapAgenda').set({ points: 'x' }).where('id', '=', agendaId).executeTakeFirst(),
  );
  expect(Number(changed.numUpdatedRows)).toBe(0);
});

it('まだ何も決めていない議題は、外せる。ほかの会議の議題には、さわれない', async () => {
  const [meetingId, another] = [await arrange(), await arrange()];
  const { agendaId } = await addGap(town.recorder, meetingId, { id: uuidv7(), measured: await measured() });
  await expect(takeOffGap(town.recorder, another, agendaId)).rejects.toEqual(refused('not-found'));
  await takeOffGap(town.recorder, meetingId, agendaId);
  expect(await listGapsOnAgenda(town.recorder, meetingId)).toEqual([]);
});

it('資源開拓を、足りないもの・議題・声・気づきから始める。同じ紙を二度送っても一つ', async () => {
  const meetingId = await arrange();
  const { agendaId } = await addGap(town.recorder, meetingId, { id: uuidv7(), measured: await measured() });
  const voiceId = uuidv7();
  await database.owner.query(
    `insert into voice (municipality_id, id, words, from_kind, heard_on, created_by) values ($1, $2, '男の人の集まる所がない', 'resident', $3, $4)`,
    [town.municipalityId, voiceId, today, town.recorder.accountId],
  );
  const id = uuidv7();
  const gap = { id, draft: someTask, source: { from: 'gap' as const, gap: cooking } };
  expect(
    await Promise.all([openTask(town.recorder, gap, clock), openTask(town.recorder, gap, clock)]),
  ).toEqual([{ ok: true }, { ok: true }]);
  for (const source of [
    { from: 'agenda', agendaId },
    { from: 'voice', voiceId },
    { from: 'worker' },
  ] as const) {
    expect(await openTask(town.recorder, { id: uuidv7(), draft: someTask, source }, clock)).toEqual({
      ok: true,
    });
  }
  const small = { from: 'gap' as const, gap: readGapKey('wish:a.garden') ?? expect.fail() };
  expect(await openTask(town.recorder, { id: uuidv7(), draft: someTask, source: small }, clock)).toEqual({
    ok: false,
    why: 'small',
  });
  const nowhere = { from: 'voice' as const, voiceId: uuidv7() };
  await expect(
    openTask(town.recorder, { id: uuidv7(), draft: someTask, source: nowhere }, clock),
  ).rejects.toEqual(refused('not-found'));
  const origins = (await listTasks(town.other)).map(({ origin }) => origin);
  expect(origins.toSorted()).toEqual(['gap', 'gap', 'voice', 'worker']);
  const [entry] = await listGapsOnAgenda(town.recorder, meetingId);
  expect(entry?.tasks).toHaveLength(1);
  await expect(takeOffGap(town.recorder, meetingId, agendaId)).rejects.toEqual(refused('already-done'));
});

it('つなぐから始める資源開拓は、名まえを通さず、その人につながらない', async () => {
  const personId = await addWaiting(database.owner, town.recorder, { familyName: '古屋' });
  const id = uuidv7();
  const named = { ...someTask, sought: '古屋さんが料理のできる場' };
  const answer = await openUnmatchedTask(town.recorder, { id, personId, draft: named, sureOf: [] });
  expect(answer).toMatchObject({ ok: false });
  const aged = { ...someTask, sought: '72歳でも来られる場' };
  expect(
    await openUnmatchedTask(town.recorder, { id, personId, draft: aged, sureOf: ['72歳'] }),
  ).toMatchObject({ ok: false });
  expect(await openUnmatchedTask(town.recorder, { id, personId, draft: someTask, sureOf: [] })).toEqual({
    ok: true,
  });
  const { rows } = await database.owner.query(`select * from resource_task where id = $1`, [id]);
  expect(JSON.stringify(rows)).not.toContain(personId);
  const log = await database.owner.query(`select subjects from access_log where act = 'gaps.task.open'`);
  expect(JSON.stringify(log.rows)).not.toContain(personId);
  await expect(
    openUnmatchedTask(town.other, { id: uuidv7(), personId, draft: someTask, sureOf: [] }),
  ).rejects.toEqual(refused('not-found'));
});

it('期限が近い資源開拓は、引き受けた人のきょうに出る。終われば出ない', async () => {
  const id = uuidv7();
  const draft = {
    ...someTask,
    sought: '昼に集まれる場',
    assignedTo: town.colleague.accountId,
    dueOn: '2026-11-28',
  };
  await openTask(town.recorder, { id, draft, source: { from: 'worker' } }, clock);
  const own = async (worker = town.colleague) =>
    (await readWaiting(worker, today)).filter(
      ({ kind, href }) => kind === 'resource_task' && href.endsWith(id),
    );
  expect(await own()).toMatchObject([{ title: '昼に集まれる場', due: '2026-11-28' }]);
  expect(await own(town.recorder)).toEqual([]);
  await saveTask(
    town.colleague,
    id,
    1,
    { ...draft, ...ended, state: 'dropped', resultWords: '部屋がない' },
    today,
  );
  expect(await own()).toEqual([]);
});

const ended: Pick<TaskChange, 'course' | 'resultResourceId'> = { course: '', resultResourceId: null };

it('二人が同時に動きを書いたら、両方が見える。できたものがなければ、できたことにならない', async () => {
  const id = uuidv7();
  await openTask(town.recorder, { id, draft: someTask, source: { from: 'worker' } }, clock);
  const change: TaskChange = {
    ...someTask,
    ...ended,
    course: '公民館に聞いた',
    state: 'underway',
    resultWords: '',
  };
  expect(await saveTask(town.recorder, id, 1, change, today)).toEqual({ ok: true });
  const other = { ...change, course: '商店会に聞いた' };
  expect(await saveTask(town.colleague, id, 1, other, today)).toMatchObject({
    ok: false,
    clash: { savedBy: '水沢 葉子' },
  });
  const kept = { version: 2, sides: { course: 'mine' as const } };
  expect(await saveTask(town.colleague, id, 1, other, today, kept)).toEqual({ ok: true });
  expect(await readTask(town.recorder, id, clock)).toMatchObject({
    course: '商店会に聞いた',
    state: 'underway',
    version: 3,
  });
  await expect(saveTask(town.recorder, id, 3, { ...other, state: 'met' }, today)).rejects.toEqual(
    refused('changed-meanwhile'),
  );
  await saveTask(town.recorder, id, 3, { ...other, state: 'met', resultWords: '月1回の料理の会' }, today);
  expect(await readTask(town.recorder, id, clock)).toMatchObject({ state: 'met', endedOn: today });
  await saveTask(town.recorder, id, 4, { ...other, state: 'underway' }, today);
  expect(await readTask(town.recorder, id, clock)).toMatchObject({ state: 'underway', endedOn: null });
  await expect(readTask(town.administrator, id, clock)).rejects.toEqual(refused('not-found'));
});

it('満たされたかは、そのときの数といまの数で見える。場ができれば、行き先のない人は減る', async () => {
  const id = uuidv7();
  await openTask(town.recorder, { id, draft: someTask, source: { from: 'gap', gap: cooking } }, clock);
  await counted();
  expect((await readTask(town.recorder, id, clock)).gap).toMatchObject({
    words: '「調理」の場\u3000土日',
    atStart: { on: today, people: 10, agencyName: '参加支援センター' },
    now: { people: 10 },
  });
  const resourceId = await addResource(database.owner, town.recorder, {
    name: '土曜の台所',
    opportunity: kitchen,
    at: kitchenAt,
  });
  await counted();
  const change: TaskChange = {
    ...someTask,
    ...ended,
    state: 'met',
    resultResourceId: resourceId,
    resultWords: '',
  };
  expect(await saveTask(town.recorder, id, 1, change, today)).toEqual({ ok: true });
  const task = await readTask(town.recorder, id, clock);
  expect(task).toMatchObject({
    resourceName: '土曜の台所',
    gap: { atStart: { people: 10 }, now: { people: null } },
  });
});
