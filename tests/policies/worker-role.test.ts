import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { testDatabase } from '#tests/database.ts';
import { plantTown, type PlantedTown, type Row } from './planted-town.ts';

/*
 * docs/decisions/0015: what somebody could do who makes a verb send a statement of their own as engawa_worker, about a
 * person who is not open to them and whose id they know. What is possible stands here as well, so that a change shows.
 */

const database = testDatabase();
let town: PlantedTown;
let stranger: Worker;
let recorder: Worker;
let personId: string;

async function plantAnew(): Promise<void> {
  await database.owner.query('truncate municipality cascade');
  town = await plantTown(database.owner);
  ({ personId } = town);
  ({ stranger, recorder } = town.workers);
}

function insertion(table: string, row: Row) {
  const names = sql.join(Object.keys(row).map((name) => sql.ref(name)));
  return sql`insert into ${sql.table(table)} (${names}) values (${sql.join(Object.values(row))})`;
}

/** Adds the row as the worker in a transaction of its own; the answer is 'done' or the code of the refusal. */
async function add(worker: Worker, table: string, row: Row, isDerived = false): Promise<string> {
  try {
    await asActor(worker, { act: 'test.worker-role' }, async (db) => {
      await insertion(table, row).execute(db);
      if (isDerived) await refreshAccess(db, personId);
    });
    return 'done';
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}

async function countAs(worker: Worker, table: string): Promise<number> {
  const { rows } = await asActor(worker, { act: 'test.worker-role' }, (db) =>
    sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db),
  );
  return rows[0]?.n ?? 0;
}

const about = [
  'case',
  'case_change',
  'intake',
  'assessment',
  'fact',
  'progress_note',
  'match_run',
  'match_pass',
];
/** Which column says who wrote the row. */
const authors: Record<string, string> = {
  person: 'updated_by',
  person_contact: 'updated_by',
  case: 'updated_by',
  case_change: 'by_account',
  intake: 'received_by',
  assessment: 'made_by',
  fact: 'created_by',
  progress_note: 'created_by',
  match_run: 'run_by',
  match_pass: 'created_by',
  compose_run: 'run_by',
  composition_pass: 'created_by',
  allocation_line: 'created_by',
  voice: 'created_by',
  revision: 'by_account',
  tried_system: 'created_by',
  decline: 'created_by',
  meeting_item: 'updated_by',
  plan: 'updated_by',
  plan_sheet: 'updated_by',
  host_link: 'created_by',
  placement: 'updated_by',
  placement_step: 'by_account',
  sounding: 'asked_by',
  visit: 'updated_by',
  care_sheet: 'updated_by',
  watch_request: 'updated_by',
  memorandum: 'updated_by',
  loan: 'updated_by',
  insurance: 'updated_by',
  money_entry: 'created_by',
  incident: 'updated_by',
  booking: 'updated_by',
  booking_recall: 'created_by',
  follow_up_rhythm: 'created_by',
  support_level: 'created_by',
  support_proposal: 'created_by',
  step_up: 'updated_by',
  evaluation: 'updated_by',
  scale_measurement: 'asked_by',
  closure: 'updated_by',
  handover: 'updated_by',
  recipe: 'updated_by',
  activity: 'updated_by',
  activity_stage: 'by_account',
  activity_agreement: 'updated_by',
  activity_session: 'updated_by',
  ally: 'updated_by',
  activity_case: 'created_by',
};
/** Of a person one contact, of a plan one sheet, of a case one closure, at an activity one part, of a proposal one line: a second is a taken key. */
const once = ['person_contact', 'plan_sheet', 'closure', 'activity_case', 'allocation_line'];

describe('見えない人について書こうとする働き手', () => {
  beforeEach(plantAnew);

  it.each(about)('%s：動詞を通れば断られ、一行も残らない', async (table) => {
    const before = (await database.owner.query(`select from "${table}"`)).rowCount;
    const row = town.fresh[table]?.(stranger.accountId) ?? {};
    expect(await add(stranger, table, row, true)).toBe('not-found');
    expect((await database.owner.query(`select from "${table}"`)).rowCount).toBe(before);
    expect(await add(recorder, table, town.fresh[table]?.(recorder.accountId) ?? {}, true)).toBe('done');
  });

  it.each(about)('%s：一文だけなら足せるが、だれにも開かず、書いた本人にも見えない', async (table) => {
    const seen = await countAs(recorder, table);
    expect(await add(stranger, table, town.fresh[table]?.(stranger.accountId) ?? {})).toBe('done');
    expect(await countAs(stranger, table)).toBe(0);
    expect(await countAs(recorder, table)).toBe(seen);
  });

  it('足した行は、その人を見られる人が次に書いたときに開き、書いた人の名がついている', async () => {
    const fact = town.fresh['fact']?.(stranger.accountId) ?? {};
    await add(stranger, 'fact', { ...fact, words: '置かれた言葉' });
    await add(recorder, 'fact', town.fresh['fact']?.(recorder.accountId) ?? {}, true);
    const planted = await asActor(recorder, { act: 'test.worker-role' }, (db) =>
      db.selectFrom('fact').select('createdBy').where('words', '=', '置かれた言葉').execute(),
    );
    expect(planted).toEqual([{ createdBy: stranger.accountId }]);
    expect(await countAs(stranger, 'fact')).toBe(0);
  });

  it('写しは、見えない人については作り直せない', async () => {
    const derived = asActor(stranger, { act: 'test.worker-role' }, (db) => refreshAccess(db, personId));
    await expect(derived).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('だれが書いたかは、claim のとおり', () => {
  // Each table is written to once: one town does for all of them.
  beforeAll(plantAnew);

  it('この一覧の表は、足すときに書いた人を claim と比べる', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select distinct c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid
       where p.polcmd = 'a' and pg_get_expr(p.polwithcheck, p.polrelid) like '%sees_cases()%account_id()%'`,
    );
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(authors)));
  });

  it.each(Object.entries(authors))('%s.%s：ほかの人の名では書けない', async (table, column) => {
    const row = town.fresh[table]?.(recorder.accountId) ?? {};
    expect(await add(recorder, table, { ...row, [column]: stranger.accountId })).toBe('not-permitted');
    // A taken key is the proof that nothing else refused it.
    expect(await add(recorder, table, row)).toBe(once.includes(table) ? '23505' : 'done');
  });

  it('相談を、ほかの機関が受けたことにはできない', async () => {
    const row = town.fresh['intake']?.(recorder.accountId) ?? {};
    const forged = { ...row, id: uuidv7(), agency_id: stranger.agencyId };
    expect(await add(recorder, 'intake', forged)).toBe('not-permitted');
  });
});
