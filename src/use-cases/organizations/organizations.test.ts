import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { organizationShape, placeShape, type OrganizationInput } from '#domain/organization.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { changeOrganization, type OrganizationChange } from './change-organization.ts';
import { changePlace } from './change-place.ts';
import { findOrganizations } from './find-organizations.ts';
import { listChoices } from './list-choices.ts';
import { readOrganization } from './read-organization.ts';
import { readPlace } from './read-place.ts';
import { registerOrganization } from './register-organization.ts';
import { registerPlace } from './register-place.ts';

const database = testDatabase();
let worker: Worker;
let colleague: Worker;
let administrator: Worker;

const plain: OrganizationInput = {
  name: '髙﨑こども食堂',
  nameKana: 'たかさきこどもしょくどう',
  corporateNumber: null,
  kind: 'volunteers',
  isWelfare: false,
  phone: '000-0000-1111',
  email: '',
  url: '',
  contactNote: '午前は出られない',
  note: '',
};

function organization(name: string, more: Partial<OrganizationInput> = {}) {
  return registerOrganization(worker, { ...plain, name, nameKana: '', ...more }, 2026);
}

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const agencyId = await addAgency(database.owner, municipalityId, '参加支援センター');
  worker = await addWorker(database.owner, municipalityId, agencyId);
  colleague = await addWorker(database.owner, municipalityId, agencyId, ['coordinator'], '試 隣子');
  administrator = await addWorker(database.owner, municipalityId, agencyId, ['administrator']);
});

it('団体は、書いたままの名まえと番号で残る', async () => {
  const name = '社会福祉法人　髙﨑\u{E0100}の会';
  const { id, number } = await organization(name, { isWelfare: true });
  expect(number).toMatch(/^団8-\d{4}$/);
  expect((await readOrganization(worker, id, '2026-11-24'))?.name).toBe(name);
});

it.each(['高崎', 'タカサキ', 'ﾀｶｻｷ', '髙﨑', '食堂 たかさき'])('「%s」で見つかる', async (words) => {
  const { id } = await registerOrganization(worker, plain, 2026);
  const { rows } = await findOrganizations(worker, { words });
  expect(rows.map((row) => row.id)).toContain(id);
  const none = await findOrganizations(worker, { words: `${words} まぼろし` });
  expect(none.rows).toEqual([]);
});

it('頁をめくっても、抜けも重なりもない', async () => {
  for (let place = 0; place < 7; place += 1) await organization('同じ名まえの会', { kind: 'farm' });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await findOrganizations(worker, { kind: 'farm', limit: 3, ...(after ? { after } : {}) });
    seen.push(...page.rows.map((row) => row.id));
    after = page.next;
  } while (after);
  expect(new Set(seen).size).toBe(7);
  expect(seen).toHaveLength(7);
});

it('福祉かどうかでしぼれる', async () => {
  await organization('しぼりの会', { isWelfare: true });
  const search = { words: 'しぼりの会' };
  expect((await findOrganizations(worker, { ...search, isWelfare: true })).rows).toHaveLength(1);
  expect((await findOrganizations(worker, { ...search, isWelfare: false })).rows).toHaveLength(0);
});

it('べつべつの欄の直しは合わさり、同じ欄の直しは両方が見える', async () => {
  const { id } = await organization('ふたりで直す会');
  const seen: OrganizationChange = { ...plain, name: 'ふたりで直す会', nameKana: '', state: 'open' };
  expect(await changeOrganization(worker, id, 1, { ...seen, phone: '000-0000-2222' })).toEqual({ ok: true });
  expect(await changeOrganization(colleague, id, 1, { ...seen, note: '覚え' })).toEqual({ ok: true });
  const merged = await readOrganization(worker, id, '2026-11-24');
  expect(merged).toMatchObject({ phone: '000-0000-2222', note: '覚え', version: 3 });

  const clash = await changeOrganization(worker, id, 1, { ...seen, phone: '000-0000-3333' });
  if (clash.ok) throw new Error('expected a clash');
  expect(clash.clash).toMatchObject({ savedBy: '試 隣子', version: 3 });
  expect(clash.clash.fields).toEqual([
    { field: 'phone', before: '000-0000-1111', mine: '000-0000-3333', theirs: '000-0000-2222' },
  ]);
  expect((await readOrganization(worker, id, '2026-11-24'))?.phone).toBe('000-0000-2222');

  // 選ぶあいだに、また別の人が保存したときは、もう一度たずねる
  const mine = { ...seen, phone: '000-0000-3333' };
  await changeOrganization(colleague, id, 3, { ...seen, phone: '000-0000-4444', note: '覚え' });
  const late = { version: 3, sides: { phone: 'mine' as const } };
  expect(await changeOrganization(worker, id, 1, mine, late)).toMatchObject({ clash: { version: 4 } });
  const chosen = { version: 4, sides: { phone: 'mine' as const } };
  expect(await changeOrganization(worker, id, 1, mine, chosen)).toEqual({ ok: true });
  expect(await readOrganization(worker, id, '2026-11-24')).toMatchObject({
    phone: '000-0000-3333',
    note: '覚え',
    version: 5,
  });
});

it('場所は団体にむすばれ、直せる', async () => {
  const { id } = await organization('場所をもつ会');
  const input = placeShape.parse({
    name: '川端公民館',
    nameKana: 'かわばたこうみんかん',
    organizationId: id,
    areaId: null,
    address: '縁が丘市川端0丁目',
    buildingNote: '2階',
    latitude: 35.5,
    longitude: 139.5,
    accessFeatures: ['step_free'],
    phone: '',
    note: '',
  });
  const place = await registerPlace(worker, input);
  expect(await changePlace(worker, place.id, 1, { ...input, note: '裏口から' })).toEqual({ ok: true });
  expect(await readPlace(worker, place.id)).toMatchObject({ note: '裏口から', version: 2, latitude: 35.5 });
  expect((await readOrganization(worker, id, '2026-11-24'))?.places[0]?.name).toBe('川端公民館');
  expect((await listChoices(worker)).places.options.map((row) => row.id)).toContain(place.id);
});

it('管理者は読めるが、まちの名簿を書きかえられない', async () => {
  const { id } = await organization('管理者が見る会');
  const { state: _state, ...rest } = { ...plain, state: 'open' };
  await expect(registerOrganization(administrator, rest, 2026)).rejects.toMatchObject({
    code: 'not-permitted',
  });
  await expect(changeOrganization(administrator, id, 1, { ...plain, state: 'open' })).rejects.toMatchObject({
    code: 'not-found',
  });
  expect((await readOrganization(administrator, id, '2026-11-24'))?.name).toBe('管理者が見る会');
});

it('書きまちがいは欄ごとに答える', () => {
  const wrong = organizationShape.safeParse({
    ...plain,
    name: '　',
    corporateNumber: '1234567890123',
    url: 'www',
  });
  expect(wrong.error?.issues.map((issue) => issue.path[0])).toEqual(['name', 'corporateNumber', 'url']);
  // 法人番号の検査用数字: 国税庁の例 7000012050002
  const right = organizationShape.safeParse({ ...plain, corporateNumber: '７０００-０１２０-５０００２' });
  expect(right.data?.corporateNumber).toBe('7000012050002');
  const half = placeShape.safeParse({
    name: '場',
    nameKana: '',
    organizationId: null,
    areaId: null,
    address: '',
    buildingNote: '',
    latitude: 35,
    longitude: null,
    accessFeatures: [],
    phone: '',
    note: '',
  });
  expect(half.error?.issues[0]?.path).toEqual(['longitude']);
});
