import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { accountShape } from '#domain/account.ts';
import { asActor } from '#db/as-actor.ts';
import type { Role, Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { addAccount } from './add-account.ts';
import { changeAccount } from './change-account.ts';
import { changeOwnPassword } from './change-own-password.ts';
import { listAccounts } from './list-accounts.ts';
import { resetPassword } from './reset-password.ts';
import { resumeSession } from './resume-session.ts';
import { signIn } from './sign-in.ts';

const database = testDatabase();
let municipalityId: string;
let agencyId: string;
let administrator: Worker;
let worker: Worker;
const now = new Date();

function tryToSignIn(signInName: string, password: string) {
  return signIn({ municipalityId, signInName, password, source: uuidv7(), now });
}

async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

beforeAll(async () => {
  municipalityId = await addMunicipality(database.owner);
  agencyId = await addAgency(database.owner, municipalityId, '地域共生課', 'municipal_office');
  administrator = await addWorker(database.owner, municipalityId, agencyId, ['administrator'], '早見 透');
  worker = await addWorker(database.owner, municipalityId, agencyId, ['municipal_officer'], '瀬戸 和臣');
});

const tashiro = {
  signInName: 'tashiro',
  name: '田代 実里',
  nameKana: 'たしろ みのり',
  roles: ['participation_worker' as const],
};

it('管理者が利用者を加え、その人は合言葉ではいれる', async () => {
  const added = await addAccount(administrator, { ...tashiro, agencyId }, '縁側でお茶をのむ午後');
  expect(added.ok).toBe(true);
  expect((await tryToSignIn('tashiro', '縁側でお茶をのむ午後')).ok).toBe(true);
  expect(await addAccount(administrator, { ...tashiro, agencyId }, '縁側でお茶をのむ午後')).toEqual({
    ok: false,
    reason: 'name-taken',
  });
});

it('管理者でない人は、加えることも一覧を見ることもできない', async () => {
  expect(
    await refusalOf(
      addAccount(worker, { ...tashiro, signInName: 'x-y-z', agencyId }, '縁側でお茶をのむ午後'),
    ),
  ).toBe('not-permitted');
  expect(await refusalOf(listAccounts(worker))).toBe('not-permitted');
});

it('止めた利用者は、開いていた頁も次の要求から閉じる', async () => {
  const session = await tryToSignIn('tashiro', '縁側でお茶をのむ午後');
  if (!session.ok) throw new Error('expected a session');
  const { accounts } = await listAccounts(administrator);
  const account = accounts.find((row) => row.signInName === 'tashiro');
  if (!account) throw new Error('expected the account');
  const change = { ...tashiro, agencyId, isActive: false, unlock: false };
  await changeAccount(administrator, account.id, account.version, change);
  expect(await resumeSession(municipalityId, session.token, now)).toBeUndefined();
  expect((await tryToSignIn('tashiro', '縁側でお茶をのむ午後')).ok).toBe(false);
});

it('ふたりの管理者が別の項目を直せば合わさり、同じ項目なら、選んでもらう', async () => {
  const added = await addAccount(
    administrator,
    { ...tashiro, signInName: 'futari', agencyId },
    '縁側でお茶をのむ午後',
  );
  if (!added.ok) throw new Error('expected an account');
  const colleague = await addWorker(database.owner, municipalityId, agencyId, ['administrator'], '早見 次郎');
  const seen = { ...tashiro, agencyId, isActive: true, unlock: false };
  expect((await changeAccount(administrator, added.id, 1, { ...seen, name: '田代 みのり' })).ok).toBe(true);
  const roles: Role[] = ['coordinator', 'participation_worker'];
  expect((await changeAccount(colleague, added.id, 1, { ...seen, roles })).ok).toBe(true);
  const mine = { ...seen, name: '田城 実里', isActive: false };
  const clashed = await changeAccount(colleague, added.id, 1, mine);
  if (clashed.ok || !('clash' in clashed)) throw new Error('expected a clash');
  expect(clashed.clash).toMatchObject({ savedBy: '早見 次郎', version: 3 });
  expect(clashed.clash.fields).toEqual([
    { field: 'name', mine: '田城 実里', theirs: '田代 みのり', before: '田代 実里' },
  ]);
  const stored = async () =>
    (await listAccounts(administrator)).accounts.find((row) => row.id === added.id) ?? tashiro;
  expect(await stored()).toMatchObject({ name: '田代 みのり', isActive: true, version: 3 });
  const kept = { version: 3, sides: { name: 'mine' as const } };
  expect(await changeAccount(colleague, added.id, 1, mine, kept)).toEqual({ ok: true });
  expect(await stored()).toMatchObject({ name: '田城 実里', isActive: false, version: 4 });
  expect((await stored()).roles).toEqual(['participation_worker', 'coordinator']);
  await resetPassword(administrator, added.id, 'つけなおした合言葉です。');
  expect(await stored()).toMatchObject({ version: 4 });
  const { rows } = await database.owner.query<{ version: number; name: string }>(
    `select version, before->>'name' as name from revision where subject_id = $1 order by version`,
    [added.id],
  );
  expect(rows.map(({ version, name }) => `${version} ${name}`)).toEqual([
    '1 田代 実里',
    '2 田代 みのり',
    '3 田代 みのり',
  ]);
  await database.owner.query('update account set is_active = false where id = $1', [colleague.accountId]);
});

it('管理者に見える昔の姿は、利用者のものだけ', async () => {
  await database.owner.query(
    `insert into revision (municipality_id, id, subject_kind, subject_id, version, before, by_account)
     values ($1, $2, 'organization', $2, 1, '{}', $3)`,
    [municipalityId, uuidv7(), worker.accountId],
  );
  const kinds = await asActor(administrator, { act: 'accounts.list' }, async (db) =>
    db.selectFrom('revision').select('subjectKind').distinct().execute(),
  );
  expect(kinds).toEqual([{ subjectKind: 'account' }]);
});

it('最後の管理者は、止められない', async () => {
  const fields = { agencyId, name: '早見 透', nameKana: '', roles: ['administrator' as const] };
  expect(
    await refusalOf(
      changeAccount(administrator, administrator.accountId, 1, { ...fields, isActive: false, unlock: false }),
    ),
  ).toBe('last-administrator');
});

it('ふたりの管理者が同時にたがいを止めても、ひとりは残る', async () => {
  const second = await addWorker(database.owner, municipalityId, agencyId, ['administrator'], '早見 次子');
  const end = (by: Worker, whom: Worker) =>
    refusalOf(
      changeAccount(by, whom.accountId, 1, {
        agencyId,
        name: 'x',
        nameKana: '',
        roles: ['administrator'],
        isActive: false,
        unlock: false,
      }),
    );
  const answers = await Promise.all([end(administrator, second), end(second, administrator)]);
  const left = await database.owner.query(
    `select id from account where is_active and 'administrator' = any(roles)`,
  );
  expect(left.rows).toHaveLength(1);
  expect(answers.filter((code) => code === 'last-administrator')).toHaveLength(1);
  await database.owner.query(`update account set is_active = true, version = 1 where id = any($1)`, [
    [administrator.accountId, second.accountId],
  ]);
});

it('ない機関や終わった機関には、だれも入れられない', async () => {
  const ended = await addAgency(database.owner, municipalityId, '終わった機関');
  await database.owner.query(`update agency set ended_on = '2026-03-31' where id = $1`, [ended]);
  for (const wrong of [uuidv7(), ended]) {
    const fields = { ...tashiro, signInName: 'yoso', agencyId: wrong };
    expect(await addAccount(administrator, fields, '縁側でお茶をのむ午後')).toEqual({
      ok: false,
      reason: 'unknown-agency',
    });
    const change = { ...tashiro, agencyId: wrong, isActive: true, unlock: false };
    expect(await changeAccount(administrator, worker.accountId, 1, change)).toEqual({
      ok: false,
      reason: 'unknown-agency',
    });
  }
  const change = { ...tashiro, agencyId, isActive: true, unlock: false };
  expect(await refusalOf(changeAccount(administrator, uuidv7(), 1, change))).toBe('not-found');
  expect(await refusalOf(changeAccount(worker, worker.accountId, 1, change))).toBe('not-permitted');
});

it('開いたままの画面から、いまの合言葉をあてようとしても、5回で止まる', async () => {
  const added = await addAccount(
    administrator,
    { ...tashiro, signInName: 'akippanashi', agencyId },
    'はじめの合言葉です。',
  );
  if (!added.ok) throw new Error('expected an account');
  const self: Worker = { ...worker, accountId: added.id };
  const guess = (present: string) => changeOwnPassword(self, present, 'あたらしい合言葉です。', 'x', now);
  for (let i = 0; i < 5; i += 1) expect((await guess(`ちがう${i}`)).ok).toBe(false);
  expect(await refusalOf(guess('はじめの合言葉です。'))).toBe('too-many-tries');
});

it('自分の合言葉は、いまの合言葉を知る人だけが変えられ、ほかの場所の頁は閉じる', async () => {
  const added = await addAccount(
    administrator,
    { ...tashiro, signInName: 'kido', agencyId },
    'はじめの合言葉です。',
  );
  if (!added.ok) throw new Error('expected an account');
  const here = await tryToSignIn('kido', 'はじめの合言葉です。');
  const there = await tryToSignIn('kido', 'はじめの合言葉です。');
  if (!here.ok || !there.ok) throw new Error('expected sessions');
  const self: Worker = { ...worker, accountId: added.id, roles: ['participation_worker'] };
  expect(await changeOwnPassword(self, 'ちがう', 'あたらしい合言葉です。', here.token, now)).toEqual({
    ok: false,
    reason: 'wrong-present',
  });
  expect(
    await changeOwnPassword(self, 'はじめの合言葉です。', 'あたらしい合言葉です。', here.token, now),
  ).toEqual({ ok: true });
  expect(await resumeSession(municipalityId, here.token, now)).toBeDefined();
  expect(await resumeSession(municipalityId, there.token, now)).toBeUndefined();
  expect((await tryToSignIn('kido', 'あたらしい合言葉です。')).ok).toBe(true);
});

it('合言葉を忘れた人には、管理者が新しくつける', async () => {
  const { accounts } = await listAccounts(administrator);
  const account = accounts.find((row) => row.signInName === 'kido');
  if (!account) throw new Error('expected the account');
  await resetPassword(administrator, account.id, 'つけなおした合言葉です。');
  expect((await tryToSignIn('kido', 'つけなおした合言葉です。')).ok).toBe(true);
  expect(await refusalOf(resetPassword(worker, account.id, 'つけなおした合言葉です。'))).toBe(
    'not-permitted',
  );
});

it.each([
  [{ roles: ['administrator', 'coordinator'] }, '兼ねられません'],
  [{ roles: [] }, '役割をひとつ以上'],
  [{ signInName: 'み' }, '英小文字'],
  [{ name: '  ' }, '名前を書いて'],
])('%o は直してもらう', (wrong, words) => {
  const result = accountShape.safeParse({ ...tashiro, agencyId, ...wrong });
  expect(result.success).toBe(false);
  expect(JSON.stringify(result.error?.issues)).toContain(words);
});
