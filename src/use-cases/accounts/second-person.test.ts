import { beforeAll, expect, it } from 'vitest';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { secondPersonShape, type SecondPersonAct } from '#domain/second-person.ts';
import type { SignInRules } from '#domain/sign-in-rules.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { signedIn } from '#tests/pages.ts';
import { addAccount } from './add-account.ts';
import { changeAccount } from './change-account.ts';
import { nameForSso } from './name-for-sso.ts';
import { resetPassword } from './reset-password.ts';
import { answerSecondPerson, askSecondPerson, listSecondPerson } from './second-person.ts';
import { readSignInRules, writeSignInRules } from './sign-in-setting.ts';

const database = testDatabase();
const rules: SignInRules = { secondFactor: 'free', allowedNetworks: [], needsSecondPerson: true };
const given = 'つけなおした合言葉です。';
let municipalityId: string;
let agencyId: string;
let hayami: Worker;
let kudo: Worker;
let worker: Worker;

beforeAll(async () => {
  municipalityId = await addMunicipality(database.owner);
  agencyId = await addAgency(database.owner, municipalityId, '地域共生課', 'municipal_office');
  hayami = await addWorker(database.owner, municipalityId, agencyId, ['administrator'], '早見 透');
  worker = await addWorker(database.owner, municipalityId, agencyId, undefined, '水沢 葉子');
});

async function agreedBy(who: Worker, answer: Worker, act: SecondPersonAct, accountId = '', isAgreed = true) {
  await askSecondPerson(who, { act, accountId, reason: '窓口で本人から聞いた' });
  const { requests } = await listSecondPerson(answer);
  const id = requests[0]?.id ?? '';
  await answerSecondPerson(answer, id, isAgreed);
  return id;
}

it('管理者がひとりのあいだは求められず、ふたりになると求められる', async () => {
  expect(await writeSignInRules(hayami, 0, rules, 'local')).toEqual({ ok: false, alone: true });
  kudo = await addWorker(database.owner, municipalityId, agencyId, ['administrator'], '工藤 はる');
  expect(await resetPassword(hayami, worker.accountId, given)).toEqual({ ok: true });
  expect(await writeSignInRules(hayami, 0, rules, 'local')).toEqual({ ok: true });
  await expect(resetPassword(hayami, worker.accountId, given)).rejects.toMatchObject({
    code: 'second-person',
  });
});

it('同意があれば、頼んだ人が、頼んだ相手に、一度だけできる', async () => {
  await agreedBy(hayami, kudo, 'reset-password', worker.accountId);
  // Neither another act, nor another account, nor another administrator.
  await expect(nameForSso(hayami, worker.accountId, 'S-1')).rejects.toMatchObject({ code: 'second-person' });
  await expect(resetPassword(hayami, kudo.accountId, given)).rejects.toMatchObject({ code: 'second-person' });
  await expect(resetPassword(kudo, worker.accountId, given)).rejects.toMatchObject({ code: 'second-person' });
  expect(await resetPassword(hayami, worker.accountId, 'passwordpassword')).toEqual({
    ok: false,
    reason: 'too-easy',
  });
  const both = await Promise.allSettled([
    resetPassword(hayami, worker.accountId, given),
    resetPassword(hayami, worker.accountId, given),
  ]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('断られたもの、答えのないもの、24時間すぎたものは、働かない', async () => {
  await agreedBy(hayami, kudo, 'sso-name', worker.accountId, false);
  await askSecondPerson(hayami, { act: 'sso-name', accountId: worker.accountId, reason: 'x' });
  await expect(nameForSso(hayami, worker.accountId, 'S-1')).rejects.toMatchObject({ code: 'second-person' });
  const id = await agreedBy(hayami, kudo, 'sso-name', worker.accountId);
  const old = `update second_person_request set asked_at = now() - interval '25 hours' where id = $1`;
  await database.owner.query(old, [id]);
  await expect(nameForSso(hayami, worker.accountId, 'S-1')).rejects.toMatchObject({ code: 'second-person' });
  await expect(answerSecondPerson(kudo, id, true)).rejects.toMatchObject({ code: 'not-found' });
});

it('自分の頼みには自分で答えられず、ほかの人の名でも答えられない。データベースも断る', async () => {
  await askSecondPerson(hayami, { act: 'rules', accountId: '', reason: 'x' });
  const id = (await listSecondPerson(hayami)).requests[0]?.id ?? '';
  await expect(answerSecondPerson(hayami, id, true)).rejects.toMatchObject({ code: 'not-permitted' });
  await expect(answerSecondPerson(worker, id, true)).rejects.toMatchObject({ code: 'not-permitted' });
  const forge = (byAccount: string) =>
    asActor(hayami, { act: 'test' }, (db) =>
      db
        .insertInto('secondPersonAnswer')
        .values({ municipalityId, requestId: id, askedBy: hayami.accountId, byAccount, isAgreed: true })
        .execute(),
    );
  await expect(forge(hayami.accountId)).rejects.toMatchObject({ code: '23514' });
  await expect(forge(kudo.accountId)).rejects.toMatchObject({ code: 'not-permitted' });
  await answerSecondPerson(kudo, id, false);
  await expect(answerSecondPerson(kudo, id, true)).rejects.toMatchObject({ code: 'already-done' });
});

it('管理者をふやす・止めるにも、決まりをゆるめるにも、同意がいる', async () => {
  const third = {
    agencyId,
    signInName: 'third',
    name: '三人め',
    nameKana: '',
    roles: ['administrator' as const],
  };
  expect(await addAccount(hayami, third, given)).toEqual({ ok: false, reason: 'second-person' });
  const stop = {
    agencyId,
    name: '工藤 はる',
    nameKana: '',
    roles: ['administrator' as const],
    isActive: false,
  };
  const stopped = await changeAccount(hayami, kudo.accountId, 1, { ...stop, unlock: false });
  expect(stopped).toEqual({ ok: false, reason: 'second-person' });
  const { version } = await readSignInRules(hayami);
  const loose = { ...rules, needsSecondPerson: false };
  await expect(writeSignInRules(hayami, version, loose, 'local')).rejects.toMatchObject({
    code: 'second-person',
  });
  await agreedBy(hayami, kudo, 'administrators');
  expect((await addAccount(hayami, third, given)).ok).toBe(true);
  await agreedBy(hayami, kudo, 'rules');
  expect(await writeSignInRules(hayami, version, loose, 'local')).toEqual({ ok: true });
});

it('書きもらしは、どこを書けばよいかを言う', () => {
  const fields = (wish: unknown) =>
    secondPersonShape.safeParse(wish).error?.issues.map(({ path }) => path.join('.')) ?? [];
  expect(fields({ act: 'x', accountId: '', reason: '' })).toEqual(['act', 'reason']);
  expect(fields({ act: 'reset-password', accountId: '', reason: 'x' })).toEqual(['accountId']);
  expect(fields({ act: 'rules', accountId: '', reason: 'x' })).toEqual([]);
});

it('頁だけで頼み、もうひとりが同意する。管理者のほかには開かない', async () => {
  const [mine, theirs] = [await signedIn(hayami), await signedIn(kudo)];
  const here = '/settings/second-person';
  const wrong = await mine.post(here, { act: 'reset-password', accountId: '', reason: '' });
  expect([wrong.status, wrong.text.includes('わけを書いてください')]).toEqual([422, true]);
  const wish = { act: 'reset-password', accountId: worker.accountId, reason: '電話で声を確かめた' };
  expect((await mine.post(here, wish)).location).toBe(here);
  expect((await mine.get(here)).text).toContain('返事を待っています');
  const page = await theirs.get(here);
  expect(page.text).toContain('電話で声を確かめた');
  const action = /action="(\/settings\/second-person\/[0-9a-f-]+)"/.exec(page.text)?.[1] ?? '';
  expect((await mine.post(action, { answer: 'yes' })).status).toBe(403);
  expect((await theirs.post(action, { answer: 'yes' })).location).toBe(here);
  expect((await mine.get(here)).text).toContain('工藤 はるさんが同意しました。いま、できます');
  const site = await signedIn(await addWorker(database.owner, municipalityId, agencyId));
  expect((await site.get(here)).status).toBe(403);
  expect((await site.post(here, wish)).status).toBe(403);
});
