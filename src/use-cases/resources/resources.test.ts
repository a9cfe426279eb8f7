import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { freshnessCodes, freshnessOf } from '#domain/freshness.ts';
import { hoursOn, weeklyRule, type RecurrenceRule } from '#domain/hours.ts';
import { blankConditions, resourceConditionsShape } from '#domain/resource-conditions.ts';
import { resourceShape, type ResourceKind } from '#domain/resource.ts';
import type { ResourceWindow } from '#domain/resource-window.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { changeResource } from './change-resource.ts';
import { confirmResource, setResourceState } from './confirm-resource.ts';
import { findResources, type ResourceSearch } from './find-resources.ts';
import { listWeek } from './list-week.ts';
import { readResource, type ResourceRecord } from './read-resource.ts';
import { registerResource, type Registration } from './register-resource.ts';

const database = testDatabase();
const today = '2026-11-24';
let worker: Worker;
let colleague: Worker;
let administrator: Worker;

const words = resourceShape.parse({
  name: '川端公民館 調理室',
  nameKana: 'かわばたこうみんかん ちょうりしつ',
  kind: 'space',
  category: '居場所',
  organizationId: null,
  placeId: null,
  summary: 'ガス台が6つ',
  toldToHost: '',
  askedOfHost: '',
  cannotAccept: '',
  eligibilityLaw: '',
  exceptionApprover: '',
  feeNote: '',
  contactPerson: '',
  atmosphere: '',
  matchNote: '',
  scheduleNote: '',
  visibility: 'partners',
});

function weekly(day: number, from: number, to: number, more: Partial<ResourceWindow> = {}): ResourceWindow {
  const rule = weeklyRule(hoursOn([day], from, to));
  return { rule, capacity: null, note: '', offeredFrom: null, offeredUntil: null, ...more };
}

function register(name: string, more: Partial<Registration> = {}, kind: ResourceKind = 'space') {
  return registerResource(worker, {
    words: { ...words, name, nameKana: '', kind },
    conditions: blankConditions(),
    windows: [],
    neighbours: {},
    fiscalYear: 2026,
    ...more,
  });
}

async function read(id: string): Promise<ResourceRecord> {
  const record = await readResource(worker, id);
  if (!record) throw new Error('expected the resource');
  return record;
}

async function found(search: ResourceSearch): Promise<string[]> {
  const { rows } = await findResources(worker, { limit: 500, ...search }, today);
  return rows.map((row) => row.id);
}

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const agencyId = await addAgency(database.owner, municipalityId, '参加支援センター');
  worker = await addWorker(database.owner, municipalityId, agencyId);
  colleague = await addWorker(database.owner, municipalityId, agencyId, ['coordinator'], '試 隣子');
  administrator = await addWorker(database.owner, municipalityId, agencyId, ['administrator']);
});

it('資源は、条件・時間・確認した人といっしょに残り、団体と場所も同じ頁で書ける', async () => {
  const conditions = resourceConditionsShape.parse({
    v: 1,
    demands: { crowd: 2 },
    supports: ['watch'],
    group: null,
    feeYen: 0,
    eligibility: [{ code: 'residence', approver: '市障害福祉課長' }],
  });
  const { id, number } = await register('川端公民館 和室', {
    conditions,
    windows: [weekly(0, 540, 720, { capacity: 6 })],
    neighbours: {
      organization: { name: '川端公民館', isWelfare: false },
      place: { name: '川端公民館', address: '縁が丘市川端0丁目' },
    },
    check: { on: today, method: '電話' },
  });
  expect(number).toMatch(/^資8-\d{4}$/);
  const record = await read(id);
  // What the summary says and nobody could read as a condition is kept beside them.
  expect(record.conditions).toEqual({ ...conditions, unread: [{ text: 'ガス台が6つ', isLimit: false }] });
  expect(record.windows).toMatchObject([{ capacity: 6, rule: { hours: [{ from: 540, to: 720 }] } }]);
  expect(record.organization?.name).toBe('川端公民館');
  expect(record.place).toMatchObject({ name: '川端公民館', address: '縁が丘市川端0丁目' });
  expect(record).toMatchObject({ checkedOn: today, nextCheckOn: '2027-05-24', checkMethod: '電話' });
  expect(record.checks).toMatchObject([{ method: '電話', result: 'same', checkedByName: '試 働子' }]);
});

it('未確認は未確認のまま、「確かめて上限なし」とは別に残る', async () => {
  const { id } = await register('未確認の場');
  expect((await read(id)).conditions.group).toBeUndefined();
  const change = { words: { ...words, name: '未確認の場' }, windows: [], neighbours: {}, fiscalYear: 2026 };
  const asked = { ...blankConditions(), group: null };
  expect(await changeResource(worker, id, { ...change, conditions: asked, seen: 1 })).toEqual({ ok: true });
  expect((await read(id)).conditions).toHaveProperty('group', null);
  const unasked = { ...change, conditions: blankConditions(), seen: 2 };
  expect(await changeResource(worker, id, unasked)).toEqual({ ok: true });
  expect((await read(id)).conditions).not.toHaveProperty('group');
});

it('ふたりが別の条件を直すと合わさり、同じ条件は両方見せ、選んだとおりになる', async () => {
  const { id } = await register('ふたりで直す場', { windows: [weekly(1, 600, 720)] });
  const { windows } = await read(id);
  const base = {
    words: { ...words, name: 'ふたりで直す場', nameKana: '' },
    neighbours: {},
    fiscalYear: 2026,
  };
  const mine = { ...base, windows, conditions: { ...blankConditions(), feeYen: 100 }, seen: 1 };
  expect(await changeResource(colleague, id, mine)).toEqual({ ok: true });
  const theirs = { ...base, windows, conditions: { ...blankConditions(), group: 8 }, seen: 1 };
  expect(await changeResource(worker, id, theirs)).toEqual({ ok: true });
  expect((await read(id)).conditions).toMatchObject({ feeYen: 100, group: 8 });

  const late = {
    ...base,
    neighbours: { organization: { name: '負けた団体', isWelfare: true } },
    windows: [weekly(2, 600, 720)],
    conditions: { ...blankConditions(), feeYen: 300 },
    seen: 1,
  };
  const clash = await changeResource(worker, id, late);
  expect(clash).toMatchObject({
    ok: false,
    clash: { version: 3, savedBy: '試 働子', fields: [{ field: 'feeYen', mine: 300, theirs: 100 }] },
  });
  const { rows } = await database.owner.query(`select from organization where name = '負けた団体'`);
  expect(rows).toHaveLength(0);
  const kept = { version: 3, sides: { feeYen: 'theirs' as const } };
  expect(await changeResource(worker, id, { ...late, kept })).toEqual({ ok: true });
  const settled = await read(id);
  expect(settled.conditions).toMatchObject({ feeYen: 100, group: 8 });
  expect(settled.windows).toMatchObject([{ rule: { hours: [{ from: 3480, to: 3600 }] } }]);
  expect(settled.organization?.name).toBe('負けた団体');
});

it('枠は、直しても同じ枠のまま。消した枠だけが消える', async () => {
  const { id } = await register('枠を直す場', { windows: [weekly(0, 540, 720), weekly(3, 540, 720)] });
  const before = (await read(id)).windows;
  const [first, second] = before;
  if (!first || !second) throw new Error('expected two windows');
  const change = { words: { ...words, name: '枠を直す場', nameKana: '' }, conditions: blankConditions() };
  const windows = [{ ...first, capacity: 3 }, weekly(5, 540, 720)];
  await changeResource(worker, id, { ...change, windows, neighbours: {}, fiscalYear: 2026, seen: 1 });
  const after = (await read(id)).windows;
  expect(after.map((window) => window.id)).toContain(first.id);
  expect(after.map((window) => window.id)).not.toContain(second.id);
  expect(after).toHaveLength(2);
});

it('きょう確認した、は一度で済み、二度押しても一つ。つながらなかったことは確認にならない', async () => {
  const { id } = await register('確認する場');
  const check = { on: today, method: '電話', result: 'same' as const, note: '' };
  await confirmResource(worker, id, { ...check, result: 'not_reached' });
  expect((await read(id)).checkedOn).toBeNull();
  await confirmResource(worker, id, check);
  await confirmResource(worker, id, check);
  const record = await read(id);
  expect(record).toMatchObject({ checkedOn: today, nextCheckOn: '2027-05-24', state: 'open' });
  expect(record.checks.map((one) => one.result)).toEqual(['same', 'not_reached']);
  await confirmResource(colleague, id, { ...check, on: '2026-10-01', method: '訪問' });
  const after = {
    checkedOn: today,
    checkMethod: '電話',
    checkedByName: '試 働子',
    nextCheckOn: '2027-05-24',
  };
  expect(await read(id)).toMatchObject(after);
  await confirmResource(worker, id, { ...check, result: 'paused', note: '改修のため' });
  expect((await read(id)).state).toBe('paused');
  await setResourceState(worker, id, 'open');
  expect((await read(id)).state).toBe('open');
});

it('不変条件11: 新しさでしぼった四つの組に、どの資源も一度だけ入り、表示と同じ', async () => {
  const dates = [null, '2026-11-24', '2026-05-24', '2026-05-23', '2025-11-24', '2025-11-23'];
  for (const [place, day] of dates.entries()) {
    const { id } = await register(`新しさ${place}`, {}, 'goods');
    const next = place % 2 === 0 ? null : '2026-11-24';
    await database.owner.query('update resource set checked_on = $1, next_check_on = $2 where id = $3', [
      day,
      next,
      id,
    ]);
  }
  const seen: string[] = [];
  for (const freshness of freshnessCodes) {
    const { rows } = await findResources(worker, { kind: 'goods', freshness }, today);
    for (const row of rows) expect(freshnessOf(row, today)).toBe(freshness);
    seen.push(...rows.map((row) => row.id));
  }
  expect(seen).toHaveLength(dates.length);
  expect(new Set(seen).size).toBe(dates.length);
});

it.each(['川端公民館', 'カワバタ', 'ｶﾜﾊﾞﾀ 調理室', '髙木', '高木', '山手', 'ガス台'])(
  '「%s」で見つかる',
  async (typed) => {
    const { id } = await register('x', {
      words,
      neighbours: {
        organization: { name: '髙木商店', isWelfare: false },
        place: { name: '公民館', address: '縁が丘市山手0番地' },
      },
    });
    expect(await found({ words: typed })).toContain(id);
    expect(await found({ words: `${typed} まぼろし` })).toEqual([]);
    expect(await found({ words: typed, isWelfare: true })).not.toContain(id);
    expect(await found({ words: typed, isWelfare: false })).toContain(id);
  },
);

it('曜日と時間でしぼると、その時に空きうるものだけが残る', async () => {
  const rest = { school: 'any' as const, onHolidays: 'off' as const, except: [] };
  const month: RecurrenceRule = { kind: 'nth_weekday', nths: [2], days: [5], start: 600, end: 900, ...rest };
  const night: RecurrenceRule = { kind: 'dates', dates: ['2026-12-06'], start: 1200, end: 60, ...rest };
  const offer = { capacity: null, note: '', offeredFrom: null, offeredUntil: null };
  const ids = {
    mondayMorning: (await register('m', { windows: [weekly(0, 540, 720)] }, 'role')).id,
    saturday: (await register('s', { windows: [{ ...offer, rule: month }] }, 'role')).id,
    sundayNight: (await register('n', { windows: [{ ...offer, rule: night }] }, 'role')).id,
    expired: (await register('e', { windows: [weekly(0, 540, 720, { offeredUntil: '2026-11-01' })] }, 'role'))
      .id,
    full: (await register('f', { windows: [weekly(0, 540, 720, { capacity: 0 })] }, 'role')).id,
    formal: (await register('b', {}, 'role')).id,
  };
  await database.owner.query(
    `insert into formal_capacity (municipality_id, resource_id, weekday, half, capacity, contracted) values ($1, $2, 1, 'pm', 20, 19), ($1, $2, 2, 'pm', 20, 20)`,
    [worker.municipalityId, ids.formal],
  );
  const at = async (weekday?: number, dayPart?: ResourceSearch['dayPart']) =>
    new Set(
      await found({
        kind: 'role',
        ...(weekday === undefined ? {} : { weekday }),
        ...(dayPart ? { dayPart } : {}),
      }),
    );
  expect(await at(0)).toEqual(new Set([ids.mondayMorning, ids.formal]));
  expect(await at(0, 'morning')).toEqual(new Set([ids.mondayMorning]));
  expect(await at(0, 'afternoon')).toEqual(new Set([ids.formal]));
  expect(await at(1)).toEqual(new Set());
  expect(await at(5)).toEqual(new Set([ids.saturday]));
  expect(await at(6, 'evening')).toEqual(new Set([ids.sundayNight]));
  expect(await at(undefined, 'evening')).toEqual(new Set([ids.sundayNight]));
});

it('頁をめくっても、抜けも重なりもなく、全部の数が出る', async () => {
  for (let place = 0; place < 7; place += 1) await register('同じ名まえの居室', {}, 'room');
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await findResources(worker, { kind: 'room', limit: 3, ...(after ? { after } : {}) }, today);
    expect(page.total).toBe(7);
    seen.push(...page.rows.map((row) => row.id));
    after = page.next;
  } while (after);
  expect(seen).toHaveLength(7);
  expect(new Set(seen).size).toBe(7);
});

it('終わった資源は、たずねたときだけ出る', async () => {
  const { id } = await register('終わった場', {}, 'request');
  await setResourceState(worker, id, 'closed');
  expect(await found({ kind: 'request' })).toEqual([]);
  expect(await found({ kind: 'request', state: 'closed' })).toEqual([id]);
});

it('まちの週：祝日・期限切れ・学校の休みを抜き、曜日ごとに並ぶ', async () => {
  const offer = { capacity: null, note: '', offeredFrom: null, offeredUntil: null };
  const schoolOnly = { ...weeklyRule(hoursOn([0, 1], 450, 495)), school: 'school_days' as const };
  // 2026-11-23（月）は勤労感謝の日
  const both = await register('立ち番', { windows: [{ ...offer, rule: schoolOnly }] }, 'activity');
  const plain = await register('和室', { windows: [weekly(0, 540, 720), weekly(3, 540, 720)] }, 'activity');
  const gone = await register(
    '期限切れ',
    { windows: [weekly(3, 540, 720, { offeredUntil: '2026-11-22' })] },
    'activity',
  );
  const unknown = await listWeek(worker, '2026-11-23', today, { kind: 'activity' });
  expect(unknown.holidays).toEqual([true, false, false, false, false, false, false]);
  expect(unknown.rows.map((row) => row.id).sort()).toEqual([both.id, plain.id].sort());
  expect(unknown.rows.some((row) => row.id === gone.id)).toBe(false);
  const room = unknown.rows.find((row) => row.id === plain.id);
  expect(room?.days.map((day) => day.length)).toEqual([0, 0, 0, 1, 0, 0, 0]);
  expect(unknown.rows.find((row) => row.id === both.id)?.isPartlyUnknown).toBe(true);

  await database.owner.query(
    `insert into school_day (municipality_id, day, kind) values ($1, '2026-12-01', 'holiday')`,
    [worker.municipalityId],
  );
  const known = await listWeek(worker, '2026-11-30', today, { kind: 'activity' });
  const crossing = known.rows.find((row) => row.id === both.id);
  expect(crossing?.isPartlyUnknown).toBe(false);
  expect(crossing?.days.map((day) => day.length)).toEqual([1, 0, 0, 0, 0, 0, 0]);
  expect(crossing?.days[0]).toEqual([
    { from: 450, to: 495, capacity: null, isFull: false, held: 0, used: 0 },
  ]);
});

it('不変条件5: 契約の方の席は、時間が書いてあっても空きに出ない', async () => {
  const windows = [weekly(0, 570, 930), weekly(1, 570, 720), weekly(2, 570, 720)];
  const { id } = await register('作業所の席', { windows }, 'capacity');
  await database.owner.query(
    `insert into formal_capacity (municipality_id, resource_id, weekday, half, capacity, contracted, pending) values
       ($1, $2, 1, 'am', 20, 20, 0), ($1, $2, 1, 'pm', 20, 17, 1), ($1, $2, 2, 'am', 20, 19, 1)`,
    [worker.municipalityId, id],
  );
  const { rows } = await listWeek(worker, '2026-11-30', today, { kind: 'capacity' });
  const days = rows.find((row) => row.id === id)?.days;
  expect(days?.[0]).toEqual([
    { from: 570, to: 720, capacity: 0, isFull: true, held: 0, used: 0 },
    { from: 720, to: 930, capacity: 2, isFull: false, held: 0, used: 0 },
  ]);
  expect(days?.[1]).toMatchObject([{ isFull: true }]);
  expect(days?.[2]).toMatchObject([{ isFull: true }]);
  expect(await found({ kind: 'capacity', weekday: 0, dayPart: 'morning' })).not.toContain(id);
  expect(await found({ kind: 'capacity', weekday: 0, dayPart: 'afternoon' })).toContain(id);
  expect(await found({ kind: 'capacity', weekday: 1 })).not.toContain(id);
});

it('管理者は、まちの資源を書きかえられない。ほかの町からは見えない', async () => {
  const { id } = await register('よその町から見えない場');
  const check = { on: today, method: '電話', result: 'same' as const, note: '' };
  await expect(confirmResource(administrator, id, check)).rejects.toMatchObject({ code: 'not-found' });
  await expect(setResourceState(administrator, id, 'closed')).rejects.toMatchObject({ code: 'not-found' });
  const stranger = { ...worker, municipalityId: uuidv7() };
  await database.owner.query(
    `insert into municipality (municipality_id, code, name) values ($1, '990027', '隣町')`,
    [stranger.municipalityId],
  );
  await database.owner.query('insert into log_head (municipality_id) values ($1)', [stranger.municipalityId]);
  expect(await readResource(stranger, id)).toBeUndefined();
  expect((await findResources(stranger, { words: 'よその町' }, today)).rows).toEqual([]);
  expect(await found({ words: 'よその町' })).toEqual([id]);
});
