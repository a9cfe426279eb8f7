import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { changeOwnPassword } from './change-own-password.ts';
import { endOwnSessions } from './own-sessions.ts';
import { readOwnWays } from './read-own-ways.ts';
import { resumeSession } from './resume-session.ts';
import { hashPassword, signIn } from './sign-in.ts';
import { signOutAccount } from './sign-out-account.ts';

const database = testDatabase();
const password = '縁側の見える窓 3つ';
const now = new Date();
let municipalityId: string;
let agencyId: string;
let worker: Worker;

beforeAll(async () => {
  municipalityId = await addMunicipality(database.owner);
  agencyId = await addAgency(database.owner, municipalityId, '参加支援センター');
  worker = await addNamed('mizusawa');
});

async function addNamed(signInName: string): Promise<Worker> {
  const accountId = uuidv7();
  await database.owner.query(
    `insert into account (municipality_id, id, agency_id, sign_in_name, name, password_hash, own_password_hash, roles)
     values ($1, $2, $3, $4, $4, $5, $5, '{participation_worker}')`,
    [municipalityId, accountId, agencyId, signInName, await hashPassword(password)],
  );
  return { kind: 'worker', municipalityId, accountId, agencyId, roles: ['participation_worker'] };
}

async function enter(source: string, browser: string, signInName = 'mizusawa', typed = password) {
  const result = await signIn({ municipalityId, signInName, password: typed, source, browser, now });
  if (!result.ok) throw new Error('expected a session');
  return result.token;
}

const isOpen = async (token: string) => (await resumeSession(municipalityId, token, now)) !== undefined;

it('はいっている端末が、いまの端末から順に、どこから・何で・いつと並ぶ', async () => {
  const first = await enter('192.0.2.7', 'Edge（Windows）');
  const second = await enter('198.51.100.2', 'Safari（iPad）');
  const { sessions } = await readOwnWays(worker, first, now);
  expect(sessions.map(({ source, browser, isThis }) => [source, browser, isThis])).toEqual([
    ['192.0.2.7', 'Edge（Windows）', true],
    ['198.51.100.2', 'Safari（iPad）', false],
  ]);
  const idle = new Date(Date.now() + 31 * 60_000);
  expect((await readOwnWays(worker, first, idle)).sessions).toEqual([]);
  expect(await endOwnSessions(worker, first, { key: sessions[1]?.key ?? '' }, now)).toBe(1);
  expect([await isOpen(first), await isOpen(second)]).toEqual([true, false]);
});

it('ほかをすべて閉じても、いまの端末とほかの人の端末は開いている', async () => {
  const other = await addNamed('tashiro');
  const theirs = await enter('x', '', 'tashiro');
  const own = [await enter('a', ''), await enter('b', ''), await enter('c', '')] as const;
  const key = (await readOwnWays(other, theirs, now)).sessions[0]?.key ?? '';
  // Somebody else's key, and one that is none, close nothing.
  for (const wrong of [key, '', "'; drop"])
    expect(await endOwnSessions(worker, own[0], { key: wrong }, now)).toBe(0);
  expect(await endOwnSessions(worker, own[0], { others: true }, now)).toBeGreaterThanOrEqual(2);
  expect(await Promise.all([...own, theirs].map(isOpen))).toEqual([true, false, false, true]);
});

it('合言葉を変えると、ほかの端末は閉じる。はいるたびに、しるしは新しくなる', async () => {
  await addNamed('kaeru');
  const account = await database.owner.query<{ id: string }>(
    `select id from account where sign_in_name = 'kaeru'`,
  );
  const who = { ...worker, accountId: account.rows[0]?.id ?? '' };
  const [here, there] = [await enter('a', '', 'kaeru'), await enter('b', '', 'kaeru')];
  expect(here).not.toBe(there);
  await changeOwnPassword(who, password, 'つぎの合言葉も縁側です', here, now);
  expect([await isOpen(here), await isOpen(there)]).toEqual([true, false]);
});

it('管理者は、ひとりをどの端末からも出せて、本人に知らせる。ほかの人にはできない', async () => {
  const administrator = await addWorker(database.owner, municipalityId, agencyId, ['administrator']);
  const colleague = await addWorker(database.owner, municipalityId, agencyId);
  const token = await enter('a', '');
  await expect(signOutAccount(colleague, worker.accountId)).rejects.toMatchObject({ code: 'not-permitted' });
  await expect(signOutAccount(administrator, uuidv7())).rejects.toMatchObject({ code: 'not-found' });
  expect(await isOpen(token)).toBe(true);
  await signOutAccount(administrator, worker.accountId);
  expect(await isOpen(token)).toBe(false);
  const { notices } = await readOwnWays(worker, '', now);
  expect(notices.map(({ kind }) => kind)).toEqual(['signed-out']);
});

it('管理者の役割では、だれがどこからはいったかは読めない', async () => {
  const { rows } = await database.owner.query(
    `select column_name from information_schema.column_privileges
     where table_name = 'session' and grantee = 'engawa_worker' and column_name in ('source', 'browser', 'token_hash', 'csrf')`,
  );
  expect(rows).toEqual([]);
});
