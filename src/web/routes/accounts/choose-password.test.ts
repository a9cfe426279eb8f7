import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { addAccount } from '#use-cases/accounts/add-account.ts';
import { resetPassword } from '#use-cases/accounts/reset-password.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { passerBy, signedIn, type Page, type Visitor } from '#tests/pages.ts';

const database = testDatabase();
let administrator: Worker;
let agencyId: string;
const [given, own] = ['渡された合言葉は縁側です。', 'わたしだけの合言葉です。'];

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  agencyId = await addAgency(database.owner, municipalityId, '地域共生課', 'municipal_office');
  administrator = await addWorker(database.owner, municipalityId, agencyId, ['administrator'], '早見 透');
});

async function addTashiro(signInName: string): Promise<string> {
  const fields = { signInName, name: '田代 実里', nameKana: '', roles: ['participation_worker' as const] };
  const added = await addAccount(administrator, { ...fields, agencyId }, given);
  if (!added.ok) throw new Error('expected an account');
  return added.id;
}

function valueOf(page: Page, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '';
}

async function enter(signInName: string, password = given): Promise<Visitor> {
  const site = passerBy();
  expect((await site.post('/sign-in', { signInName, password })).status).toBe(303);
  return site;
}

it('はじめの合言葉では、新しい合言葉を決める頁のほか、どの頁も開かない', async () => {
  await addTashiro('hajime');
  const site = await enter('hajime');
  for (const path of ['/people', '/town', '/settings', '/search?q=x', '/connect', '/review', '/nowhere']) {
    const { status, location } = await site.get(path);
    expect([status, location]).toEqual([303, `/new-password?back=${encodeURIComponent(path)}`]);
  }
  expect((await site.get('/')).location).toBe('/new-password');
  const page = await site.get('/new-password?back=%2Fpeople');
  expect(page.text).toContain('<h1>新しい合言葉を決める</h1>');
  const token = valueOf(page, 'csrf');
  const posted = await site.post('/settings/password', { present: given, next: own, again: own }, token);
  expect(posted.location).toBe('/new-password');
  for (const [next, again, sentence] of [
    ['短い', '短い', '12文字以上'],
    [own, `${own}。`, '二度目が'],
    [given, given, '渡された合言葉と同じです'],
    ['passwordpassword', 'passwordpassword', '先に試されやすいもの'],
    ['hajime田代実里。。', 'hajime田代実里。。', '先に試されやすいもの'],
  ] as const) {
    const wrong = await site.post('/new-password', { next, again }, token);
    expect([wrong.status, wrong.text.includes(sentence)]).toEqual([422, true]);
  }
  const fields = { next: own, again: own, 'kept-path': valueOf(page, 'kept-path') };
  expect((await site.post('/new-password', fields, token)).location).toBe('/people');
  expect((await site.get('/people')).status).toBe(200);
  expect((await site.get('/new-password')).location).toBe('/');
  expect((await passerBy().post('/sign-in', { signInName: 'hajime', password: given })).status).toBe(422);
  expect((await (await enter('hajime', own)).get('/people')).status).toBe(200);
});

it('決めずに出ることができる。出ても、つぎにまた同じ頁が待つ', async () => {
  await addTashiro('deru');
  const site = await enter('deru');
  const token = valueOf(await site.get('/new-password'), 'csrf');
  expect((await site.post('/sign-out', {}, token)).location).toBe('/sign-in');
  expect((await (await enter('deru')).get('/people')).location).toContain('/new-password');
});

it('管理者がつけなおした合言葉も、新しい合言葉を決めるためだけに使える', async () => {
  const id = await addTashiro('wasureta');
  const first = await enter('wasureta');
  const token = valueOf(await first.get('/new-password'), 'csrf');
  await first.post('/new-password', { next: own, again: own }, token);
  await resetPassword(administrator, id, 'つけなおした合言葉です。');
  expect((await first.get('/people')).location).toContain('/sign-in');
  const again = await enter('wasureta', 'つけなおした合言葉です。');
  expect((await again.get('/people')).location).toContain('/new-password');
});

it('決めているあいだに管理者がもう一度つけなおしたら、前の席からは決められない', async () => {
  const id = await addTashiro('kasanaru');
  const site = await enter('kasanaru');
  const token = valueOf(await site.get('/new-password'), 'csrf');
  await resetPassword(administrator, id, 'つけなおした合言葉です。');
  expect((await site.post('/new-password', { next: own, again: own }, token)).status).toBe(401);
  expect((await passerBy().post('/sign-in', { signInName: 'kasanaru', password: own })).status).toBe(422);
});

it('自分で決めた合言葉の人に、この頁は開かず、送っても変わらない', async () => {
  const site = await signedIn(administrator);
  expect((await site.get('/new-password')).location).toBe('/');
  expect((await site.post('/new-password', { next: own, again: own })).status).toBe(403);
});

it('書いたものがあれば、合言葉を決めたあとに渡す', async () => {
  let now = new Date();
  const id = await addTashiro('kaita');
  const first = await enter('kaita');
  const firstToken = valueOf(await first.get('/new-password'), 'csrf');
  await first.post('/new-password', { next: own, again: own }, firstToken);
  const site = passerBy(() => now);
  await site.post('/sign-in', { signInName: 'kaita', password: own });
  const mark = valueOf(await site.get('/settings'), 'csrf');
  await resetPassword(administrator, id, given);
  now = new Date(now.getTime() + 60_000);
  const kept = { 'kept-path': '/people/x/notes', 'kept-mark': mark, 'kept:body': '書きかけ' };
  const page = await site.post('/sign-in', { signInName: 'kaita', password: given, ...kept });
  expect(page.text).toContain('決めたあとに送れます');
  const chosen = { next: 'またひとつ決めた合言葉。', again: 'またひとつ決めた合言葉。', ...kept };
  const sent = await site.post('/new-password', chosen, valueOf(page, 'csrf'));
  expect([sent.status, sent.text.includes('書きかけ')]).toEqual([200, true]);
});

it('決めたことは記録に残り、合言葉そのものは残らない', async () => {
  const { rows } = await database.owner.query<{ all: string }>(
    `select string_agg(l::text, ' ') as all from access_log as l where act = 'accounts.choose-password'`,
  );
  expect(rows[0]?.all).toContain('done');
  expect(rows[0]?.all).not.toContain(own);
});

it('管理者の役割では、渡した合言葉を本人が決めたことにはできない', async () => {
  const { rows } = await database.owner.query(
    `select privilege_type from information_schema.column_privileges
     where table_name = 'account' and column_name = 'own_password_hash' and grantee = 'engawa_worker'`,
  );
  expect(rows).toEqual([]);
});
