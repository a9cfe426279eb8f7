import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { testDatabase } from '#tests/database.ts';
import { addPerson, addTown, someConsent, type Town } from '#tests/people.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { withdrawConsent } from '#use-cases/consents/withdraw-consent.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { addCase } from '#tests/cases.ts';
import { exportAccessLog } from './export-access-log.ts';
import { listReaders } from './list-readers.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { readAccessLog } from './read-access-log.ts';

const database = testDatabase();
let town: Town;
let personId: string;
let number: string;
let consentId: string;

beforeAll(async () => {
  town = await addTown(database.owner);
  personId = await addPerson(town.recorder, { familyName: '相良', givenName: '剛' });
  ({ number } = await findPerson(town.recorder, personId));
  consentId = uuidv7();
  await recordConsent(town.recorder, personId, consentId, {
    ...someConsent,
    recipientName: '',
    recipientAgencyId: town.other.agencyId,
    items: ['basic'],
    validUntil: '2099-03-31',
  });
  await findPerson(town.other, personId);
});

const aboutIt = async (worker: Worker) =>
  (await readAccessLog(worker, { personId })).entries.filter(({ act }) => act === 'people.find');

it('不変条件8: だれの記録を見たかが、番号と名まえでわかる。名まえを見たことも、その人についての記録になる', async () => {
  const entries = await aboutIt(town.officer);
  expect(entries.length).toBeGreaterThan(0);
  for (const { people } of entries) expect(people).toEqual([{ id: personId, number, name: '相良 剛' }]);
  const [first] = (await readAccessLog(town.officer, {})).entries.filter(
    ({ act }) => act === 'access-log.read',
  );
  expect(first?.people).toEqual([{ id: personId, number, name: '相良 剛' }]);
});

it('開いている間は名が出て、同意が撤回されると、自分の記録でも、番号も名も出ない', async () => {
  expect((await aboutIt(town.other)).map(({ people }) => people)).toEqual([
    [{ id: personId, number, name: '相良 剛' }],
  ]);
  await withdrawConsent(town.recorder, personId, { id: consentId, version: 1 }, '本人から');
  expect((await aboutIt(town.other)).map(({ people }) => people)).toEqual([['closed']]);
});

it('管理者の記録には、番号も名も出ない', async () => {
  await expect(findPerson(town.administrator, personId)).rejects.toMatchObject({ code: 'not-found' });
  const entries = await aboutIt(town.administrator);
  expect(entries.map(({ outcome, people }) => [outcome, people])).toEqual([['refused', ['closed']]]);
  expect(JSON.stringify(entries)).not.toMatch(/相良|R8-/u);
});

it('何人もについての記録は、はじめの3人と、ほかの人数が出る', async () => {
  const many = await Promise.all(
    [1, 2, 3, 4, 5].map((n) => addPerson(town.recorder, { familyName: `試${n}` })),
  );
  const subjects = JSON.stringify(many.map((id) => ({ kind: 'person', id })));
  await database.owner.query(
    `update access_log set subjects = $1 where municipality_id = $2 and seq = (select max(seq) from access_log where municipality_id = $2 and account_id = $3)`,
    [subjects, town.municipalityId, town.recorder.accountId],
  );
  await database.owner.query(
    `insert into access_log_subject (municipality_id, kind, subject_id, seq, at, account_id)
     select municipality_id, 'person', $1, seq, at, account_id from access_log
     where municipality_id = $2 and seq = (select max(seq) from access_log where municipality_id = $2 and account_id = $3)
     on conflict do nothing`,
    [many[4], town.municipalityId, town.recorder.accountId],
  );
  const [entry] = (await readAccessLog(town.recorder, { personId: many[4] ?? '' })).entries.filter(
    ({ subjects: of }) => of.length === 5,
  );
  expect(entry).toMatchObject({ morePeople: 2 });
  expect(entry?.people.map((who) => who !== 'closed' && who.name)).toEqual(['試1 剛', '試2 剛', '試3 剛']);
});

it('ケースの担当は、その人についての全員の記録を読める。ほかの人の記録も、担当でない同僚にも、開かない', async () => {
  const { personId: own } = await addCase(town.recorder);
  const { personId: elses } = await addCase(town.recorder);
  await database.owner.query(`update "case" set main_account_id = $1 where person_id = $2`, [
    town.officer.accountId,
    elses,
  ]);
  await findPerson(town.colleague, own);
  await findPerson(town.colleague, elses);
  const seenBy = async (worker: Worker, id: string) =>
    new Set((await readAccessLog(worker, { personId: id })).entries.map(({ accountName }) => accountName));
  expect((await seenBy(town.recorder, own)).size).toBe(2);
  expect((await seenBy(town.recorder, elses)).size).toBe(1);
  expect((await seenBy(town.colleague, own)).size).toBe(1);
  const readers = await listReaders(town.recorder, own);
  // Asking for the log is looking, too: whoever asked last comes first.
  expect(readers.map(({ accountId }) => accountId)).toEqual([
    town.colleague.accountId,
    town.recorder.accountId,
  ]);
  expect(readers[1]).toMatchObject({ days: 1 });
  for (const worker of [town.colleague, town.other, town.administrator]) {
    await expect(listReaders(worker, own)).rejects.toMatchObject({ code: 'not-permitted' });
  }
  expect((await listReaders(town.officer, elses)).length).toBeGreaterThan(0);
});

it('種類・利用者・日で絞れて、頁はもれなく、重ならず続く', async () => {
  const all: number[] = [];
  for (let before: number | undefined; ;) {
    const page = await readAccessLog(town.officer, {
      accountId: town.recorder.accountId,
      kind: 'write',
      ...(before === undefined ? {} : { before }),
    });
    all.push(...page.entries.map(({ seq }) => seq));
    expect(page.entries.every(({ kind }) => kind === 'write')).toBe(true);
    if (page.nextBefore === undefined) break;
    before = page.nextBefore;
  }
  const { rows } = await database.owner.query<{ seq: string }>(
    `select seq from access_log where account_id = $1 and kind = 'write' order by seq desc`,
    [town.recorder.accountId],
  );
  expect(all).toEqual(rows.map(({ seq }) => Number(seq)));
  const today = tokyoDay(new Date());
  const some = await readAccessLog(town.officer, { fromDay: today, toDay: today });
  expect(some.entries.length).toBeGreaterThan(0);
  for (const worker of [town.officer, town.recorder]) {
    expect((await readAccessLog(worker, { fromDay: '2090-01-01' })).entries).toEqual([]);
    expect((await readAccessLog(worker, { toDay: '2001-01-01' })).entries).toEqual([]);
  }
});

it('書き出しは、見える分だけ。書き出したことも、記録になる', async () => {
  const csv = await exportAccessLog(town.other, { personId });
  expect(csv.split('\r\n')[0]).toContain('だれ・なにの');
  expect(csv).not.toContain('相良');
  expect(await exportAccessLog(town.officer, { personId })).toContain('相良 剛');
  const { entries } = await readAccessLog(town.officer, { kind: 'export' });
  expect(entries.map(({ accountName }) => accountName)).toHaveLength(2);
});
