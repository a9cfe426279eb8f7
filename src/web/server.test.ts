import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { hashPassword } from '#use-cases/accounts/sign-in.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { passerBy, signedIn } from '#tests/pages.ts';
import { createApp } from './server.ts';

const database = testDatabase();
let municipalityId: string;
let worker: Worker;
const password = '縁側の見える窓 3つ';

beforeAll(async () => {
  municipalityId = await addMunicipality(database.owner);
  const agencyId = await addAgency(database.owner, municipalityId, '参加支援センター');
  worker = await addWorker(database.owner, municipalityId, agencyId);
  await database.owner.query(
    `insert into account (municipality_id, id, agency_id, sign_in_name, name, password_hash, own_password_hash, roles)
     values ($1, $2, $3, 'mizusawa', '水沢 葉子', $4, $4, '{participation_worker}')`,
    [municipalityId, uuidv7(), agencyId, await hashPassword(password)],
  );
});

it('はいる頁は、合言葉ではいれて、はじめに開きたかった頁へもどる', async () => {
  const site = passerBy();
  const away = await site.get('/settings?x=1');
  expect([away.status, away.location]).toEqual([303, '/sign-in?back=%2Fsettings%3Fx%3D1']);
  const page = await site.get('/sign-in?back=%2Fsettings');
  expect(page.text).toContain('name="kept-path" value="/settings"');
  const entered = await site.post('/sign-in', { signInName: 'mizusawa', password, 'kept-path': '/settings' });
  expect([entered.status, entered.location]).toEqual([303, '/settings']);
});

it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
  'よその場所（%s）へは、はいったあとも連れて行かない',
  async (path) => {
    const entered = await passerBy().post('/sign-in', {
      signInName: 'mizusawa',
      password,
      'kept-path': path,
    });
    expect(entered.location).toBe('/');
  },
);

it('合言葉がちがうと、利用者名を残して、どうすればよいかを言う', async () => {
  const page = await passerBy().post('/sign-in', { signInName: 'mizusawa', password: 'x' });
  expect(page.status).toBe(422);
  expect(page.text).toContain('value="mizusawa"');
  expect(page.text).toContain('利用者名か合言葉が合いません');
  expect(page.text).not.toContain('value="x"');
});

it('よその頁から送られたフォームは受け取らない', async () => {
  const app = createApp({ secure: false });
  for (const headers of [{ Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }, {}]) {
    const answer = await app.request('http://localhost/sign-in', {
      method: 'POST',
      headers: new Headers(headers),
      body: new URLSearchParams({ signInName: 'mizusawa', password }),
    });
    expect(answer.status).toBe(403);
  }
});

it('しるしのないフォームは、はいっている人からでも受け取らない', async () => {
  const site = await signedIn(worker);
  expect((await site.post('/sign-out', {}, '')).status).toBe(403);
  expect((await site.post('/sign-out', {}, 'にせもの')).status).toBe(403);
  expect((await site.get('/sign-in')).location).toBe('/');
  expect((await site.post('/sign-out', {})).status).toBe(303);
  expect((await site.get('/sign-in')).status).toBe(200);
});

it('もうひとつの画面ではいり直しても止まらず、前の札は使えなくなる', async () => {
  const site = passerBy();
  await site.post('/sign-in', { signInName: 'mizusawa', password });
  const first = site.cookie('engawa');
  expect((await site.post('/sign-in', { signInName: 'mizusawa', password })).status).toBe(303);
  expect(site.cookie('engawa')).not.toBe(first);
  expect((await site.get('/')).status).toBe(200);
  const old = await createApp({ secure: false }).request('http://localhost/', {
    headers: { Cookie: `engawa=${first}` },
  });
  expect(old.headers.get('Location')).toContain('/sign-in');
});

it('はいる前に置かれた札は、はいったあとの札にならない', async () => {
  const entered = await createApp({ secure: false }).request('http://localhost/sign-in', {
    method: 'POST',
    headers: { Origin: 'http://localhost', Cookie: 'engawa=planted-by-somebody' },
    body: new URLSearchParams({ signInName: 'mizusawa', password }),
  });
  expect(entered.headers.getSetCookie().join()).toMatch(/engawa=(?!planted)[\w-]{43};/);
});

it('どの答えにも、中身を守る見出しがつく', async () => {
  const page = await passerBy().get('/sign-in');
  const policy = page.headers.get('Content-Security-Policy') ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(page.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(page.headers.get('Cache-Control')).toBe('no-store');
  expect(page.text).not.toMatch(/ style="| on[a-z]+="|<script>/);
});

it('httpsのときだけ、札はこのホストにしばられる', async () => {
  const app = createApp({ secure: true });
  const answer = await app.request('https://localhost/sign-in', {
    method: 'POST',
    headers: { Origin: 'https://localhost' },
    body: new URLSearchParams({ signInName: 'mizusawa', password }),
  });
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('__Host-engawa='));
  expect(cookie).toMatch(/; Path=\/.*; HttpOnly; Secure; SameSite=Lax/);
  expect(answer.headers.get('Strict-Transport-Security')).toContain('max-age');
});

it('大きすぎるもの、知らない頁、多すぎる要求には、わかる言葉で答える', async () => {
  const site = passerBy();
  const large = await site.post('/sign-in', { signInName: 'x'.repeat(1_100_000) });
  expect([large.status, large.text.includes('大きすぎて')]).toEqual([413, true]);
  const signed = await signedIn(worker);
  const missing = await signed.get('/nowhere');
  expect([missing.status, missing.text.includes('見つかりませんでした')]).toEqual([404, true]);
  const many = passerBy(() => new Date(2026, 0));
  let last = 200;
  for (let i = 0; i < 320 && last !== 429; i += 1) last = (await many.get('/sign-in')).status;
  expect(last).toBe(429);
});
