import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { signedIn } from '#tests/pages.ts';
import { createApp } from './server.ts';

const database = testDatabase();
let worker: Worker;
let colleague: Worker;

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const agencyId = await addAgency(database.owner, municipalityId, '参加支援センター');
  worker = await addWorker(database.owner, municipalityId, agencyId, [
    'participation_worker',
    'coordinator',
    'community_coordinator',
    'municipal_officer',
  ]);
  colleague = await addWorker(database.owner, municipalityId, agencyId);
});

function paths(method: 'GET' | 'POST'): string[] {
  const found = createApp({ secure: false }).routes.filter(
    (route) => route.method === method && !route.path.includes('*'),
  );
  return [...new Set(found.map(({ path }) => path))];
}

const nobody = '01890a5d-ac96-774b-bcce-b302099a8057';
const filled = (path: string, id: string): string => path.replaceAll(/:[A-Za-z]+(?:\{[^}]*\})?/g, id);
const strangeIds = ['x', '%00', "'%3Bselect", '-'.repeat(36)];
/** What people never type and scanners do. Nothing of it may reach the database as it stands. */
const strangeQueries = [
  '?after=99999999999999&before=99999999999999999999&page=1e9&day=2026-13-45&week=x&monday=2026-99-99&year=99999999999',
  '?after=2147483648&before=1e300&page=-1&q=%ff%fe&person=zz&resource=abc&area=abc&day=99999-01-01&month=2026-13&year=-1',
  '?q=%00&person=%00',
];

it('読む頁はどれも、ありえない番地や日付を聞かれても、不具合にならない', async () => {
  const wrong: string[] = [];
  for (const path of paths('GET')) {
    const site = await signedIn(worker);
    for (const id of path.includes(':') ? strangeIds : []) {
      const { status } = await site.get(filled(path, id));
      // 403: nobody but an administrator asks about accounts, whatever the id.
      if (status !== 404 && status !== 403) wrong.push(`${status} ${filled(path, id)}`);
    }
    for (const query of ['', ...strangeQueries]) {
      const { status } = await site.get(`${filled(path, nobody)}${query}`);
      if (status >= 500) wrong.push(`${status} ${filled(path, nobody)}${query}`);
    }
  }
  expect(paths('GET').length).toBeGreaterThan(40);
  expect(wrong).toEqual([]);
}, 120_000);

it('送る先はどれも、しるしのないフォーム、ほかの人のしるしのフォームを受け取らない', async () => {
  const other = await signedIn(colleague);
  const wrong: string[] = [];
  // Signing in needs no session: there the browser's word for our own page must do (csrf.ts).
  const guarded = paths('POST').filter((path) => !path.startsWith('/sign-in'));
  for (const path of guarded) {
    const site = await signedIn(worker);
    for (const token of ['', other.csrf]) {
      const { status } = await site.post(filled(path, nobody), { name: 'x' }, token);
      if (status !== 403) wrong.push(`${status} ${path}`);
    }
  }
  expect(guarded.length).toBeGreaterThan(30);
  expect(wrong).toEqual([]);
}, 120_000);

it('送る先はどれも、NUL、変な名まえの欄、ありえない版を送られても、不具合にならない', async () => {
  const wrong: string[] = [];
  for (const path of paths('POST')) {
    for (const fields of [
      { version: '1e99', act: 'take:99999999999', name: 'a\0b', agencyId: nobody, roles: 'coordinator' },
      { version: '1.5', constructor: 'x', toString: 'y', id: nobody, caseId: nobody, day: '2026-13-45' },
    ] as Record<string, string>[]) {
      const site = await signedIn(worker);
      for (const id of path.includes(':') ? ['x', nobody] : ['x']) {
        const { status } = await site.post(filled(path, id), fields);
        if (status >= 500) wrong.push(`${status} ${filled(path, id)} ${Object.keys(fields).join(',')}`);
      }
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);

it('フォームでないもの、途中で切れたもの、欄の多すぎるものには、わかる言葉で答える', async () => {
  const app = createApp({ secure: false });
  const send = (body: string, type: string, method = 'POST') =>
    app.request('http://localhost/sign-in', {
      method,
      headers: { Origin: 'http://localhost', 'Content-Type': type },
      body,
    });
  expect((await send('{"a":1}', 'application/json')).status).toBe(400);
  expect((await send('--x\r\nbroken', 'multipart/form-data; boundary=x')).status).toBe(400);
  expect((await send('a=&'.repeat(6_000), 'application/x-www-form-urlencoded')).status).toBe(413);
  for (const method of ['PUT', 'DELETE', 'PATCH']) {
    // Nobody is signed in and there is no such page: shown to the door.
    expect((await send('a=1', 'application/x-www-form-urlencoded', method)).status).toBe(303);
  }
});
