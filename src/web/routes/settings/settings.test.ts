import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { signedIn } from '#tests/pages.ts';

const database = testDatabase();
let administrator: Worker;
let officer: Worker;
let worker: Worker;
let agencyId: string;

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  agencyId = await addAgency(database.owner, municipalityId, '地域共生課', 'municipal_office');
  administrator = await addWorker(database.owner, municipalityId, agencyId, ['administrator'], '早見 透');
  officer = await addWorker(database.owner, municipalityId, agencyId, ['municipal_officer'], '瀬戸 和臣');
  worker = await addWorker(database.owner, municipalityId, agencyId, ['participation_worker'], '水沢 葉子');
});

it('管理者は、きょうのかわりに設定がひらき、利用者と機関を加えられる', async () => {
  const site = await signedIn(administrator);
  expect((await site.get('/')).location).toBe('/settings');
  const wrong = await site.post('/settings/accounts', {
    signInName: 'た',
    name: '田代 実里',
    agencyId,
    roles: ['administrator', 'coordinator'],
    password: '短い',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="田代 実里"');
  expect(wrong.text).toContain('なおすところが3つあります');
  const right = await site.post('/settings/accounts', {
    signInName: 'tashiro',
    name: '田代 実里',
    agencyId,
    roles: 'participation_worker',
    password: 'はじめの合言葉は縁側です。',
  });
  expect(right.location).toBe('/settings');
  const page = await site.get('/settings');
  expect(page.text).toContain('利用者を加えました');
  expect(page.text).toContain('田代 実里');
  expect((await site.post('/settings/agencies', { agencyName: '', agencyKind: 'x' })).status).toBe(422);
  expect(
    (await site.post('/settings/agencies', { agencyName: '社会福祉協議会', agencyKind: 'community' })).status,
  ).toBe(303);
});

it('ふたりの管理者が同じ項目を直すと、項目ごとに両方を見せ、選んだほうで保存する', async () => {
  const changed = await addWorker(database.owner, worker.municipalityId, agencyId, undefined, '水沢 葉子');
  const path = `/settings/accounts/${changed.accountId}`;
  const base = { version: '1', name: '水沢 葉子', nameKana: '', agencyId, isActive: 'yes' };
  const [first, second] = [await signedIn(administrator), await signedIn(administrator)];
  const theirs = { ...base, name: '水澤 葉子', roles: 'participation_worker' };
  expect((await first.post(path, theirs)).location).toBe('/settings');
  const mine = { ...base, name: '水沢 陽子', roles: ['participation_worker', 'coordinator'] };
  const clashed = await second.post(path, mine);
  expect(clashed.status).toBe(409);
  expect(clashed.text).toContain('ほかの人が先に保存しました');
  for (const shown of ['水沢 葉子', '水沢 陽子', '水澤 葉子', '早見 透'])
    expect(clashed.text).toContain(shown);
  // Only what both changed is asked; what was typed goes along.
  expect(clashed.text).not.toContain('keep.roles');
  expect(clashed.text).toContain('name="roles" value="coordinator"');
  const answer = { ...mine, seen: '1', version: '2' };
  const undecided = await second.post(path, answer);
  expect([undecided.status, undecided.text.includes('name="keep.name"')]).toEqual([409, true]);
  expect((await second.post(path, { ...answer, 'keep.name': 'mine' })).location).toBe('/settings');
  const page = await second.get(path);
  expect(page.text).toContain('value="水沢 陽子"');
  expect(page.text).toMatch(/value="coordinator" checked/);
  // Wrong input comes back with the version that it was written on, not with the newest.
  const wrong = await second.post(path, { ...mine, name: '', version: '1' });
  expect(wrong.text).toContain('name="version" value="1"');
});

it('ほかの役割の人に、利用者の一覧は出ない', async () => {
  const page = await (await signedIn(worker)).get('/settings');
  expect(page.text).toContain('自分の合言葉');
  expect(page.text).not.toContain('利用者を加える');
  expect((await (await signedIn(worker)).get(`/settings/accounts/${worker.accountId}`)).status).toBe(403);
});

it('きょうは、なにもないときも、ないと言う', async () => {
  const page = await (await signedIn(worker)).get('/');
  expect(page.status).toBe(200);
  expect(page.text).toContain('きょう待っていることは、ありません。');
});

it('不変条件8: 主管課は全員の、ほかの人は自分の閲覧の記録を見る', async () => {
  const all = await (await signedIn(officer)).get('/settings/log');
  expect(all.text).toContain('きょうを開いた');
  expect(all.text).toContain('水沢 葉子');
  const own = await (await signedIn(worker)).get('/settings/log');
  expect(own.text).toContain('きょうを開いた');
  expect(own.text).not.toContain('早見 透');
});
