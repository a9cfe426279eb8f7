import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import type { AttendanceEntry } from '#domain/attendance.ts';
import { hoursOn, weeklyRule } from '#domain/hours.ts';
import { testDatabase } from '#tests/database.ts';
import { addTakingPart, type Scene } from '#tests/follow-up-scenes.ts';
import { addTown, today, type Town } from '#tests/people.ts';
import { readAttendance } from './read-attendance.ts';
import { recordAttendance } from './record-attendance.ts';
import { recordContact } from './record-contact.ts';
import { takeRest } from './take-rest.ts';
import type { TypedAttendance } from './write-attendance.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

const november = { from: '2026-11-01', to: '2026-11-30' };
const scene = (given = {}) => addTakingPart(database.owner, town.recorder, given);
const read = ({ personId, placementId }: Scene) =>
  readAttendance(town.recorder, personId, placementId, november, today);
const entry = (day: string, state: AttendanceEntry['state'], more: Partial<TypedAttendance> = {}) => ({
  day,
  half: 'am' as const,
  state,
  reason: '' as const,
  words: '',
  version: 0,
  ...more,
});
const write = (at: Scene, entries: TypedAttendance[], worker = town.recorder) =>
  recordAttendance(worker, at.personId, at.placementId, entries, today);

async function closeDay(resourceId: string | null, from: string, to: string, reason: string): Promise<void> {
  await database.owner.query(
    `insert into resource_closure (municipality_id, id, resource_id, from_day, to_day, kind, reason, created_by)
     values ($1, $2, $3, $4, $5, 'weather', $6, $7)`,
    [town.municipalityId, uuidv7(), resourceId, from, to, reason, town.recorder.accountId],
  );
}

it('予約の曜日と半日から来る日ができ、祝日と休みの日は予定に入らず、わけがつく', async () => {
  const at = await scene();
  await closeDay(at.resourceId, '2026-11-09', '2026-11-09', '大雨警報');
  const { halves, month } = await read(at);
  expect(halves.map(({ key, expected }) => [key, expected?.closed])).toEqual([
    ['2026-11-02-am', null],
    ['2026-11-09-am', '大雨・暑さなど（大雨警報）'],
    ['2026-11-16-am', null],
    ['2026-11-23-am', '祝日・年末年始'],
    ['2026-11-30-am', null],
  ]);
  // Until today: the 2nd and the 16th.
  expect(month).toMatchObject({ planned: 2, unrecorded: 2 });
});

it('出欠を書くと数がかわる。予定にない日に来たことも書ける', async () => {
  const at = await scene();
  const saved = await write(at, [
    entry('2026-11-02', 'came'),
    entry('2026-11-16', 'absent', { reason: 'illness', words: 'かぜ' }),
    entry('2026-11-18', 'came'),
  ]);
  expect(saved).toEqual({ ok: true, written: 3 });
  const { month, whole } = await read(at);
  expect(month).toMatchObject({
    planned: 3,
    came: 2,
    absent: 1,
    extra: 1,
    reasons: [{ reason: 'illness', count: 1 }],
  });
  expect(whole.planned).toBeGreaterThan(month.planned);
});

it('不変条件9: 直しても前の出欠は残る。かわらない行は書かない', async () => {
  const at = await scene();
  await write(at, [entry('2026-11-02', 'absent', { words: '連絡なし' }), entry('2026-11-16', 'came')]);
  const again = await write(at, [
    entry('2026-11-02', 'late', { version: 1, words: 'バスがおくれた' }),
    entry('2026-11-16', 'came', { version: 1 }),
  ]);
  expect(again).toEqual({ ok: true, written: 1 });
  const { halves } = await read(at);
  const row = halves.find(({ day }) => day === '2026-11-02')?.row;
  expect(row).toMatchObject({ state: 'late', version: 2, isCorrected: true });
  const { rows } = await database.owner.query<{ before: Record<string, string> }>(
    `select before from revision where subject_kind = 'attendance' and subject_id = $1`,
    [row?.id],
  );
  expect(rows.map(({ before }) => before['words'])).toEqual(['連絡なし']);
});

it('二人が同じ日を書くと、あとの人の用紙は一つも入らず、先の人の答えがもどる', async () => {
  const at = await scene();
  await write(at, [entry('2026-11-02', 'came')], town.colleague);
  const saved = await write(at, [entry('2026-11-02', 'absent'), entry('2026-11-16', 'came')]);
  expect(saved).toMatchObject({
    ok: false,
    taken: [{ key: '2026-11-02-am', state: 'came', by: '森 一郎', version: 1 }],
  });
  expect((await read(at)).month).toMatchObject({ came: 1, unrecorded: 2 });
});

it('先の日に来たとは書けない', async () => {
  const at = await scene();
  await expect(write(at, [entry('2026-11-30', 'came')])).rejects.toMatchObject({ code: 'not-permitted' });
});

it('予定2回続けての欠席が知らせになり、連絡を記録すると終わる', async () => {
  const at = await scene();
  await write(at, [entry('2026-11-02', 'absent'), entry('2026-11-16', 'absent', { reason: 'not_told' })]);
  expect((await read(at)).alerts).toMatchObject([
    { kind: 'absences', series: { since: '2026-11-02', days: [{}, { reasons: ['not_told'] }] } },
  ]);
  await recordContact(town.recorder, at.personId, at.placementId, {
    id: uuidv7(),
    side: 'host',
    doneOn: today,
    manner: 'phone',
    words: '腰を痛めたそうだ',
    workerView: '',
    hostLoad: null,
    hostWish: null,
    nextStep: '',
    pace: 'same',
    paceWhy: '',
    dueBy: null,
  });
  expect((await read(at)).alerts).toEqual([]);
});

it('「休みにする」は、その間の予定を欠席でなくし、知らせを終え、前の出欠も残す', async () => {
  const at = await scene();
  await write(at, [entry('2026-11-02', 'absent'), entry('2026-11-16', 'absent')]);
  const rest = { from: '2026-11-16', until: '2026-12-14', reason: 'illness' as const, words: '腰が治るまで' };
  // The 16th, the 30th, the 7th and the 14th; the 23rd is a holiday anyway.
  expect(await takeRest(town.recorder, at.personId, at.placementId, rest)).toBe(4);
  const { alerts, month, halves } = await read(at);
  expect(alerts).toEqual([]);
  expect(month).toMatchObject({ planned: 2, absent: 1 });
  expect(halves.find(({ day }) => day === '2026-11-16')?.row).toMatchObject({
    state: 'closed',
    isCorrected: true,
  });
});

it('来た日は、休みにしても来た日のまま。予定のない間は休みにならない', async () => {
  const at = await scene();
  await write(at, [entry('2026-11-16', 'came')]);
  const rest = { from: '2026-11-10', until: '2026-11-22', reason: 'family' as const, words: '' };
  expect(await takeRest(town.recorder, at.personId, at.placementId, rest)).toBe(0);
  expect((await read(at)).month).toMatchObject({ came: 1 });
});

it('午前も午後も来る人、学校の暦による所、途中で返した枠も、予定のとおりに出る', async () => {
  const at = await scene({
    slots: [
      { weekday: 2, half: 'am' },
      { weekday: 2, half: 'pm', endsOn: '2026-11-15' },
    ],
  });
  expect((await read(at)).halves.map(({ key }) => key)).toEqual([
    '2026-11-03-am',
    '2026-11-03-pm',
    '2026-11-10-am',
    '2026-11-10-pm',
    '2026-11-17-am',
    '2026-11-24-am',
  ]);
  const crossing = await scene();
  const rule = { ...weeklyRule(hoursOn([0], 450, 495)), school: 'school_days' };
  await database.owner.query(
    'insert into vacancy (municipality_id, id, resource_id, rule) values ($1, $2, $3, $4)',
    [town.municipalityId, uuidv7(), crossing.resourceId, JSON.stringify(rule)],
  );
  await database.owner.query(
    `insert into school_day (municipality_id, day, kind, note) values ($1, '2026-11-16', 'holiday', '開校記念日')`,
    [town.municipalityId],
  );
  const { halves } = await read(crossing);
  expect(halves.find(({ day }) => day === '2026-11-16')?.expected?.closed).toBe('学校が休み');
});

it('早くあけた休みは、あけた日から予定にもどる', async () => {
  const at = await scene();
  await closeDay(null, '2026-11-02', '2026-11-20', 'まち全体の休み');
  await database.owner.query(
    `update resource_closure set ended_at = '2026-11-10T00:00:00+09:00' where reason = 'まち全体の休み'`,
  );
  const closed = (await read(at)).halves.map(({ day, expected }) => [day.slice(8), expected?.closed]);
  expect(closed).toContainEqual(['09', '大雨・暑さなど（まち全体の休み）']);
  expect(closed).toContainEqual(['16', null]);
  await database.owner.query(`delete from resource_closure where reason = 'まち全体の休み'`);
});
