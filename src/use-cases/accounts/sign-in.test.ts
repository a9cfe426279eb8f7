import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { addAgency, addMunicipality, testDatabase } from '#tests/database.ts';
import { resumeSession } from './resume-session.ts';
import { hashPassword, signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

const database = testDatabase();
let municipalityId: string;
let accountId: string;
const password = '縁側の見える窓 3つ';
const now = new Date();

function attempt(signInName: string, typed: string, source: string, at = now) {
  return signIn({ municipalityId, signInName, password: typed, source, now: at });
}

beforeAll(async () => {
  municipalityId = await addMunicipality(database.owner);
  const agencyId = await addAgency(database.owner, municipalityId, '参加支援センター');
  accountId = uuidv7();
  await database.owner.query(
    `insert into account (municipality_id, id, agency_id, sign_in_name, name, password_hash, roles)
     values ($1, $2, $3, 'mizusawa', '水沢 葉子', $4, '{participation_worker}')`,
    [municipalityId, accountId, agencyId, await hashPassword(password)],
  );
});

it('正しい合言葉ではいれて、出ると次の要求からはいれない', async () => {
  const result = await attempt('mizusawa', password, 'a');
  if (!result.ok) throw new Error('expected a session');
  const session = await resumeSession(municipalityId, result.token, now);
  expect(session?.name).toBe('水沢 葉子');
  expect(session?.worker.accountId).toBe(accountId);
  await signOut(municipalityId, result.token, now);
  expect(await resumeSession(municipalityId, result.token, now)).toBeUndefined();
});

it('12時間たつか、30分さわらないと、つづきからは開かない', async () => {
  const result = await attempt('mizusawa', password, 'a');
  if (!result.ok) throw new Error('expected a session');
  const afterIdle = new Date(Date.now() + 31 * 60_000);
  expect(await resumeSession(municipalityId, result.token, afterIdle)).toBeUndefined();
  let at = now.getTime();
  let last = await resumeSession(municipalityId, result.token, now);
  while (last && at < now.getTime() + 13 * 3_600_000) {
    at += 20 * 60_000;
    last = await resumeSession(municipalityId, result.token, new Date(at));
  }
  expect(Math.round((at - now.getTime()) / 3_600_000)).toBe(12);
});

it('名まえがあってもなくても、合言葉がちがっても、同じ答え', async () => {
  expect(await attempt('nobody', password, 'b')).toEqual({ ok: false, reason: 'no-match' });
  expect(await attempt('mizusawa', 'ちがう', 'b')).toEqual({ ok: false, reason: 'no-match' });
});

it('5回まちがえると閉じ、待てば開く。待つ時間は倍になっていく', async () => {
  for (let i = 0; i < 5; i += 1) await attempt('mizusawa', 'ちがう', 'c');
  expect(await attempt('mizusawa', password, 'c')).toEqual({ ok: false, reason: 'no-match' });
  const later = new Date(now.getTime() + 70 * 60_000);
  expect((await attempt('mizusawa', password, 'c', later)).ok).toBe(true);
});

it('ひとつの場所から続けて30回まちがえると、しばらく止める', async () => {
  for (let i = 0; i < 30; i += 1) await attempt(`name-${i}`, 'ちがう', 'd');
  expect(await attempt('mizusawa', password, 'd')).toEqual({ ok: false, reason: 'too-many-tries' });
  expect((await attempt('mizusawa', password, 'e')).ok).toBe(true);
});

it('よそで何度まちがえられても、いつもの席からはいれる。だれも、ほかの人をしめ出せない', async () => {
  expect((await attempt('mizusawa', password, 'desk')).ok).toBe(true);
  for (let i = 0; i < 6; i += 1) {
    for (const far of ['f1', 'f2', 'f3', 'f4']) await attempt('mizusawa', 'ちがう', far);
  }
  expect(await attempt('mizusawa', password, 'unknown-desk')).toEqual({ ok: false, reason: 'no-match' });
  expect((await attempt('mizusawa', password, 'desk')).ok).toBe(true);
});

it('庁舎がひとつの住所から出ていても、きょうはいった人は、ほかの人のまちがいで止まらない', async () => {
  expect((await attempt('mizusawa', password, 'office')).ok).toBe(true);
  for (let i = 0; i < 30; i += 1) await attempt(`other-${i}`, 'ちがう', 'office');
  expect(await attempt('nobody-yet', 'x', 'office')).toEqual({ ok: false, reason: 'too-many-tries' });
  expect((await attempt('mizusawa', password, 'office')).ok).toBe(true);
});

it('閉じているあいだに試しても、待つ時間はのびない', async () => {
  for (let i = 0; i < 20; i += 1) await attempt('mizusawa', 'ちがう', 'g');
  const { rows } = await database.owner.query<{ failed: number }>(
    `select failed_count as failed from account where sign_in_name = 'mizusawa'`,
  );
  expect(rows[0]?.failed).toBe(5);
  expect((await attempt('mizusawa', password, 'g', new Date(Date.now() + 61_000))).ok).toBe(true);
});

it('管理者が停止を解けば、同じ席からすぐはいれる', async () => {
  for (let i = 0; i < 5; i += 1) await attempt('mizusawa', 'ちがう', 'h');
  expect((await attempt('mizusawa', password, 'h')).ok).toBe(false);
  await database.owner.query(`update account set failed_count = 0, locked_until = null`);
  expect((await attempt('mizusawa', password, 'h')).ok).toBe(true);
});

it('合言葉も札も、そのままでは残らない', async () => {
  const { rows } = await database.owner.query<{ all: string }>(
    `select string_agg(t::text, ' ') as all from (select row(s.*)::text from session s union all select row(l.*)::text from access_log l) as t`,
  );
  expect(rows[0]?.all).not.toContain('縁側の見える窓');
});
