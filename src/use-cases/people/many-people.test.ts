import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#tests/database.ts';
import { addTown, type Town } from '#tests/people.ts';
import { listPeople, type PeopleQuestion } from './list-people.ts';

const database = testDatabase();
let town: Town;
const many = 1060;

beforeAll(async () => {
  town = await addTown(database.owner);
  const { municipalityId, agencyId, accountId } = town.recorder;
  // Some are open to somebody else, some share a reading, and all were written in the same moment or a little apart.
  await database.owner.query(
    `insert into person (municipality_id, id, number, acl, family_name, family_name_kana, is_anonymous, updated_by, updated_at)
     select $1, md5('多' || n)::uuid, '多-' || n, case when n % 5 = 0 then '{}' else jsonb_build_object($2::text, 'infinity') end,
       '多田' || n, (array['あべ', 'カトウ', 'さとう', ''])[1 + n % 4], n % 7 = 0, $3,
       timestamptz '2026-11-01' + (n / 3) * interval '1 microsecond'
     from generate_series(1, $4::int) as n`,
    [municipalityId, agencyId, accountId, Math.ceil((many * 5) / 4)],
  );
});

async function turnPages(question: PeopleQuestion): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await listPeople(town.recorder, { ...question, ...(after ? { after } : {}), limit: 250 });
    ids.push(...page.people.map(({ id }) => id));
    after = page.next;
    if (after === undefined) return ids;
  }
}

it('千人より多いときは、数えきらずに千人までを言い、頼めば全員を数える', async () => {
  expect(await listPeople(town.recorder, {})).toMatchObject({ total: 1000, isMore: true });
  expect(await listPeople(town.recorder, { countAll: true })).toMatchObject({ total: many, isMore: false });
  const unnamed = await listPeople(town.recorder, { unnamed: true });
  expect(unnamed.isMore).toBe(false);
  expect(unnamed.total).toBeGreaterThan(100);
});

it.each([
  ['ふりがなの順', { order: 'kana' }, 'sort_key, id'],
  ['新しく書いた順', { order: 'recent' }, 'updated_at desc, id desc'],
  ['名まえでさがしても', { search: '多田' }, 'sort_key, id'],
] as const)('大勢でも、%sに、抜けも重なりもなくめくれる', async (_name, question, order) => {
  const { rows } = await database.owner.query<{ id: string }>(
    `select id from person where acl ? $1 order by ${order}`,
    [town.recorder.agencyId],
  );
  expect(await turnPages(question)).toEqual(rows.map(({ id }) => id));
});

it('大勢のなかからでも、しぼった人だけが、その数で出る', async () => {
  const found = await listPeople(town.recorder, { search: '多田', unnamed: true, limit: 5 });
  const all = await listPeople(town.recorder, { unnamed: true });
  expect([found.total, found.isMore, found.people.length]).toEqual([all.total, false, 5]);
});
