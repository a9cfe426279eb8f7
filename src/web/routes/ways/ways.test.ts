import { Secret, TOTP } from 'otpauth';
import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { hashPassword } from '#use-cases/accounts/sign-in.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { passerBy, signedIn, type Page, type Visitor } from '#tests/pages.ts';

const database = testDatabase();
const password = '縁側の見える窓 3つ';
const here = '/settings/sign-in';
let municipalityId: string;
let agencyId: string;
let administrator: Worker;

beforeAll(async () => {
  municipalityId = await addMunicipality(database.owner);
  agencyId = await addAgency(database.owner, municipalityId, '参加支援センター');
  administrator = await addWorker(database.owner, municipalityId, agencyId, ['administrator'], '早見 透');
});

async function addAccount(signInName: string): Promise<string> {
  const id = uuidv7();
  await database.owner.query(
    `insert into account (municipality_id, id, agency_id, sign_in_name, name, password_hash, own_password_hash, roles)
     values ($1, $2, $3, $4, '水沢 葉子', $5, $5, '{participation_worker}')`,
    [municipalityId, id, agencyId, signInName, await hashPassword(password)],
  );
  return id;
}

function valueOf(page: Page, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '';
}

const digits = (secret: string, now: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now });

/** Puts the app on by the pages alone, as its owner would. */
async function putOn(site: Visitor, now: number): Promise<{ secret: string; codes: string[] }> {
  const token = valueOf(await site.get(here), 'csrf');
  expect((await site.post(`${here}/totp`, { 'present-totp': 'ちがう' }, token)).status).toBe(422);
  expect((await site.post(`${here}/totp`, { 'present-totp': password }, token)).location).toBe(
    `${here}/totp`,
  );
  const page = await site.get(`${here}/totp`);
  expect(page.text).toContain('<svg class="qr"');
  const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page.text)?.[1] ?? '').replaceAll(' ', '');
  expect(secret).toHaveLength(32);
  const wrong = await site.post(`${here}/totp/confirm`, { code: '12' }, token);
  expect([wrong.status, wrong.text.includes('番号が合いません')]).toEqual([422, true]);
  const sheet = await site.post(`${here}/totp/confirm`, { code: digits(secret, now) }, token);
  const codes = [...sheet.text.matchAll(/<code>(\w{5}-\w{5})<\/code>/g)].map(([, code = '']) => code);
  expect([sheet.status, codes.length]).toEqual([200, 10]);
  expect((await site.get(`${here}/totp`)).location).toBe(here);
  expect((await site.get(here)).text).not.toContain(codes[0]);
  return { secret, codes };
}

it('頁だけで、アプリをつなぎ、6けたでも予備の番号でもはいれる', async () => {
  let now = Date.now();
  await addAccount('mizusawa');
  const site = passerBy(() => new Date(now));
  await site.post('/sign-in', { signInName: 'mizusawa', password });
  const { secret, codes } = await putOn(site, now);
  now += 60_000;

  const next = passerBy(() => new Date(now));
  const half = await next.post('/sign-in', { signInName: 'mizusawa', password });
  expect([half.status, half.text.includes('<h1>二つめの確かめ</h1>')]).toEqual([200, true]);
  expect((await next.get('/people')).location).toContain('/sign-in');
  expect((await next.get('/sign-in/second')).text).toContain('確認番号');
  for (const [code, sentence] of [
    ['', 'アプリの6けたか、予備の番号を書いてください'],
    ['000000', '番号が合いません'],
    ['あいうえお', '番号が合いません'],
  ] as const) {
    const wrong = await next.post('/sign-in/second', { code });
    expect([wrong.status, wrong.text.includes(sentence)]).toEqual([422, true]);
  }
  expect((await next.post('/sign-in/second', { code: digits(secret, now) })).location).toBe('/');
  expect((await next.get('/people')).status).toBe(200);

  const other = passerBy(() => new Date(now));
  await other.post('/sign-in', { signInName: 'mizusawa', password });
  expect((await other.post('/sign-in/second', { code: codes[3] ?? '' })).location).toBe('/');
  expect((await other.get('/people')).text).toContain('のこりは9個です');
});

it('合言葉を通らずに、二つめの頁から送っても、はじめからと言われるだけ', async () => {
  const site = passerBy();
  expect((await site.get('/sign-in/second')).location).toBe('/sign-in');
  const sent = await site.post('/sign-in/second', { code: '000000' });
  expect([sent.status, sent.text.includes('はじめから、もう一度はいってください')]).toEqual([422, true]);
});

it('はいる前に書いたものは、二つめの確かめを通っても残る', async () => {
  let now = Date.now();
  await addAccount('kaita');
  const site = passerBy(() => new Date(now));
  await site.post('/sign-in', { signInName: 'kaita', password });
  const { secret } = await putOn(site, now);
  const mark = valueOf(await site.get('/settings'), 'csrf');
  now += 60_000;
  const kept = { 'kept-path': '/people/x/notes', 'kept-mark': mark, 'kept:body': '書きかけ' };
  const half = await site.post('/sign-in', { signInName: 'kaita', password, ...kept });
  expect(half.text).toContain('name="kept:body" value="書きかけ"');
  const wrong = await site.post('/sign-in/second', { code: '000000', ...kept });
  expect(wrong.text).toContain('name="kept:body" value="書きかけ"');
  const entered = await site.post('/sign-in/second', { code: digits(secret, now), ...kept });
  expect([entered.status, entered.text.includes('書きかけ')]).toEqual([200, true]);
});

it('自治体が求めると、はいり方の頁だけが開き、付けるとほかの頁も開く', async () => {
  const now = Date.now();
  await addAccount('motomerareta');
  const admin = await signedIn(administrator);
  const rules = '/settings/sign-in-rules';
  expect((await admin.post(rules, { version: '0', secondFactor: 'x' })).status).toBe(422);
  expect((await admin.post(rules, { version: '0', secondFactor: 'everybody' })).location).toBe(rules);
  const clash = await admin.post(rules, { version: '0', secondFactor: 'free' });
  expect([clash.status, clash.text.includes('ほかの管理者が先に')]).toEqual([409, true]);
  const site = passerBy(() => new Date(now));
  await site.post('/sign-in', { signInName: 'motomerareta', password });
  for (const path of ['/people', '/town', '/settings', '/nowhere'])
    expect((await site.get(path)).location).toBe(here);
  expect((await site.get(here)).text).toContain('二つめの確かめを付けると、ほかの頁が開きます');
  await putOn(site, now);
  expect((await site.get('/people')).status).toBe(200);
  expect((await admin.post(rules, { version: '1', secondFactor: 'free' })).location).toBe(rules);
});

it('管理者が外すと、本人はどの頁でも知らされ、読んだと言うまで消えない', async () => {
  const now = Date.now();
  const id = await addAccount('nakushita');
  const site = passerBy(() => new Date(now));
  await site.post('/sign-in', { signInName: 'nakushita', password });
  await putOn(site, now);
  const admin = await signedIn(administrator);
  const path = `/settings/accounts/${id}`;
  expect((await admin.get(path)).text).toContain('二つめの確かめを外す');
  expect((await admin.post(`${path}/factor`, {})).location).toBe(path);
  expect((await admin.post(`${path}/factor`, {})).status).toBe(409);
  expect((await site.get('/people')).location).toContain('/sign-in');
  const again = passerBy();
  await again.post('/sign-in', { signInName: 'nakushita', password });
  expect((await again.get('/people')).text).toContain('あなたのはいり方に、変わったことがあります');
  const page = await again.get(here);
  expect(page.text).toContain('早見 透さんが、あなたの二つめの確かめを外しました');
  const read = { notice: [valueOf(page, 'notice'), 'x'] };
  expect((await again.post(`${here}/notices`, read, valueOf(page, 'csrf'))).status).toBe(303);
  expect((await again.get('/people')).text).not.toContain('変わったことがあります');
});

it('決まりの頁は、管理者のほかには開かない', async () => {
  const worker = await addWorker(database.owner, municipalityId, agencyId);
  const site = await signedIn(worker);
  expect((await site.get('/settings/sign-in-rules')).status).toBe(403);
  expect((await site.post('/settings/sign-in-rules', { version: '0', secondFactor: 'free' })).status).toBe(
    403,
  );
});
