import { Secret, TOTP } from 'otpauth';
import { uuidv7 } from 'uuidv7';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { noticesWereRead } from './account-notice.ts';
import { beginTotp } from './begin-totp.ts';
import { changeOwnPassword } from './change-own-password.ts';
import { confirmTotp, readBegunTotp } from './confirm-totp.ts';
import { dropOwnTotp } from './drop-own-totp.ts';
import { proveSecond } from './prove-second.ts';
import { readOwnWays } from './read-own-ways.ts';
import { renewRecoveryCodes } from './renew-recovery-codes.ts';
import { resumeSession } from './resume-session.ts';
import { readSignInRules, writeSignInRules } from './sign-in-setting.ts';
import { hashPassword, signIn } from './sign-in.ts';
import { takeOffFactor } from './take-off-factor.ts';

const database = testDatabase();
const password = '縁側の見える窓 3つ';
let municipalityId: string;
let agencyId: string;
let administrator: Worker;
let worker: Worker;
let signInName: string;
let clock = Date.now();

beforeAll(async () => {
  municipalityId = await addMunicipality(database.owner);
  agencyId = await addAgency(database.owner, municipalityId, '参加支援センター');
  administrator = await addWorker(database.owner, municipalityId, agencyId, ['administrator'], '早見 透');
});

/** Each test has an account of its own, and a time of its own in which nobody has tried anything. */
beforeEach(async () => {
  clock = Date.now();
  const accountId = uuidv7();
  signInName = `w${accountId.slice(-12)}`;
  const hash = await hashPassword(password);
  await database.owner.query(
    `insert into account (municipality_id, id, agency_id, sign_in_name, name, password_hash, own_password_hash, roles)
     values ($1, $2, $3, $4, '水沢 葉子', $5, $5, '{participation_worker}')`,
    [municipalityId, accountId, agencyId, signInName, hash],
  );
  worker = { kind: 'worker', municipalityId, accountId, agencyId, roles: ['participation_worker'] };
});

const at = (seconds = 0) => new Date(clock + seconds * 1000);
const digits = (secret: string, when: Date) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: when.getTime() });

function enter(source = 'desk', typed = password, when = at()) {
  return signIn({ municipalityId, signInName, password: typed, source, now: when });
}

async function entered(): Promise<string> {
  const result = await enter();
  if (!result.ok) throw new Error('expected a session');
  return result.token;
}

/** Puts the app on; its first code is of an earlier minute, so that the present one is fresh. */
async function withApp(): Promise<{ secret: string; codes: string[]; token: string }> {
  const token = await entered();
  const earlier = at(-120);
  const change = { worker, present: password, keepToken: token, now: earlier };
  expect(await beginTotp(change)).toEqual({ ok: true });
  const begun = await readBegunTotp(worker, earlier);
  if (!begun) throw new Error('expected a secret');
  const confirmed = await confirmTotp(worker, digits(begun.secret, earlier), token, earlier);
  if (!confirmed.ok) throw new Error('expected the app to be on');
  return { secret: begun.secret, codes: confirmed.codes, token };
}

async function half(source = 'desk', when = at()): Promise<string> {
  const result = await enter(source, password, when);
  if (result.ok || result.reason !== 'second-proof') throw new Error('expected half a sign-in');
  return result.pending.token;
}

const prove = (pending: string, typed: string, source = 'desk', now = at()) =>
  proveSecond({ municipalityId, pending, typed, source, now });

it('アプリをつなぐと、合言葉だけでは開かず、6けたで開く。前のしるしでは開かない', async () => {
  const { secret } = await withApp();
  const pending = await half();
  expect(await resumeSession(municipalityId, pending, at())).toBeUndefined();
  const opened = await prove(pending, digits(secret, at()));
  if (!opened.ok) throw new Error('expected a session');
  expect(opened.token).not.toBe(pending);
  expect((await resumeSession(municipalityId, opened.token, at()))?.worker.accountId).toBe(worker.accountId);
  expect(await prove(pending, digits(secret, at(30)), 'desk', at(30))).toEqual({
    ok: false,
    reason: 'expired',
  });
});

it('同じ番号は二度使えない。前後30秒は通り、それより外は通らない', async () => {
  const { secret } = await withApp();
  const code = digits(secret, at());
  expect((await prove(await half(), code)).ok).toBe(true);
  expect(await prove(await half('b'), code, 'b')).toEqual({ ok: false, reason: 'no-match' });
  expect((await prove(await half('b', at(90)), digits(secret, at(60)), 'b', at(90))).ok).toBe(true);
  expect((await prove(await half('b', at(150)), digits(secret, at(180)), 'b', at(150))).ok).toBe(true);
  for (const away of [-60, 60]) {
    const when = at(600);
    expect((await prove(await half('c', when), digits(secret, at(600 + away)), 'c', when)).ok).toBe(false);
  }
});

it('同じ番号をふたつの窓から同時に送っても、開くのはひとつ', async () => {
  const { secret } = await withApp();
  const pendings = [await half('a'), await half('b')];
  const answers = await Promise.all(
    pendings.map((pending, i) => prove(pending, digits(secret, at()), `${i}`)),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

it('10分すぎると、合言葉からやり直す', async () => {
  const { secret } = await withApp();
  const pending = await half();
  const late = at(601);
  expect(await prove(pending, digits(secret, late), 'desk', late)).toEqual({ ok: false, reason: 'expired' });
});

it('予備の番号は10個、一度ずつ。新しくつくると、前のものは使えない', async () => {
  const { codes, token } = await withApp();
  expect(new Set(codes).size).toBe(10);
  const [first = '', second = '', third = ''] = codes;
  expect(await prove(await half(), first.toLowerCase())).toMatchObject({ ok: true, codesLeft: 9 });
  expect(await prove(await half(), first)).toEqual({ ok: false, reason: 'no-match' });
  expect(await prove(await half(), second)).toMatchObject({ ok: true, codesLeft: 8 });
  const change = { worker, present: password, keepToken: token, now: at() };
  const renewed = await renewRecoveryCodes(change);
  if (!renewed.ok) throw new Error('expected codes');
  expect((await prove(await half(), third)).ok).toBe(false);
  expect((await prove(await half(), renewed.codes[0] ?? '')).ok).toBe(true);
});

it('5回まちがえると閉じ、正しい番号にも同じ答え。待つと開く。よその席は閉じない', async () => {
  const { secret } = await withApp();
  for (let i = 0; i < 5; i += 1) await prove(await half(), '000000');
  expect(await prove(await half(), digits(secret, at()))).toEqual({ ok: false, reason: 'no-match' });
  expect((await prove(await half('elsewhere'), digits(secret, at()), 'elsewhere')).ok).toBe(true);
  const later = at(90);
  expect((await prove(await half('desk', later), digits(secret, later), 'desk', later)).ok).toBe(true);
});

it('あちこちから合わせて20回まちがえると、知らない席は閉じ、いつもの席からははいれる', async () => {
  const { secret } = await withApp();
  expect((await prove(await half('own'), digits(secret, at(-30)), 'own')).ok).toBe(true);
  for (let i = 0; i < 20; i += 1) await prove(await half(`far-${i % 7}`), '000000', `far-${i % 7}`);
  expect((await prove(await half('new'), digits(secret, at()), 'new')).ok).toBe(false);
  expect((await prove(await half('own'), digits(secret, at()), 'own')).ok).toBe(true);
});

it('つなぐにも外すにも、いまの合言葉がいる。変えると、ほかの画面は閉じる', async () => {
  const other = await entered();
  const { token } = await withApp();
  expect(await resumeSession(municipalityId, other, at())).toBeUndefined();
  expect(await resumeSession(municipalityId, token, at())).toBeDefined();
  const change = { worker, present: 'ちがう', keepToken: token, now: at() };
  for (const verb of [beginTotp, dropOwnTotp, renewRecoveryCodes])
    expect(await verb(change)).toEqual({ ok: false, reason: 'wrong-present' });
  expect(await beginTotp({ ...change, present: password })).toEqual({ ok: false, reason: 'has-one' });
  const pending = await half();
  expect(await dropOwnTotp({ ...change, present: password })).toEqual({ ok: true });
  expect(await readOwnWays(worker, '', at())).toMatchObject({ hasTotp: false, codesLeft: 0 });
  expect((await enter()).ok).toBe(true);
  expect((await prove(pending, '000000')).ok).toBe(false);
});

it('はじめの番号を書くまで、何も変わらない。30分で、つなぎかけは消える', async () => {
  const token = await entered();
  const change = { worker, present: password, keepToken: token, now: at() };
  await beginTotp(change);
  expect((await enter()).ok).toBe(true);
  expect(await confirmTotp(worker, '000000', token, at())).toEqual({ ok: false, reason: 'no-match' });
  const begun = await readBegunTotp(worker, at());
  const late = at(31 * 60);
  expect(await readBegunTotp(worker, late)).toBeUndefined();
  const typed = digits(begun?.secret ?? '', late);
  expect(await confirmTotp(worker, typed, token, late)).toEqual({ ok: false, reason: 'not-begun' });
});

it('合言葉を変えると、二つめを待っている人もはじめからになる', async () => {
  const { token, secret } = await withApp();
  const pending = await half();
  await changeOwnPassword(worker, password, 'つぎの合言葉も縁側です', token, at());
  expect(await prove(pending, digits(secret, at()))).toEqual({ ok: false, reason: 'expired' });
});

it('管理者は、なくした人の二つめを外せる。画面は閉じ、本人に知らせ、読むまで消えない', async () => {
  const { token } = await withApp();
  await takeOffFactor(administrator, worker.accountId);
  expect(await resumeSession(municipalityId, token, at())).toBeUndefined();
  const again = await entered();
  expect((await resumeSession(municipalityId, again, at()))?.hasNotice).toBe(true);
  const { notices, hasTotp } = await readOwnWays(worker, '', at());
  expect(hasTotp).toBe(false);
  expect(notices).toMatchObject([{ kind: 'factor-taken-off', byName: '早見 透' }]);
  const ids = notices.map(({ id }) => id);
  await noticesWereRead(administrator, ids, at());
  expect((await resumeSession(municipalityId, again, at()))?.hasNotice).toBe(true);
  await noticesWereRead(worker, ids, at());
  expect((await resumeSession(municipalityId, again, at()))?.hasNotice).toBe(false);
  await expect(takeOffFactor(administrator, worker.accountId)).rejects.toMatchObject({
    code: 'already-done',
  });
});

it('管理者でない人は、外せない。管理者も、自分のは合言葉なしに外せない', async () => {
  await withApp();
  const colleague = await addWorker(database.owner, municipalityId, agencyId);
  for (const [who, whom] of [
    [colleague, worker],
    [worker, worker],
    [administrator, administrator],
  ] as const) {
    await expect(takeOffFactor(who, whom.accountId)).rejects.toMatchObject({ code: 'not-permitted' });
  }
  expect((await enter()).ok).toBe(false);
});

it('自治体が求めると、つぎに合言葉ではいった人から、付けるまで開かない', async () => {
  const before = await entered();
  expect(
    await writeSignInRules(
      administrator,
      0,
      { secondFactor: 'everybody', allowedNetworks: [], needsSecondPerson: false },
      'local',
    ),
  ).toEqual({ ok: true });
  expect((await resumeSession(municipalityId, before, at()))?.mustAddFactor).toBe(false);
  const after = await entered();
  expect((await resumeSession(municipalityId, after, at()))?.mustAddFactor).toBe(true);
  expect(
    await writeSignInRules(
      administrator,
      0,
      { secondFactor: 'free', allowedNetworks: [], needsSecondPerson: false },
      'local',
    ),
  ).toMatchObject({
    ok: false,
    theirs: { secondFactor: 'everybody', version: 1 },
  });
  await expect(
    writeSignInRules(
      worker,
      1,
      { secondFactor: 'free', allowedNetworks: [], needsSecondPerson: false },
      'local',
    ),
  ).rejects.toMatchObject({
    code: 'not-permitted',
  });
  await expect(readSignInRules(worker)).rejects.toMatchObject({ code: 'not-permitted' });
  expect(
    await writeSignInRules(
      administrator,
      1,
      { secondFactor: 'administrators', allowedNetworks: [], needsSecondPerson: false },
      'local',
    ),
  ).toEqual({ ok: true });
  expect((await resumeSession(municipalityId, after, at()))?.mustAddFactor).toBe(false);
  await writeSignInRules(
    administrator,
    2,
    { secondFactor: 'everybody', allowedNetworks: [], needsSecondPerson: false },
    'local',
  );
  const { secret } = await withApp();
  const opened = await prove(await half(), digits(secret, at()));
  if (!opened.ok) throw new Error('expected a session');
  expect((await resumeSession(municipalityId, opened.token, at()))?.mustAddFactor).toBe(false);
  await writeSignInRules(
    administrator,
    3,
    { secondFactor: 'free', allowedNetworks: [], needsSecondPerson: false },
    'local',
  );
});

it('予備の番号も、つなぐ秘密も、閲覧の記録には残らない', async () => {
  const { secret, codes } = await withApp();
  const { rows } = await database.owner.query<{ all: string }>(
    `select string_agg(t::text, ' ') as all from (select row(l.*)::text from access_log l
       union all select row(r.*)::text from recovery_code r) as t`,
  );
  expect(rows[0]?.all).toContain('accounts.totp.confirm');
  for (const hidden of [secret, ...codes]) expect(rows[0]?.all).not.toContain(hidden);
});
