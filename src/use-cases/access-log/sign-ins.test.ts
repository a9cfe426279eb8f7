import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { hashPassword, signIn } from '#use-cases/accounts/sign-in.ts';
import { addAgency, addWorker, testDatabase } from '#tests/database.ts';
import { signedIn } from '#tests/pages.ts';
import { addPerson, addTown, type Town } from '#tests/people.ts';
import { readAccessLog } from './read-access-log.ts';

const database = testDatabase();
let town: Town;
let accountId: string;
const password = '縁側の見える窓 3つ';

beforeAll(async () => {
  town = await addTown(database.owner);
  const agencyId = await addAgency(database.owner, town.municipalityId, '相談室');
  accountId = uuidv7();
  await database.owner.query(
    `insert into account (municipality_id, id, agency_id, sign_in_name, name, password_hash, own_password_hash, roles)
     values ($1, $2, $3, 'kida', '木田 みのる', $4, $4, '{participation_worker}')`,
    [town.municipalityId, accountId, agencyId, await hashPassword(password)],
  );
});

const attempt = (signInName: string, typed: string) =>
  signIn({
    municipalityId: town.municipalityId,
    signInName,
    password: typed,
    source: 'desk',
    now: new Date(),
  });

it('はいれたこと、はいれなかったことが、だれの利用者名かとともに残り、管理者も読める', async () => {
  await attempt('kida', 'ちがう');
  await attempt('nobody', 'ちがう');
  expect((await attempt('kida', password)).ok).toBe(true);
  for (const reader of [town.officer, town.administrator]) {
    const { entries } = await readAccessLog(reader, { kind: 'entry' });
    expect(entries.map(({ act, outcome, code, accounts }) => [act, outcome, code, accounts])).toEqual([
      ['sign-in', 'done', '', ['木田 みのる']],
      ['sign-in', 'refused', 'no-match', []],
      ['sign-in', 'refused', 'no-match', ['木田 みのる']],
    ]);
    // By account: what was done as this account, and who tried to come in as it.
    const own = await readAccessLog(reader, { accountId });
    expect(own.entries.map(({ outcome }) => outcome)).toEqual(['done', 'refused']);
  }
});

it('管理者は、事例のことの記録を、ひとつも読めない', async () => {
  const personId = await addPerson(town.recorder);
  const { entries } = await readAccessLog(town.administrator, {});
  const ofOthers = entries.filter(({ act }) => act !== 'access-log.read');
  expect(new Set(ofOthers.map(({ kind }) => kind))).toEqual(new Set(['entry']));
  expect((await readAccessLog(town.administrator, { personId })).entries).toEqual([]);
  expect((await readAccessLog(town.administrator, { kind: 'write' })).entries).toEqual([]);
});

it('役割のちがう頁を開こうとしたことも残る。番地そのものは残らない', async () => {
  const stranger: Worker = await addWorker(
    database.owner,
    town.municipalityId,
    await addAgency(database.owner, town.municipalityId, '情報係', 'system'),
    ['administrator'],
  );
  const site = await signedIn(stranger);
  expect((await site.get('/settings/town?q=secret-words')).status).toBe(403);
  const { rows } = await database.owner.query<{ outcome: string; detail: Record<string, unknown> }>(
    `select outcome, detail from access_log where act = 'page.refused' and account_id = $1`,
    [stranger.accountId],
  );
  expect(rows).toEqual([
    { outcome: 'refused', detail: { page: '/settings/town', code: 'not-permitted', does: 'read' } },
  ]);
});
