import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#tests/database.ts';
import { addTakingPart } from '#tests/follow-up-scenes.ts';
import { addPerson, addTown, today, type Town } from '#tests/people.ts';
import { addResource } from '#tests/placement-scenes.ts';
import { readRoster } from './read-roster.ts';
import { saveRoster } from './save-roster.ts';
import type { TypedAttendance } from './write-attendance.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

const october = { from: '2026-10-01', to: '2026-10-31' };
const sheet = () => ({
  id: uuidv7(),
  fromDay: '2026-10-01',
  toDay: '2026-10-31',
  writtenBy: '会の代表',
  receivedOn: '2026-11-02',
  note: '',
});
const came = (day: string, version = 0): TypedAttendance => ({
  day,
  half: 'am',
  state: 'came',
  reason: '',
  words: '',
  version,
});

/** Two of ours and one that another agency keeps for itself, at one place. */
async function threeAtTheCorner() {
  const resourceId = await addResource(database.owner, town.recorder, { name: '三丁目の角' });
  const mine = await addTakingPart(database.owner, town.recorder, { resourceId, called: 'トミさん' });
  const second = await addTakingPart(database.owner, town.recorder, {
    resourceId,
    called: 'ヨネさん',
    slots: [{ weekday: 3, half: 'am' }],
  });
  const theirs = await addPerson(town.other, { familyName: '見えない', givenName: '人' });
  await addTakingPart(database.owner, town.other, { resourceId, personId: theirs, called: '見えない人' });
  return { resourceId, mine, second };
}

it('その所に来る人と、来る日だけの表になる。見られる範囲の外の人は、いることも出ない', async () => {
  const { resourceId } = await threeAtTheCorner();
  const roster = await readRoster(town.recorder, resourceId, october);
  expect(roster.lines.map(({ called }) => called)).toEqual(['トミさん', 'ヨネさん']);
  // Mondays and Wednesdays; the second Monday of October is a holiday.
  expect(roster.columns.map(({ day }) => day.slice(8))).toEqual(['05', '07', '14', '19', '21', '26', '28']);
  expect((await readRoster(town.other, resourceId, october)).lines).toHaveLength(1);
  expect((await readRoster(town.administrator, resourceId, october)).lines).toEqual([]);
});

it('一枚をまとめて入れる。二度送っても一度。だれが書いた紙かが残る', async () => {
  const { resourceId, mine, second } = await threeAtTheCorner();
  const roster = sheet();
  const lines = [
    { placementId: mine.placementId, entries: [came('2026-10-05'), came('2026-10-19')] },
    {
      placementId: second.placementId,
      entries: [{ ...came('2026-10-07'), state: 'absent' as const, reason: 'weather' as const }],
    },
  ];
  expect(await saveRoster(town.recorder, resourceId, roster, lines, today)).toEqual({ ok: true, written: 3 });
  expect(await saveRoster(town.recorder, resourceId, roster, lines, today)).toEqual({ ok: true, written: 0 });
  const { entered, lines: shown } = await readRoster(town.recorder, resourceId, october);
  expect(entered).toMatchObject([{ writtenBy: '会の代表', by: '水沢 葉子' }]);
  expect(shown[1]?.cells.get('2026-10-07-am')?.row).toMatchObject({ state: 'absent', reason: 'weather' });
  const { rows } = await database.owner.query('select * from attendance where roster_id = $1', [roster.id]);
  expect(rows).toHaveLength(3);
  expect(rows.every(({ source }) => source === 'roster')).toBe(true);
});

it('一つの升でも先に書かれていれば、表は一つも入らず、どの升かがもどる', async () => {
  const { resourceId, mine, second } = await threeAtTheCorner();
  const first = [{ placementId: second.placementId, entries: [came('2026-10-07')] }];
  await saveRoster(town.colleague, resourceId, sheet(), first, today);
  const absent = { ...came('2026-10-07'), state: 'absent' as const };
  const roster = sheet();
  const lines = [
    { placementId: mine.placementId, entries: [came('2026-10-05')] },
    { placementId: second.placementId, entries: [absent] },
  ];
  const saved = await saveRoster(town.recorder, resourceId, roster, lines, today);
  expect(saved).toMatchObject({
    ok: false,
    taken: [{ placementId: second.placementId, halves: [{ key: '2026-10-07-am', by: '森 一郎' }] }],
  });
  const { rows } = await database.owner.query('select 1 from roster where id = $1', [roster.id]);
  expect(rows).toEqual([]);
  const { lines: shown } = await readRoster(town.recorder, resourceId, october);
  expect(shown[0]?.cells.get('2026-10-05-am')?.row).toBeNull();
});

it('ほかの所の参加、見えない人の参加、先の日の表は受け取らない', async () => {
  const { resourceId } = await threeAtTheCorner();
  const elsewhere = await addTakingPart(database.owner, town.recorder);
  const wrong = [{ placementId: elsewhere.placementId, entries: [came('2026-10-05')] }];
  await expect(saveRoster(town.recorder, resourceId, sheet(), wrong, today)).rejects.toMatchObject({
    code: 'not-found',
  });
  const mine = (await readRoster(town.recorder, resourceId, october)).lines[0]?.placementId ?? '';
  const notMine = [{ placementId: mine, entries: [came('2026-10-05')] }];
  await expect(saveRoster(town.other, resourceId, sheet(), notMine, today)).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(
    saveRoster(town.recorder, resourceId, { ...sheet(), toDay: '2026-12-31' }, [], today),
  ).rejects.toMatchObject({ code: 'not-permitted' });
});
