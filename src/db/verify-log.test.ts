import fc from 'fast-check';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { asActor } from './as-actor.ts';
import { connect, disconnect } from './connect.ts';
import { readLogHeads } from './log-heads.ts';
import { verifyLog, type LogVerdict } from './verify-log.ts';

const database = testDatabase();
let municipalityId: string;
let worker: Worker;

beforeEach(async () => {
  await database.owner.query('truncate municipality cascade');
  municipalityId = await addMunicipality(database.owner);
  worker = await addWorker(
    database.owner,
    municipalityId,
    await addAgency(database.owner, municipalityId, '参加支援センター'),
  );
  for (const act of ['one', 'two', 'three', 'four', 'five']) {
    await asActor(worker, { act: `test.${act}`, typedReason: '理由' }, async () => undefined);
  }
});

async function verdict(anchors: Parameters<typeof verifyLog>[1] = []): Promise<LogVerdict> {
  const [first] = await verifyLog(database.config, anchors);
  if (!first) throw new Error('expected a municipality');
  return first;
}

async function faults(): Promise<[number, string][]> {
  return (await verdict()).faults.map((fault) => [fault.seq, fault.kind]);
}

const columns =
  'municipality_id, seq, at, actor_kind, account_id, agency_id, act, outcome, typed_reason, subjects, detail, hash';

describe('不変条件8: 見た記録の鎖', () => {
  it('手を加えなければ、何も言われない', async () => {
    expect(await verdict()).toMatchObject({ entries: 5, faults: [], municipality: '試町' });
  });

  it('どの欄を一文字書きかえても、その番が分かる', async () => {
    const edits = [
      `act = 'test.other'`,
      `outcome = 'refused'`,
      `actor_kind = 'public'`,
      `account_id = null`,
      `agency_id = ''`,
      `typed_reason = 'べつの理由'`,
      `typed_reason = null`,
      `at = at + interval '1 microsecond'`,
      `subjects = '[{"kind":"person","id":"x"}]'`,
      `detail = '{"count":0}'`,
      `hash = sha256('x')`,
      `act = act || outcome, outcome = 'done'`,
    ];
    for (const edit of edits) {
      await database.owner.query(`create table kept as select * from access_log where seq = 3`);
      await database.owner.query(`update access_log set ${edit} where seq = 3`);
      const found = await faults();
      expect(
        found.some(([seq, kind]) => kind === 'edited' && (seq === 3 || seq === 4)),
        edit,
      ).toBe(true);
      await database.owner.query(
        `delete from access_log where seq = 3; insert into access_log (${columns}) select ${columns} from kept; drop table kept`,
      );
    }
    expect(await faults()).toEqual([]);
  });

  it('境目をずらして別の文に読ませることもできない', async () => {
    const mark = String.fromCodePoint(31);
    await asActor(
      worker,
      { act: 'test.border', typedReason: `refused${mark}別の理由` },
      async () => undefined,
    );
    await database.owner.query(
      `update access_log set act = act || $1 || outcome, outcome = 'refused', typed_reason = '別の理由' where seq = 6`,
      [mark],
    );
    expect(await faults()).toEqual([[6, 'edited']]);
  });

  it('抜いた番が分かる', async () => {
    await database.owner.query('delete from access_log where seq in (2, 3)');
    expect((await verdict()).faults).toMatchObject([
      { seq: 2, kind: 'missing', sentence: '2番から3番までの記録がありません' },
    ]);
  });

  it('抜いて番号を詰めても分かる', async () => {
    await database.owner.query(
      'delete from access_log where seq = 2; update access_log set seq = seq - 1 where seq > 2',
    );
    expect((await faults()).length).toBeGreaterThan(0);
  });

  it('順番を入れかえると分かる', async () => {
    await database.owner.query(
      `update access_log set seq = -2 where seq = 2; update access_log set seq = 2 where seq = 3; update access_log set seq = 3 where seq = -2`,
    );
    expect((await faults()).map(([seq]) => seq)).toContain(2);
  });

  it('頭を切っても、しっぽを切っても分かる', async () => {
    await database.owner.query('delete from access_log where seq = 1');
    expect(await faults()).toEqual([[1, 'missing']]);
    await database.owner.query('delete from access_log where seq >= 4');
    expect(await faults()).toContainEqual([4, 'cut']);
    await database.owner.query('delete from access_log');
    expect(await faults()).toEqual([[1, 'cut']]);
  });

  it('控えごと消しても、控えだけずらしても分かる', async () => {
    await database.owner.query('update log_head set seq = 4');
    expect(await faults()).toEqual([[5, 'head']]);
    await database.owner.query(`update log_head set seq = 5, hash = sha256('x')`);
    expect(await faults()).toEqual([[5, 'head']]);
    await database.owner.query('delete from access_log where seq > 2; delete from log_head');
    expect(await faults()).toEqual([[2, 'head']]);
  });

  /** The heads as they stand now, as the daily job would keep them. */
  const anchorsNow = async (day: string) =>
    (await readLogHeads(database.config, new Date(`${day}T15:05:00Z`))).map((anchor) => ({
      ...anchor,
      hash: anchor.hash === '-' ? '' : anchor.hash,
    }));

  /** As the owner of the database who knows how the chain is made: every hash and the head are computed anew. */
  const rebuildChain = () =>
    database.owner.query(`do $$
      declare entry record; last bytea := '\\x'; n bigint := 0;
      begin
        for entry in select * from access_log order by seq loop
          n := n + 1;
          last := sha256(last || convert_to(app.access_log_text(n, entry.at, entry.actor_kind, entry.account_id, entry.agency_id,
            entry.act, entry.outcome, entry.typed_reason, entry.subjects, entry.detail), 'UTF8'));
          update access_log set seq = n, hash = last where municipality_id = entry.municipality_id and seq = entry.seq;
        end loop;
        update log_head set seq = n, hash = last;
      end $$`);

  it('持ち主が一行を書きかえ、鎖をまるごと計算し直しても、外の控えで、いつからかが分かる', async () => {
    const anchors = await anchorsNow('2026-11-01');
    for (const act of ['six', 'seven']) {
      await asActor(worker, { act: `test.${act}` }, async () => undefined);
      anchors.push(...(await anchorsNow(`2026-11-0${anchors.length + 1}`)));
    }
    expect(await verdict(anchors)).toMatchObject({
      faults: [],
      anchors: { given: 3, lastGood: { seq: 7, count: 7 } },
    });
    await database.owner.query(`update access_log set account_id = null where seq = 6`);
    await rebuildChain();
    expect((await verdict()).faults).toEqual([]);
    expect(await verdict(anchors)).toMatchObject({
      anchors: { lastGood: { seq: 5 } },
      faults: [
        { seq: 6, kind: 'anchor', sentence: expect.stringContaining('5番（2026-11-01の控え）までは') },
      ],
    });
  });

  it('持ち主が一行を抜いて番号を詰め、計算し直しても分かる', async () => {
    const anchors = await anchorsNow('2026-11-01');
    await database.owner.query('delete from access_log where seq = 3');
    await rebuildChain();
    await asActor(worker, { act: 'test.after' }, async () => undefined);
    expect((await verdict()).faults).toEqual([]);
    expect((await verdict(anchors)).faults).toMatchObject([{ seq: 5, kind: 'anchor' }]);
  });

  it('持ち主がしっぽを切って、控えの値も直しても分かる', async () => {
    const anchors = await anchorsNow('2026-11-01');
    await database.owner.query('delete from access_log where seq > 3');
    await rebuildChain();
    expect((await verdict()).faults).toEqual([]);
    expect((await verdict(anchors)).faults).toMatchObject([
      { seq: 4, kind: 'cut', sentence: expect.stringContaining('記録は3番まで') },
    ]);
  });

  it('鎖をすべて消して別の記録を書いても、自治体ごと消しても分かる', async () => {
    const anchors = await anchorsNow('2026-11-01');
    await database.owner.query(
      'delete from access_log; delete from access_log_subject; update log_head set seq = 0, hash = default',
    );
    for (let i = 0; i < 6; i += 1) await asActor(worker, { act: 'test.forged' }, async () => undefined);
    expect((await verdict()).faults).toEqual([]);
    expect((await verdict(anchors)).faults).toMatchObject([{ seq: 5, kind: 'anchor' }]);
    await database.owner.query('truncate municipality cascade');
    expect((await verdict(anchors)).faults).toMatchObject([{ kind: 'missing' }]);
  });

  it('ひとつの番に、合う控えと合わない控えがあれば、合わないほうも言う', async () => {
    const [anchor] = await anchorsNow('2026-11-01');
    if (!anchor) throw new Error('expected an anchor');
    const forged = { ...anchor, at: '2026-10-31T15:05:00Z', hash: 'ab'.repeat(32) };
    expect((await verdict([forged, anchor])).faults).toMatchObject([{ seq: 5, kind: 'anchor' }]);
  });

  it('人からさがすための索引を消しても、足しても分かる', async () => {
    const subject = { kind: 'person', id: uuidv7() };
    await asActor(worker, { act: 'test.person', subjects: [subject] }, async () => undefined);
    expect((await verdict()).faults).toEqual([]);
    await database.owner.query('delete from access_log_subject');
    expect((await verdict()).faults).toMatchObject([{ seq: 6, kind: 'index' }]);
    await database.owner.query(
      `insert into access_log_subject select municipality_id, 'person', $1, seq, at, null from access_log where seq = 6`,
      [subject.id],
    );
    // Of the same entry, but not by whom it was: one row too many, one too few.
    expect((await verdict()).faults).toMatchObject([{ seq: 6, kind: 'index' }]);
  });

  it('どんな文・どんな中身でも、データベースと同じ値になる', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.jsonValue(),
        async (typedReason, extra) => {
          await asActor(worker, { act: 'test.any', typedReason }, async (_, log) =>
            log.detail({ extra: clean(extra) }),
          );
        },
      ),
      { numRuns: 60 },
    );
    expect(await verdict()).toMatchObject({ entries: 65, faults: [] });
  });

  it('同時に20人が書いても、鎖は一本', async () => {
    await disconnect();
    connect({ ...asLogin(database.config), max: 20 });
    const before = (await verdict()).entries;
    const pool = await Promise.allSettled(
      Array.from({ length: 60 }, (_, i) =>
        asActor(worker, { act: `test.crowd-${i % 20}` }, async () => {
          await new Promise((resolve) => setTimeout(resolve, (i * 7) % 5));
          if (i % 5 === 0) throw new Refusal('already-done');
        }),
      ),
    );
    expect(pool.filter((result) => result.status === 'rejected')).toHaveLength(12);
    expect(await verdict()).toMatchObject({ entries: before + 60, faults: [] });
    const { rows } = await database.owner.query<{ ordered: boolean }>(
      'select bool_and(at >= before) as ordered from (select at, lag(at) over (order by seq) as before from access_log) as walk',
    );
    expect(rows[0]?.ordered).toBe(true);
  });

  it('書かれている最中に調べても、切れたとは言わない', async () => {
    const progress = { done: false };
    const writing = (async () => {
      for (let i = 0; i < 80; i += 1) await asActor(worker, { act: 'test.meanwhile' }, async () => undefined);
      progress.done = true;
    })();
    while (!progress.done) expect((await verdict()).faults).toEqual([]);
    await writing;
  });
});

describe('不変条件8: 記録はだれにも直せない', () => {
  it('働き手も、記録の役割も、直すことも消すこともできない', async () => {
    const login = new pg.Client(asLogin(database.config));
    login.on('error', () => undefined);
    await login.connect();
    for (const role of ['engawa_worker', 'engawa_log', 'engawa_access', 'engawa_signin', 'engawa_public']) {
      for (const verb of [
        `update access_log set act = 'x'`,
        'delete from access_log',
        'truncate access_log',
        'alter table access_log disable row level security',
      ]) {
        await login.query(
          `begin; set local role ${role}; set local app.municipality_id = '${municipalityId}'`,
        );
        await expect(login.query(verb), `${role}: ${verb}`).rejects.toMatchObject({ code: '42501' });
        await login.query('rollback');
      }
    }
    await login.end();
  });
});

function asLogin(config: pg.ClientConfig): pg.ClientConfig {
  if (!config.connectionString) return { ...config, user: 'engawa_login' };
  const url = new URL(config.connectionString);
  url.username = 'engawa_login';
  return { connectionString: url.href };
}

/** jsonb takes neither NUL nor lone surrogates. */
function clean(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value)
      .replaceAll(String.raw`\u0000`, '')
      .replaceAll(/\\ud[89a-f][0-9a-f]{2}/gi, ''),
  );
}
