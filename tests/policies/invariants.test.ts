import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { beforeEach, describe, expect, it } from 'vitest';
import { findAccessDrift, grantAccess, refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { keepRevision } from '#db/revision.ts';
import type { Worker } from '#domain/actor.ts';
import { testDatabase } from '#tests/database.ts';
import { plantTown, type PlantedTown } from './planted-town.ts';

const database = testDatabase();
let town: PlantedTown;
let municipalityId: string;
let personId: string;

beforeEach(async () => {
  await database.owner.query('truncate municipality cascade');
  town = await plantTown(database.owner);
  ({ municipalityId, personId } = town);
});

async function as<T>(worker: Worker, work: (db: Handle) => Promise<T>, typedReason?: string): Promise<T> {
  return asActor(worker, { act: 'test.invariant', ...(typedReason ? { typedReason } : {}) }, work);
}

async function count(worker: Worker, from: string, typedReason?: string): Promise<number> {
  const { rows } = await as(
    worker,
    (db) => sql<{ n: number }>`select count(*)::int as n from ${sql.raw(from)}`.execute(db),
    typedReason,
  );
  return rows[0]?.n ?? 0;
}

/** Runs one statement as the worker and says how many rows it touched, or the code of the refusal. */
async function tryIt(worker: Worker, statement: string, typedReason?: string): Promise<number | string> {
  try {
    const { numAffectedRows } = await as(worker, (db) => sql.raw(statement).execute(db), typedReason);
    return Number(numAffectedRows ?? 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}

describe('不変条件1: 支援会議で知ったこと', () => {
  it('不変条件1: 封の事実と記録は、すべての項目に同意があっても、会議に出ていない機関には見えない', async () => {
    const { recorder, consented, officer } = town.workers;
    await as(recorder, async (db) => {
      const by = { municipalityId, personId, createdBy: recorder.accountId, basis: 'confidential_meeting' };
      await db
        .insertInto('fact')
        .values({
          ...by,
          id: uuidv7(),
          kind: 'health',
          item: 'health',
          words: '通院の中断',
          saidOn: '2026-04-01',
        })
        .execute();
      await db
        .insertInto('progressNote')
        .values({ ...by, id: uuidv7(), at: new Date(), method: 'meeting', body: '支援会議での共有' })
        .execute();
      await refreshAccess(db, personId);
    });
    const sealed = (table: string) => `${table} where basis = 'confidential_meeting'`;
    for (const table of ['fact', 'progress_note']) {
      expect(await count(recorder, sealed(table))).toBe(1);
      expect(await count(consented, sealed(table))).toBe(0);
      expect(await count(consented, table)).toBe(1);
      expect(await count(officer, sealed(table))).toBe(0);
    }
    await as(recorder, (db) =>
      grantAccess(db, recorder, personId, [
        {
          id: uuidv7(),
          grantee: officer.accountId,
          granteeKind: 'account',
          ground: 'meeting',
          items: ['basic', 'sealed'],
        },
      ]),
    );
    expect(await count(officer, sealed('fact'))).toBe(1);
    expect(await count(consented, sealed('fact'))).toBe(0);
  });

  it('不変条件1: 根拠はあとから書きかえられない', async () => {
    expect(await tryIt(town.workers.recorder, `update fact set basis = 'consent'`)).toBe('not-permitted');
    expect(await tryIt(town.workers.recorder, `update progress_note set basis = 'consent'`)).toBe(
      'not-permitted',
    );
    expect(await tryIt(town.workers.recorder, `update fact set item = 'basic'`)).toBe('not-permitted');
  });
});

describe('不変条件3: 支援措置の住所', () => {
  const address = '縁が丘999番地';

  beforeEach(async () => {
    const { recorder, officer } = town.workers;
    // The officer too has the item; only the name and the reason are missing.
    await as(recorder, (db) =>
      grantAccess(db, recorder, personId, [
        {
          id: uuidv7(),
          grantee: officer.agencyId,
          granteeKind: 'agency',
          ground: 'statute',
          items: ['contact'],
        },
      ]),
    );
    await as(
      recorder,
      async (db) => {
        await keepRevision(db, recorder, { kind: 'person_contact', id: personId, personId }, 1, { address });
        await db
          .updateTable('personContact')
          .set({ isProtected: true, protectedReaders: [recorder.accountId], version: 2 })
          .where('personId', '=', personId)
          .execute();
        await refreshAccess(db, personId);
      },
      '支援措置の申出書を受けた',
    );
  });

  it('不変条件3: 名指しされた者が理由を書いたときだけ開く。昔の住所も同じ', async () => {
    const { recorder, colleague, consented, officer, stranger, administrator } = town.workers;
    for (const from of ['person_contact', `revision where subject_kind = 'person_contact'`]) {
      expect(await count(recorder, from, '郵便物を送る')).toBe(1);
      expect(await count(recorder, from)).toBe(0);
      expect(await count(recorder, from, ' 　')).toBe(0);
      for (const worker of [colleague, consented, officer, stranger, administrator]) {
        expect(await count(worker, from, '郵便物を送る'), from).toBe(0);
      }
    }
  });

  it('不変条件3: 見えない者は、書きかえることも、守りをはずすこともできない', async () => {
    for (const worker of [town.workers.colleague, town.workers.consented]) {
      expect(await tryIt(worker, `update person_contact set is_protected = false`, '理由')).toBe(0);
      expect(
        await tryIt(
          worker,
          `update person_contact set protected_readers = array['${worker.accountId}']`,
          '理由',
        ),
      ).toBe(0);
    }
    expect(await tryIt(town.workers.colleague, `update revision set protected_readers = null`)).toBe(
      'not-permitted',
    );
  });

  it('不変条件3: 見た記録に、住所も理由のない閲覧も残らない', async () => {
    await count(town.workers.recorder, 'person_contact', '郵便物を送る');
    const { rows } = await database.owner.query<{ line: string }>(
      'select row(l.*)::text as line from access_log l',
    );
    expect(rows.some((row) => row.line.includes('郵便物を送る'))).toBe(true);
    expect(rows.filter((row) => row.line.includes(address))).toEqual([]);
  });

  it('不変条件3: さがす言葉から住所にたどりつけない', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where is_generated = 'ALWAYS' and generation_expression ~ '(address|phone|email|latitude)' and table_name like 'person%'`,
    );
    expect(rows).toEqual([]);
    const found = await as(town.workers.recorder, (db) =>
      sql`select id from app.person_candidates(app.grams(${address})) as id`.execute(db),
    );
    expect(found.rows).toEqual([]);
  });

  it('不変条件3: 守りをはずすと、また項目のとおりに開き、写しはずれない', async () => {
    const { recorder, colleague } = town.workers;
    await as(
      recorder,
      async (db) => {
        await db
          .updateTable('personContact')
          .set({ isProtected: false })
          .where('personId', '=', personId)
          .execute();
        await refreshAccess(db, personId);
      },
      '措置の終了',
    );
    expect(await count(colleague, 'person_contact')).toBe(1);
    expect(await count(colleague, `revision where subject_kind = 'person_contact'`)).toBe(1);
  });

  it('守られたまま写しを作り直しそこねると、夜の点検で分かる', async () => {
    await database.owner.query('update revision set protected_readers = null');
    const drift = await as(town.workers.recorder, findAccessDrift);
    expect(drift).toContainEqual({ table: 'revision.protected_readers', count: 1 });
  });
});

describe('不変条件9: 訂正しても、元の文が残る', () => {
  it('不変条件9: 事実・経過記録・同意の文は、だれにも書きかえられず、消せない', async () => {
    for (const worker of [town.workers.recorder, town.workers.consented]) {
      for (const statement of [
        `update fact set words = '別の文'`,
        `update fact set said_on = '2020-01-01'`,
        `update progress_note set body = '別の文'`,
        `update progress_note set own_words = '別の文'`,
        `update consent set items = '{basic}'`,
        `update consent set withdrawn_at = null`,
        `update revision set before = '{}'`,
        `update case_change set reason = '別の理由'`,
        `update match_run set result = '[]'`,
        `update compose_run set result = '{}'`,
        `update kept_compose set content = '[]'`,
        `delete from fact`,
        `delete from progress_note`,
        `delete from consent`,
        `delete from person`,
        `delete from revision`,
        `truncate fact`,
      ]) {
        expect(await tryIt(worker, statement), statement).toBe('not-permitted');
      }
    }
  });

  it('不変条件9: 取り消し線は理由といっしょに引き、引いた線は消えない', async () => {
    const { recorder } = town.workers;
    for (const table of ['fact', 'progress_note']) {
      expect(await tryIt(recorder, `update ${table} set struck_at = now()`)).toBe('23514');
      expect(
        await tryIt(recorder, `update ${table} set struck_at = now(), struck_reason = '聞きまちがい'`),
      ).toBe(1);
      expect(await tryIt(recorder, `update ${table} set struck_at = null, struck_reason = null`)).toBe(0);
      expect(await count(recorder, `${table} where struck_reason = '聞きまちがい'`)).toBe(1);
    }
  });

  it('不変条件9: 確定した版は、書きかえも確定の取り消しもできない', async () => {
    const { recorder } = town.workers;
    expect(await tryIt(recorder, `update assessment set answers = '{"v":1}', version = version + 1`)).toBe(1);
    expect(await tryIt(recorder, `update assessment set state = 'confirmed'`)).toBe(1);
    expect(await tryIt(recorder, `update assessment set answers = '{}'`)).toBe(0);
    expect(await tryIt(recorder, `update assessment set state = 'draft'`)).toBe(0);
    expect(await count(recorder, `assessment where answers = '{"v":1}' and state = 'confirmed'`)).toBe(1);
  });

  it('不変条件9: 了解・署名・決定・手わたしのあとのことばには、書きかえる権限そのものがない', async () => {
    const words: Record<string, string[]> = {
      care_sheet: ['edition', 'content', 'not_told', 'told'],
      memorandum: ['edition', 'content'],
      support_decision: ['decision', 'decided_on', 'decided_by', 'words'],
      placement_step: ['from_state', 'to_state', 'on_day', 'decided_by', 'reason'],
      decline: ['whose', 'code', 'words', 'consequence'],
      sounding: ['told', 'asked_words', 'asked_on'],
      case_change: ['from_state', 'to_state', 'on_day', 'reason'],
      closure: ['reason', 'reason_words', 'closed_on', 'watcher', 'no_watcher_reason', 'own_words'],
    };
    const { rows } = await database.owner.query<{ may: string }>(
      `select r.rolname || ' ' || c.relname || '.' || a.attname as may
         from pg_roles r, pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         join jsonb_each($1::jsonb) as w(name, columns) on w.name = c.relname and w.columns ? a.attname
        where r.rolname ~ '^engawa_' and c.relnamespace = 'public'::regnamespace
          and has_column_privilege(r.oid, c.oid, a.attnum, 'update')`,
      [JSON.stringify(words)],
    );
    expect(rows.map(({ may }) => may)).toEqual([]);
    const { rows: found } = await database.owner.query<{ count: number }>(
      `select count(*)::int as count from jsonb_each($1::jsonb) as w(name, columns), jsonb_array_elements_text(w.columns) as one
        where exists (select from pg_attribute a where a.attrelid = w.name::regclass and a.attname = one and not a.attisdropped)`,
      [JSON.stringify(words)],
    );
    // A column that was renamed would else be held by nobody.
    expect(found[0]?.count).toBe(Object.values(words).flat().length);
  });

  it('不変条件9: ひとつの版は一度だけ残り、だれが残したかを偽れない', async () => {
    const { recorder, colleague } = town.workers;
    const keep = (worker: Worker, by: Worker) =>
      as(worker, (db) =>
        keepRevision(db, by, { kind: 'intake', id: personId, personId }, 1, { ownWords: '元の文' }),
      );
    await keep(recorder, recorder);
    await expect(keep(colleague, colleague)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await expect(keep(recorder, colleague)).rejects.toMatchObject({ code: 'not-permitted' });
    const { rows } = await database.owner.query(
      `select before, by_account from revision where subject_kind = 'intake'`,
    );
    expect(rows).toEqual([{ before: { ownWords: '元の文' }, by_account: recorder.accountId }]);
  });

  it('人の昔の姿は、人を言わずには残せない', async () => {
    const { recorder } = town.workers;
    const bare = as(recorder, (db) =>
      keepRevision(db, recorder, { kind: 'intake', id: personId }, 9, { ownWords: '元の文' }),
    );
    await expect(bare).rejects.toMatchObject({ code: '23514' });
  });

  it('名のない種類の昔の姿は、いちばん狭く開く', async () => {
    const { recorder, consented } = town.workers;
    await as(recorder, async (db) => {
      await keepRevision(db, recorder, { kind: 'progress_note', id: personId, personId }, 1, {
        body: '庭で話す',
      });
      await refreshAccess(db, personId);
    });
    expect(await count(recorder, `revision where subject_kind = 'progress_note'`)).toBe(1);
    expect(await count(consented, `revision where subject_kind = 'progress_note'`)).toBe(0);
  });
});

describe('不変条件10・11・12', () => {
  it('不変条件10: 人を指してよいのは、acl で守られた表だけ（声・資源・確認の記録は人を指さない）', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select distinct c.conrelid::regclass::text as name from pg_constraint c where c.contype = 'f' and c.confrelid = 'person'::regclass
         and not exists (select from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'acl')`,
    );
    expect(rows.map((row) => row.name)).toEqual(['access_ground']);
  });

  it('不変条件11: 公開の窓口に出る資源には、いつも最終確認日がつく。内側の資源と閉じた資源は出ない', async () => {
    await database.owner.query(
      `insert into resource (municipality_id, id, number, kind, name, state, visibility, checked_on) values
        ($1, gen_random_uuid(), 'a', 'space', '公開の縁側', 'open', 'public', '2020-04-01'), ($1, gen_random_uuid(), 'b', 'space', '閉じた縁側', 'closed', 'public', null),
        ($1, gen_random_uuid(), 'c', 'space', '内側の縁側', 'open', 'internal', null)`,
      [municipalityId],
    );
    const publicActor = { kind: 'public' as const, municipalityId };
    const rows = await asActor(publicActor, { act: 'test.public' }, (db) =>
      db.selectFrom('resource').select(['name', 'checkedOn']).execute(),
    );
    expect(rows).toEqual([{ name: '公開の縁側', checkedOn: '2020-04-01' }]);
    for (const column of ['told_to_host', 'source_cells', 'cannot_accept', 'opportunity']) {
      await expect(
        asActor(publicActor, { act: 'test.public' }, (db) =>
          sql`select ${sql.ref(column)} from resource`.execute(db),
        ),
      ).rejects.toMatchObject({ code: 'not-permitted' });
    }
  });

  it('不変条件11: 確認の記録は書きかえられず、期限が始まりより前の枠はつくれない', async () => {
    const { recorder } = town.workers;
    expect(await tryIt(recorder, `update resource_check set checked_on = '2026-11-01'`)).toBe(
      'not-permitted',
    );
    expect(await tryIt(recorder, `delete from resource_check`)).toBe('not-permitted');
    expect(
      await tryIt(recorder, `update vacancy set offered_from = '2026-05-01', offered_until = '2026-04-01'`),
    ).toBe('23514');
  });

  it('不変条件12: 母の記録が開いても、子の記録は開かない。家族の欄からもたどれない', async () => {
    const { recorder, consented } = town.workers;
    const other = town.workers.stranger;
    const childId = uuidv7();
    await database.owner.query(
      `insert into person (municipality_id, id, number, family_name, given_name, updated_by, acl) values ($1, $2, 'R8-999', '試', '子', $3, $4)`,
      [municipalityId, childId, other.accountId, JSON.stringify({ [other.agencyId]: 'infinity' })],
    );
    const household = town.keys['household_member'];
    await database.owner.query(
      `insert into household_member (municipality_id, household_id, id, of_person_id, person_id, name, relation, acl) values
        ($1, $2, gen_random_uuid(), $3, $4, '試 子', '子', $5), ($1, $2, gen_random_uuid(), $4, $3, '試 花', '母', $6)`,
      [
        municipalityId,
        household?.['household_id'],
        personId,
        childId,
        JSON.stringify({ [consented.agencyId]: 'infinity', [recorder.agencyId]: 'infinity' }),
        JSON.stringify({ [other.agencyId]: 'infinity' }),
      ],
    );
    for (const worker of [recorder, consented]) {
      expect(await count(worker, `person where id = '${childId}'`)).toBe(0);
      expect(await count(worker, `household_member where of_person_id = '${childId}'`)).toBe(0);
      expect(
        await count(
          worker,
          `household_member m join person p on p.municipality_id = m.municipality_id and p.id = m.person_id`,
        ),
      ).toBe(0);
      expect(
        await count(worker, `app.person_candidates(app.grams('試')) as found where found = '${childId}'`),
      ).toBe(0);
    }
    expect(await count(other, 'person')).toBe(1);
    expect(await count(other, `household_member where of_person_id = '${personId}'`)).toBe(0);
  });
});

describe('欄ごとの権限と、さがす関数', () => {
  it('合言葉のもとは、管理者にも働き手にも見えない', async () => {
    for (const worker of [town.workers.recorder, town.workers.administrator, town.workers.officer]) {
      expect(await tryIt(worker, 'select password_hash from account')).toBe('not-permitted');
      expect(await tryIt(worker, 'select token_hash from session')).toBe('not-permitted');
      expect(await tryIt(worker, 'select hash from log_head')).toBe('not-permitted');
    }
  });

  it('管理者は、管理者のまま事例の役割を持てない', async () => {
    const mixed = `update account set roles = '{administrator,coordinator}' where id = '${town.workers.administrator.accountId}'`;
    expect(await tryIt(town.workers.administrator, mixed)).toBe('23514');
  });

  it('さがす関数は、見えない人の有無を教えない', async () => {
    const { recorder, consented, expired, withdrawn, stranger, administrator, elsewhere } = town.workers;
    const found = (worker: Worker) => count(worker, `app.person_candidates(app.grams('試花')) as found`);
    for (const worker of [recorder, consented]) expect(await found(worker)).toBe(1);
    for (const worker of [expired, withdrawn, stranger, administrator, elsewhere])
      expect(await found(worker)).toBe(0);
    for (const kind of ['public', 'signin'] as const) {
      await expect(
        asActor({ kind, municipalityId }, { act: 'test.public' }, (db) =>
          sql`select app.person_candidates('{}')`.execute(db),
        ),
      ).rejects.toMatchObject({ code: 'not-permitted' });
    }
  });

  it('よその自治体の行を、自分の自治体の行から指せない', async () => {
    const { elsewhere } = town.workers;
    const note = `insert into progress_note (municipality_id, id, person_id, at, method, body, basis, created_by)
      values ('${elsewhere.municipalityId}', '${uuidv7()}', '${personId}', now(), 'visit', 'x', 'consent', '${elsewhere.accountId}')`;
    expect(await tryIt(elsewhere, note)).toBe('23503');
  });
});
