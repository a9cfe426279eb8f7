import { uuidv7 } from 'uuidv7';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { newPasskeyShape, passkeyAssertionShape, readPasskeyJson } from '#domain/passkey.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { newKey } from '#tests/passkey-key.ts';
import { addPasskey, beginPasskey } from './add-passkey.ts';
import { dropPasskey, namePasskey } from './own-passkeys.ts';
import { readOwnWays } from './read-own-ways.ts';
import { resumeSession } from './resume-session.ts';
import { askForPasskey, signInPasskey } from './sign-in-passkey.ts';
import { hashPassword, signIn } from './sign-in.ts';
import { takeOffFactor } from './take-off-factor.ts';

const database = testDatabase();
const password = '縁側の見える窓 3つ';
const site = { rpId: 'engawa.example', origin: 'https://engawa.example' };
const now = new Date();
let municipalityId: string;
let agencyId: string;
let worker: Worker;
let signInName: string;

beforeAll(async () => {
  municipalityId = await addMunicipality(database.owner);
  agencyId = await addAgency(database.owner, municipalityId, '参加支援センター');
});

beforeEach(async () => {
  const accountId = uuidv7();
  signInName = `w${accountId.slice(-12)}`;
  await database.owner.query(
    `insert into account (municipality_id, id, agency_id, sign_in_name, name, password_hash, own_password_hash, roles)
     values ($1, $2, $3, $4, '水沢 葉子', $5, $5, '{participation_worker}')`,
    [municipalityId, accountId, agencyId, signInName, await hashPassword(password)],
  );
  worker = { kind: 'worker', municipalityId, accountId, agencyId, roles: ['participation_worker'] };
});

const enterByPassword = () => signIn({ municipalityId, signInName, password, source: uuidv7(), now });

async function challengeOf(who = worker, keepToken = ''): Promise<string> {
  const begun = await beginPasskey({ worker: who, present: password, keepToken, now }, site, '縁側 試町');
  if (!begun.ok) throw new Error('expected a question');
  return begun.options.challenge;
}

async function registered(name = '机の鍵') {
  const key = newKey();
  const made = key.make({ challenge: await challengeOf(), ...site });
  const added = await addPasskey(worker, { made, name, site }, '', now);
  expect(added.ok).toBe(true);
  return { key, codes: added.ok ? added.codes : undefined };
}

const ask = async () => (await askForPasskey(municipalityId, site, now)).challenge;
const enter = (assertion: ReturnType<ReturnType<typeof newKey>['sign']>, at = now) =>
  signInPasskey({ municipalityId, assertion, site, source: 'desk', browser: 'Edge（Windows）', now: at });
const noMatch = { ok: false, reason: 'no-match' };

it('パスキーだけではいれて、合言葉だけでは開かなくなる。はじめの一つには予備の番号がつく', async () => {
  const before = await enterByPassword();
  const { key, codes } = await registered();
  expect(codes).toHaveLength(10);
  expect((await registered('二つめ')).codes).toBeUndefined();
  if (!before.ok) throw new Error('expected a session');
  expect(await resumeSession(municipalityId, before.token, now)).toBeUndefined();
  expect(await enterByPassword()).toMatchObject({ ok: false, reason: 'second-proof' });
  const opened = await enter(key.sign({ challenge: await ask(), ...site }));
  if (!opened.ok) throw new Error('expected a session');
  const session = await resumeSession(municipalityId, opened.token, now);
  expect(session?.worker.accountId).toBe(worker.accountId);
  const { sessions, passkeys } = await readOwnWays(worker, opened.token, now);
  expect(sessions).toMatchObject([{ method: 'passkey', browser: 'Edge（Windows）', isThis: true }]);
  expect(passkeys.map(({ name, usedAt }) => [name, usedAt === null])).toEqual([
    ['机の鍵', false],
    ['二つめ', true],
  ]);
});

it('同じ答えは二度通らず、古い問いかけ・よその頁・鍵を開けていない答えも通らない', async () => {
  const { key } = await registered();
  const challenge = await ask();
  const assertion = key.sign({ challenge, ...site });
  expect((await enter(assertion)).ok).toBe(true);
  expect(await enter(assertion)).toEqual(noMatch);
  const late = new Date(now.getTime() + 5 * 60_000 + 1);
  expect(await enter(key.sign({ challenge: await ask(), ...site }), late)).toEqual(noMatch);
  for (const wrong of [
    { origin: 'https://engawa.example.net' },
    { rpId: 'example.net' },
    { isVerified: false },
    { challenge: 'aXQtd2FzLW5ldmVyLWFza2Vk' },
  ]) {
    expect(await enter(key.sign({ challenge: await ask(), ...site, ...wrong }))).toEqual(noMatch);
  }
  expect((await enter(key.sign({ challenge: await ask(), ...site }))).ok).toBe(true);
});

it('写しとられた鍵（数が戻ったもの）と、ほかの鍵の署名は通らない', async () => {
  const { key } = await registered();
  const other = newKey();
  const early = key.sign({ challenge: await ask(), ...site });
  const forged = { ...other.sign({ challenge: await ask(), ...site }), id: key.credentialId };
  expect(await enter(forged)).toEqual(noMatch);
  const challenge = await ask();
  const later = key.sign({ challenge, ...site });
  expect((await enter(later)).ok).toBe(true);
  expect(await enter(early)).toEqual(noMatch);
  expect(await enter(other.sign({ challenge: await ask(), ...site }))).toEqual(noMatch);
});

it('登録の問いかけは、合言葉のあとに、その人だけに出る', async () => {
  const wrong = { worker, present: 'ちがう', keepToken: '', now };
  expect(await beginPasskey(wrong, site, '縁側')).toEqual({ ok: false, reason: 'wrong-present' });
  const colleague = await addWorker(database.owner, municipalityId, agencyId);
  const challenge = await challengeOf();
  const made = newKey().make({ challenge, ...site });
  expect(await addPasskey(colleague, { made, name: 'x', site }, '', now)).toEqual(noMatch);
  const signInQuestion = newKey().make({ challenge: await ask(), ...site });
  expect(await addPasskey(worker, { made: signInQuestion, name: 'x', site }, '', now)).toEqual(noMatch);
  const locked = newKey().make({ challenge: await challengeOf(), ...site, isVerified: false });
  expect(await addPasskey(worker, { made: locked, name: 'x', site }, '', now)).toEqual(noMatch);
  expect((await enterByPassword()).ok).toBe(true);
});

it('証明書つきの鍵は受け取らない。証明書に書かれた先へ、取りにいくことになるから', async () => {
  const statement = new Map<string, unknown>([['x5c', [new Uint8Array([1, 2, 3])]]]);
  const made = newKey().make({ challenge: await challengeOf(), ...site }, statement, 'packed');
  expect(await addPasskey(worker, { made, name: 'x', site }, '', now)).toEqual(noMatch);
});

it('止められた利用者は、パスキーでもはいれない', async () => {
  const { key } = await registered();
  await database.owner.query('update account set is_active = false where id = $1', [worker.accountId]);
  expect(await enter(key.sign({ challenge: await ask(), ...site }))).toEqual(noMatch);
});

it('消すには合言葉がいる。最後の一つを消すと、予備の番号も消え、合言葉だけにもどる', async () => {
  const { key } = await registered();
  const [passkey] = (await readOwnWays(worker, '', now)).passkeys;
  const id = passkey?.id ?? '';
  const colleague = await addWorker(database.owner, municipalityId, agencyId);
  await expect(namePasskey(colleague, id, 'ぬすんだ')).rejects.toMatchObject({ code: 'not-found' });
  await namePasskey(worker, id, '窓口の鍵');
  const change = { worker, present: 'ちがう', keepToken: '', now };
  expect(await dropPasskey(change, id)).toEqual({ ok: false, reason: 'wrong-present' });
  expect(await dropPasskey({ ...change, present: password }, id)).toEqual({ ok: true });
  expect(await readOwnWays(worker, '', now)).toMatchObject({ passkeys: [], codesLeft: 0 });
  expect(await enter(key.sign({ challenge: await ask(), ...site }))).toEqual(noMatch);
  expect((await enterByPassword()).ok).toBe(true);
});

it('管理者が外すと、パスキーも外れる', async () => {
  const administrator = await addWorker(database.owner, municipalityId, agencyId, ['administrator']);
  const { key } = await registered();
  await takeOffFactor(administrator, worker.accountId);
  expect(await enter(key.sign({ challenge: await ask(), ...site }))).toEqual(noMatch);
  expect((await enterByPassword()).ok).toBe(true);
});

it('形のちがう答えは、読まない', () => {
  for (const text of ['', '{', 'null', '[]', '{"id":"x"}', `{"id":"${'a'.repeat(3000)}"}`]) {
    expect(readPasskeyJson(passkeyAssertionShape, text)).toBeUndefined();
    expect(readPasskeyJson(newPasskeyShape, text)).toBeUndefined();
  }
});
