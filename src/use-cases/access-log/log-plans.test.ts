import { sql, CompiledQuery } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { asActor } from '#db/as-actor.ts';
import { walkInOrder } from '#db/walk-in-order.ts';
import type { Worker } from '#domain/actor.ts';
import { testDatabase } from '#tests/database.ts';
import { addPerson, addTown, type Town } from '#tests/people.ts';
import { boundsOf, walksOf, type AccessLogQuery } from './find-entries.ts';

/*
 * A page of the log costs what it shows, of two hundred thousand entries as of two hundred (docs/decisions/0014): every question is
 * walked in the order of an index and left when the page is full.
 */
const database = testDatabase();
let town: Town;
let personId: string;
const entries = 200_000;

beforeAll(async () => {
  town = await addTown(database.owner);
  personId = await addPerson(town.recorder);
  const accounts = [town.recorder, town.colleague, town.other].map(({ accountId }) => accountId);
  await database.owner.query(
    `insert into access_log (municipality_id, seq, at, actor_kind, account_id, act, outcome, detail, subjects, hash)
     select $1, 1000 + n, '2020-01-01'::timestamptz + n * interval '1 minute', 'worker', ($2::text[])[1 + n % 3],
       case when n % 500 = 0 then 'sign-in' else 'people.find' end, case when n % 1000 = 0 then 'refused' else 'done' end,
       jsonb_build_object('does', case when n % 500 = 0 then 'entry' when n % 700 = 0 then 'export' else 'read' end),
       case when n % 2000 = 0 then jsonb_build_array(jsonb_build_object('kind', 'person', 'id', $3::text)) else '[]' end, '\\x00'
     from generate_series(1, ${entries}) as n`,
    [town.municipalityId, accounts, personId],
  );
  await database.owner.query(
    `insert into access_log_subject (municipality_id, kind, subject_id, seq, at, account_id)
     select municipality_id, 'person', case when subjects = '[]' then seq::text else $1 end, seq, at, account_id
     from access_log where seq > 1000`,
    [personId],
  );
  await database.owner.query('analyze access_log; analyze access_log_subject');
}, 120_000);

type Plan = {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
};

function nodes(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodes)];
}

/** The kinds of steps that the walks took, and how many rows they touched altogether. */
async function cost(worker: Worker, query: AccessLogQuery) {
  return asActor(worker, { act: 'test.plan' }, async (db) => {
    if (query.personId) await sql.raw(`set local app.log_of_person = '${query.personId}'`).execute(db);
    return walkInOrder(db, async () => {
      const bounds = await boundsOf(db, worker, query);
      const steps: Plan[] = [];
      for (const walk of walksOf(db, worker, { ...query, limit: 51 }, bounds)) {
        const { sql: text, parameters } = walk.compile();
        const explain = CompiledQuery.raw(`explain (analyze, format json) ${text}`, [...parameters]);
        const { rows } = await db.executeQuery<{ 'QUERY PLAN': [{ Plan: Plan }] }>(explain);
        const [row] = rows;
        if (row) steps.push(...nodes(row['QUERY PLAN'][0].Plan));
      }
      return {
        kinds: new Set(steps.map((step) => step['Node Type'])),
        rows: steps.reduce(
          (sum, step) =>
            sum + (step['Actual Rows'] + (step['Rows Removed by Filter'] ?? 0)) * step['Actual Loops'],
          0,
        ),
      };
    });
  });
}

it.each<[string, (town: Town) => Worker, AccessLogQuery]>([
  ['主管課がすべてを', (of) => of.officer, {}],
  ['主管課が三か月前の頁を', (of) => of.officer, { before: 70_000 }],
  ['主管課が一日を', (of) => of.officer, { fromDay: '2020-02-10', toDay: '2020-02-10' }],
  ['主管課が書き出しだけを', (of) => of.officer, { kind: 'export' }],
  ['主管課がことわったものだけを', (of) => of.officer, { onlyRefused: true }],
  ['担当が自分の記録を', (of) => of.recorder, {}],
  ['管理者が利用者のことを', (of) => of.administrator, {}],
])('%s読むとき、索引の順にたどり、見せる分しか触らない', async (_, who, query) => {
  const { kinds, rows } = await cost(who(town), query);
  expect([...kinds].filter((kind) => /Sort|Seq Scan|Bitmap|Hash/.test(kind))).toEqual([]);
  expect(rows).toBeLessThan(500);
});

it('ひとりの人、ひとりの利用者について読むときも', async () => {
  for (const query of [
    { personId },
    { personId, kind: 'read' as const },
    { accountId: town.colleague.accountId },
    { accountId: town.colleague.accountId, kind: 'export' as const },
  ]) {
    const { kinds, rows } = await cost(town.officer, query);
    expect([...kinds].filter((kind) => /Sort|Seq Scan|Bitmap|Hash/.test(kind))).toEqual([]);
    expect(rows).toBeLessThan(700);
  }
  const { rows } = await cost(town.recorder, { personId });
  expect(rows).toBeLessThan(700);
});
