import { expect, it } from 'vitest';
import { findAccessDrift } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { verifyLog } from '#db/verify-log.ts';
import { listDemoAccounts } from '#use-cases/accounts/sign-in-demo.ts';
import { findMunicipality } from '#use-cases/accounts/find-municipality.ts';
import { composeForPerson } from '#use-cases/placement/compose-for-person.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { testDatabase } from '#tests/database.ts';
import { seedDemo } from './seed-demo.ts';

const database = testDatabase();

it('見本の町ができ、二度目はなにもしない。見られる範囲も閲覧の記録もくるわない', async () => {
  expect(await seedDemo(database.config, new Date())).toBe(true);
  expect(await seedDemo(database.config, new Date())).toBe(false);
  const municipality = await findMunicipality();
  if (!municipality) throw new Error('expected the town');
  const accounts = await listDemoAccounts(municipality.municipalityId);
  expect(accounts.length).toBe(7);
  const { rows } = await database.owner.query<{ people: number; resources: number }>(
    'select (select count(*)::int from person) as people, (select count(*)::int from resource) as resources',
  );
  expect(rows[0]?.people).toBeGreaterThanOrEqual(32);
  expect(rows[0]?.resources).toBeGreaterThanOrEqual(30);
  const { rows: workers } = await database.owner.query<{ id: string; agency_id: string }>(
    `select id, agency_id from account where sign_in_name = 'demo-1-mizusawa'`,
  );
  const drift = await asActor(
    {
      kind: 'worker',
      municipalityId: municipality.municipalityId,
      accountId: workers[0]?.id ?? '',
      agencyId: workers[0]?.agency_id ?? '',
      roles: ['participation_worker'],
    },
    { act: 'access.check' },
    (db) => findAccessDrift(db),
  );
  expect(drift).toEqual([]);
  expect((await verifyLog(database.config)).flatMap(({ faults }) => faults)).toEqual([]);
}, 180_000);

it('見本の人の電話番号は、どれもありえない番号', async () => {
  const { rows } = await database.owner.query<{ phone: string }>(
    `select phone from person_contact where phone <> '' union all select phone from organization where phone <> ''`,
  );
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.every(({ phone }) => /^000-0000-\d{4}$/.test(phone))).toBe(true);
});

it('見本の紙の日付は、本人の「はい」より前になく、定着支援の連絡は、ためこまれていない', async () => {
  const { rows: early } = await database.owner.query(`
    select 'care sheet' as paper from care_sheet it join placement p on p.id = it.placement_id where it.handed_on < p.person_agreed_on
    union all select 'watch' from watch_request it join placement p on p.id = it.placement_id where it.asked_on < p.person_agreed_on
    union all select 'memorandum' from memorandum it join placement p on p.id = it.placement_id where it.host_agreed_on < p.person_agreed_on
    union all select 'loan' from loan it join placement p on p.id = it.placement_id where it.lent_on < p.person_agreed_on
    union all select 'money' from money_entry it join placement p on p.id = it.placement_id where it.on_day < p.person_agreed_on
    union all select 'booking' from booking it join placement p on p.id = it.placement_id where it.starts_on < p.person_agreed_on`);
  expect(early).toEqual([]);
  const { rows: late } = await database.owner.query<{ days: number }>(`
    select current_date - due_on as days from follow_up
      join placement on placement.id = placement_id join "case" on "case".id = placement.case_id
    where done_on is null and skipped_reason = '' and due_on < current_date
      and "case".state not in ('closed', 'closed_watching', 'referred') order by 1 desc`);
  expect(late.length).toBeLessThanOrEqual(2);
  expect(late[0]?.days ?? 0).toBeLessThanOrEqual(7);
});

it('見本の元料理人に、つくる頁のいちばんめの案として、男性の料理教室が出る', async () => {
  const { rows } = await database.owner.query<{ id: string; agency_id: string; municipality_id: string }>(
    `select id, agency_id, municipality_id from account where sign_in_name = 'demo-1-mizusawa'`,
  );
  const { rows: people } = await database.owner.query<{ id: string }>(
    `select id from person where family_name = '相良'`,
  );
  const [account, cook] = [rows[0], people[0]];
  if (!account || !cook) throw new Error('expected the cook and who is in charge of him');
  const worker = {
    kind: 'worker',
    municipalityId: account.municipality_id,
    accountId: account.id,
    agencyId: account.agency_id,
    roles: ['participation_worker'],
  } as const;
  const { drafts, missing } = await composeForPerson(
    { ...worker, roles: [...worker.roles] },
    cook.id,
    tokyoDay(new Date()),
  );
  expect(missing).toBeNull();
  expect(drafts[0]).toMatchObject({
    name: '男性の料理教室',
    wish: { words: '男性の集まる機会をつくりたい', owner: '川端自治会' },
    place: { name: '川端公民館 調理室' },
    roleChange: { said: 'もうお店では調理を行うことができない', to: '講師' },
  });
});
