import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Role, Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { asActor } from './as-actor.ts';
import { beginAs } from './claims.ts';
import { connection } from './connect.ts';

const database = testDatabase();
let municipalityId: string;
let worker: Worker;

beforeAll(async () => {
  municipalityId = await addMunicipality(database.owner);
  worker = await addWorker(
    database.owner,
    municipalityId,
    await addAgency(database.owner, municipalityId, '参加支援センター'),
  );
});

type Entry = {
  outcome: string;
  act: string;
  detail: unknown;
  subjects: unknown;
  typed_reason: string | null;
  all: string;
};

async function entries(act: string): Promise<Entry[]> {
  const { rows } = await database.owner.query<Entry>(
    'select outcome, act, detail, subjects, typed_reason, row(l.*)::text as all from access_log l where act = $1 order by seq',
    [act],
  );
  return rows;
}

async function settings(): Promise<{ role: string; claims: string }> {
  const { rows } = await sql<{ role: string; claims: string }>`select current_user::text as role,
    concat(current_setting('app.municipality_id', true), current_setting('app.account_id', true), current_setting('app.agency_id', true),
      current_setting('app.roles', true), current_setting('app.sees_cases', true), current_setting('app.typed_reason', true)) as claims`.execute(
    connection().db,
  );
  return rows[0] ?? { role: '', claims: '' };
}

/** Every connection of the pool, at once. */
async function everyConnection(): Promise<{ role: string; claims: string }[]> {
  return Promise.all(Array.from({ length: 6 }, settings));
}

describe('だれとして動くか', () => {
  it('id のかたちでないものは、claim にならない', async () => {
    const forged = [
      "' or true --",
      `${worker.agencyId}'; set local role postgres; --`,
      '',
      worker.agencyId.toUpperCase(),
    ];
    for (const agencyId of forged) {
      await expect(asActor({ ...worker, agencyId }, { act: 'test.forged' }, async () => 1)).rejects.toThrow(
        'UUID',
      );
      await expect(
        asActor({ ...worker, municipalityId: agencyId }, { act: 'test.forged' }, async () => 1),
      ).rejects.toThrow();
    }
    expect(() => beginAs({ ...worker, accountId: "x'" })).toThrow('UUID');
  });

  it('役割の名に別の役割をまぎれこませられない', async () => {
    for (const role of ['participation_worker,municipal_officer', "x'; reset role; --", 'owner']) {
      await expect(
        asActor({ ...worker, roles: [role as Role] }, { act: 'test.roles' }, async () => 1),
      ).rejects.toThrow('known role');
    }
  });

  it('理由の文に SQL があっても、文のまま残る', async () => {
    const typedReason = `';\\'; reset role; drop table person; -- \\ \0 「虐待の通報」`;
    const { role, reason } = await asActor(worker, { act: 'test.reason', typedReason }, async (db) => {
      const { rows } = await sql<{
        role: string;
        reason: string;
      }>`select current_user::text as role, app.typed_reason() as reason`.execute(db);
      return rows[0] ?? { role: '', reason: '' };
    });
    expect(role).toBe('engawa_worker');
    expect(reason).toBe(typedReason.replaceAll('\0', ''));
    expect((await entries('test.reason'))[0]?.typed_reason).toBe(typedReason.replaceAll('\0', ''));
  });

  it('空白だけの理由は、理由にならない', async () => {
    const reason = await asActor(worker, { act: 'test.blank', typedReason: ' 　\n' }, async (db) => {
      const { rows } = await sql<{ reason: string | null }>`select app.typed_reason() as reason`.execute(db);
      return rows[0]?.reason;
    });
    expect(reason).toBeNull();
  });

  it('管理者だけの者は、事例を見る claim を持たない', () => {
    expect(beginAs({ ...worker, roles: ['administrator'] })).toContain("app.sees_cases = 'off'");
    expect(beginAs({ ...worker, roles: ['coordinator'] })).toContain("app.sees_cases = 'on'");
  });
});

describe('つながりを次の人に渡すとき', () => {
  it('claim も役割も、うまくいっても断られても壊れても、残らない', async () => {
    const bug = new Error('planted');
    const acts: (() => Promise<unknown>)[] = [
      () =>
        asActor(worker, { act: 'test.pool', typedReason: '理由' }, async (db) =>
          db.selectFrom('person').select('id').execute(),
        ),
      () => asActor(worker, { act: 'test.pool' }, () => Promise.reject(new Refusal('already-done'))),
      () => asActor(worker, { act: 'test.pool' }, () => Promise.reject(bug)),
      () => asActor(worker, { act: 'test.pool' }, async (db) => sql`select 1 / 0`.execute(db)),
      () =>
        asActor(worker, { act: 'test.pool' }, async (db) =>
          db.selectFrom('account').select('passwordHash').execute(),
        ),
      () => asActor({ ...worker, municipalityId: worker.accountId }, { act: 'test.pool' }, async () => 1),
    ];
    await Promise.allSettled(Array.from({ length: 4 }, () => acts.map((act) => act())).flat());
    for (const left of await everyConnection()) expect(left).toEqual({ role: 'engawa_login', claims: '' });
    const { rows } = await database.owner.query(
      `select state from pg_stat_activity where usename = 'engawa_login' and datname = current_database() and state like 'idle in%'`,
    );
    expect(rows).toEqual([]);
  });

  it('はいった役割のままでは、自治体の名も見えない', async () => {
    await expect(sql`select name from municipality`.execute(connection().db)).rejects.toThrow(
      'permission denied',
    );
  });

  it('始められなかったときも、つながりは使える', async () => {
    const unknown = { kind: 'nobody', municipalityId } as unknown as Actor;
    for (let i = 0; i < 8; i += 1)
      await expect(asActor(unknown, { act: 'test.begin' }, async () => 1)).rejects.toThrow();
    expect(await asActor(worker, { act: 'test.begin-after' }, async () => 'ok')).toBe('ok');
  });
});

describe('ふたつの取引がぶつかったとき', () => {
  it('互いに待ちあっても、やり直してどちらも済み、記録は一つずつ残る', async () => {
    const series = (kind: string) => ({ municipalityId, kind, fiscalYear: 2026, last: 1 });
    await asActor(worker, { act: 'test.series' }, (db) =>
      db
        .insertInto('numberSeries')
        .values([series('a'), series('b')])
        .execute(),
    );
    let waiting = 0;
    let runs = 0;
    const both = Promise.withResolvers<void>();
    const raise = (first: string, second: string) =>
      asActor(worker, { act: 'test.deadlock' }, async (db, log) => {
        runs += 1;
        log.about('series', first);
        const add = (kind: string) =>
          db
            .updateTable('numberSeries')
            .set({ last: sql`last + 1` })
            .where('kind', '=', kind)
            .where('fiscalYear', '=', 2026)
            .execute();
        await add(first);
        waiting += 1;
        if (waiting === 2) both.resolve();
        await both.promise;
        await add(second);
      });
    await Promise.all([raise('a', 'b'), raise('b', 'a')]);
    // At least one of the two had to begin anew; on a busy machine they may meet once more.
    expect(runs).toBeGreaterThan(2);
    const { rows } = await database.owner.query(
      `select kind, last from number_series where kind in ('a', 'b') order by kind`,
    );
    expect(rows).toEqual([
      { kind: 'a', last: 3 },
      { kind: 'b', last: 3 },
    ]);
    const logged = await entries('test.deadlock');
    expect(logged.map((entry) => entry.outcome)).toEqual(['done', 'done']);
    for (const entry of logged) expect(entry.subjects).toHaveLength(1);
  });

  it('三度ぶつかったら、あきらめて failed と残す', async () => {
    let runs = 0;
    const stuck = asActor(worker, { act: 'test.stuck' }, async (db) => {
      runs += 1;
      await sql`do $$ begin raise exception 'planted' using errcode = '40001'; end $$`.execute(db);
    });
    await expect(stuck).rejects.toMatchObject({ code: '40001' });
    expect(runs).toBe(3);
    expect(await entries('test.stuck')).toMatchObject([{ outcome: 'failed' }]);
  });
});

describe('記録', () => {
  it('不変条件8: 読むだけでも残る。だれの記録かが残り、中身は残らない', async () => {
    await asActor(worker, { act: 'test.read' }, async (db, log) => {
      const account = await db
        .selectFrom('account')
        .select(['id', 'name'])
        .where('id', '=', worker.accountId)
        .executeTakeFirstOrThrow();
      log.about('account', account.id);
      log.detail({ count: 1 });
    });
    const [entry] = await entries('test.read');
    expect(entry).toMatchObject({
      outcome: 'done',
      subjects: [{ kind: 'account', id: worker.accountId }],
      detail: { count: 1 },
    });
    expect(entry?.all).not.toContain('試 働子');
  });

  it('不変条件8: 断られたことが、わけの名とともに残る。書いたことは戻る', async () => {
    const act = 'test.refused';
    const refused = asActor(
      worker,
      { act, subjects: [{ kind: 'person', id: worker.accountId }] },
      async (db) => {
        await db.insertInto('voice').values(voice('消えるはずの声')).execute();
        throw new Refusal('consent-missing');
      },
    );
    await expect(refused).rejects.toMatchObject({ name: 'Refusal', code: 'consent-missing' });
    expect(await entries(act)).toMatchObject([
      { outcome: 'refused', detail: { code: 'consent-missing' }, subjects: [{ id: worker.accountId }] },
    ]);
    expect(await voices('消えるはずの声')).toBe(0);
  });

  it('権限がないという答え（42501）は、Refusal になる', async () => {
    const act = 'test.not-permitted';
    const refused = asActor(worker, { act }, async (db) => db.deleteFrom('voice').execute());
    await expect(refused).rejects.toMatchObject({
      name: 'Refusal',
      code: 'not-permitted',
      cause: { code: '42501' },
    });
    const forged = asActor(worker, { act }, async (db) =>
      db
        .insertInto('voice')
        .values({ ...voice('となりの声'), municipalityId: worker.accountId })
        .execute(),
    );
    await expect(forged).rejects.toMatchObject({ code: 'not-permitted' });
    expect(await entries(act)).toMatchObject([{ outcome: 'refused' }, { outcome: 'refused' }]);
  });

  it('投げられた誤りは書いたことを戻し、failed として残る。誤りの文は残らない', async () => {
    const act = 'test.failed';
    const bug = new Error('水沢さんの記録で割り算に失敗');
    const failed = asActor(worker, { act }, async (db) => {
      await db.insertInto('voice').values(voice('戻るはずの声')).execute();
      throw bug;
    });
    await expect(failed).rejects.toBe(bug);
    const [entry] = await entries(act);
    expect(entry).toMatchObject({ outcome: 'failed', detail: {} });
    expect(entry?.all).not.toContain('水沢');
    expect(await voices('戻るはずの声')).toBe(0);
  });

  it('中で起きた誤りを握りつぶしても、成功にはならない', async () => {
    const swallowed = asActor(worker, { act: 'test.swallowed' }, async (db) => {
      await db.insertInto('voice').values(voice('握りつぶした声')).execute();
      await sql`select 1 / 0`.execute(db).catch(() => undefined);
      return 'fine';
    });
    await expect(swallowed).rejects.toThrow('aborted');
    expect(await entries('test.swallowed')).toMatchObject([{ outcome: 'failed' }]);
    expect(await voices('握りつぶした声')).toBe(0);
  });

  it('自分で取引を終わらせる動詞は、成功にも「記録なし」にもならない', async () => {
    const nested = asActor(worker, { act: 'test.nested' }, async (db) => {
      await sql`commit`.execute(db);
    });
    await expect(nested).rejects.toThrow();
    expect(await entries('test.nested')).toHaveLength(1);
    for (const left of await everyConnection()) expect(left).toEqual({ role: 'engawa_login', claims: '' });
  });

  it('不変条件8: 残せないことは、行われない', async () => {
    const { rows } = await database.owner.query<{ id: string }>(
      `insert into municipality (municipality_id, code, name) values (gen_random_uuid(), '990027', '控えのない町') returning municipality_id as id`,
    );
    const lost = rows[0]?.id ?? '';
    const agencyId = await addAgency(database.owner, lost, '相談室');
    const there = await addWorker(database.owner, lost, agencyId);
    const act = asActor(there, { act: 'test.no-head' }, async (db) =>
      db
        .insertInto('voice')
        .values({ ...voice('残せない声'), municipalityId: lost, createdBy: there.accountId })
        .execute(),
    );
    await expect(act).rejects.toThrow();
    expect(await voices('残せない声')).toBe(0);
    await database.owner.query('insert into log_head (municipality_id) values ($1)', [lost]);
  });
});

function voice(words: string) {
  return {
    municipalityId,
    id: crypto.randomUUID(),
    words,
    fromKind: 'resident',
    heardOn: '2026-04-01',
    createdBy: worker.accountId,
  };
}

async function voices(words: string): Promise<number> {
  const { rowCount } = await database.owner.query('select 1 from voice where words = $1', [words]);
  return rowCount ?? 0;
}
