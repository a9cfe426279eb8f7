import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { beginAs } from '#db/claims.ts';
import { hashHostSecret } from '#db/host-secret.ts';
import type { Host } from '#domain/actor.ts';
import { testDatabase } from '#tests/database.ts';
import { addTown, today, type Town } from '#tests/people.ts';
import { addFact } from '#tests/placement-scenes.ts';
import { addHostConsent, addRunningWay, addWay, ask, openDoor, seen, type Way } from '#tests/placements.ts';
import { withdrawConsent } from '#use-cases/consents/withdraw-consent.ts';
import { closeHostLink } from '#use-cases/placements/close-host-link.ts';
import { asLoginRole } from './as-login-role.ts';
import { hostReads, hostWrites } from './host-columns.ts';

/*
 * 受入先の役割（engawa_host）に何ができるか。一ますは「見る・足す・書きかえる・消す」の順（SIUD）、
 * 文字＝できる、点＝何も起きない（行が見えない・自分の行でないので足せない）、－＝権限がない（42501）。
 *   own     自分のリンクの行         other   ほかのリンクの行（自分のリンクのまま）
 *   door    リンクの秘密だけの一歩め  closed  閉じたリンクの秘密で、もとの自分の行
 *   stale   閉じたリンクの印を、それでも名のったとき（入口の一歩めで止まるので、画面からは起きない。host.test.ts）
 *   wrong   だれのものでもない秘密    town    ほかの自治体の claim
 * ここにない表は、どれも「----」。
 */
const matrix = `
                own  other door closed stale wrong town
host_link       S--- .---  S--- .---   .---  .---  .---
placement       S--- .---  .--- .---   .---  .---  .---
sounding        S-U- .-.-  .-.- .-.-   .-.-  .-.-  .-.-
visit           S--- .---  .--- .---   .---  .---  .---
care_sheet      S--- .---  .--- .---   .---  .---  .---
watch_request   S--- .---  .--- .---   .---  .---  .---
attendance      SI-- ..--  ..-- ..--   SI--  ..--  ..--
follow_up       SI-- ..--  ..-- ..--   SI--  ..--  ..--
booking_recall  SI-- ..--  ..-- ..--   SI--  ..--  ..--
`;

type Door = Way & { linkId: string; token: string; rows: Record<string, string> };

const database = testDatabase();
let town: Town;
let client: pg.Client;
let own: Door;
let other: Door;
let closed: Door;

/** Rows of every kind that a host may see, under the link of this way. */
async function plantRows(way: Way, linkId: string): Promise<Record<string, string>> {
  const by = town.recorder.accountId;
  const at = [town.municipalityId, way.placementId, way.personId, linkId];
  const rows: Record<string, string> = {};
  const plant = async (table: string, columns: string, values: string, more: unknown[] = []) => {
    const id = uuidv7();
    await database.owner.query(
      `insert into ${table} (municipality_id, placement_id, person_id, host_link_id, id, ${columns})
       values ($1, $2, $3, $4, $5, ${values})`,
      [...at, id, ...more],
    );
    rows[table] = id;
  };
  const resource = way.resourceId;
  await plant('sounding', 'resource_id, asked_on, asked_by, manner', `$6, '2026-11-20', $7, 'link'`, [
    resource,
    by,
  ]);
  await plant('visit', 'kind, turn, planned_on, updated_by', `'visit', 9, '2027-01-10', $6`, [by]);
  const consent = await addHostConsent(town.recorder, way);
  const handed = `9, '{"v":1,"helps":"いす","notTold":"病名"}', '2026-11-20', '2026-11-21', now(), $6, $7`;
  const sheet = 'edition, content, agreed_on, handed_on, locked_at, updated_by, consent_id';
  await plant('care_sheet', sheet, handed, [by, consent]);
  const watch = `'見守りの会', '2026-11-20', '2026-11-21', '2099-03-31', $6, true, $7`;
  const asked = 'watcher, agreed_on, asked_on, until, updated_by, on_host_page, consent_id';
  await plant('watch_request', asked, watch, [by, consent]);
  const day = `$6, '2026-11-20', 'am', 'came', 'link'`;
  await plant('attendance', 'resource_id, day, half, state, source', day, [resource]);
  await plant('follow_up', 'side, due_on, done_on, manner', `'host', '2026-11-20', '2026-11-20', 'link'`);
  const recall = `$6, '2026-11-20', 'link', 'staff', '2026-12-20'`;
  await plant('booking_recall', 'resource_id, told_on, manner, reason_code, effective_on', recall, [
    resource,
  ]);
  return { ...rows, placement: way.placementId, host_link: linkId };
}

async function openWay(): Promise<Door> {
  const way = await addRunningWay(database.owner, town.recorder);
  const { token } = await openDoor(town.recorder, way);
  const { rows: links } = await database.owner.query<{ id: string }>(
    'select id from host_link where placement_id = $1 and ended_at is null',
    [way.placementId],
  );
  const linkId = links[0]?.id ?? '';
  const planted = await plantRows(way, linkId);
  await asActor(town.recorder, { act: 'test.plant' }, (db) => refreshAccess(db, way.personId));
  return { ...way, linkId, token, rows: planted };
}

beforeAll(async () => {
  town = await addTown(database.owner);
  own = await openWay();
  other = await openWay();
  closed = await openWay();
  await closeHostLink(town.recorder, await seen(town.recorder, closed));
  client = new pg.Client(asLoginRole(database.config));
  await client.connect();
});
afterAll(() => client.end());

function claims(door: Door, given: Partial<Host> = {}): Host {
  const { municipalityId } = town;
  return {
    kind: 'host',
    municipalityId,
    tokenHash: hashHostSecret(door.token),
    linkId: door.linkId,
    ...given,
  };
}

const actors: Record<string, { host: () => Host; door: () => Door }> = {
  own: { host: () => claims(own), door: () => own },
  other: { host: () => claims(own), door: () => other },
  door: {
    host: () => ({ kind: 'host', municipalityId: town.municipalityId, tokenHash: hashHostSecret(own.token) }),
    door: () => own,
  },
  closed: {
    host: () => ({
      kind: 'host',
      municipalityId: town.municipalityId,
      tokenHash: hashHostSecret(closed.token),
    }),
    door: () => closed,
  },
  stale: { host: () => claims(closed), door: () => closed },
  wrong: {
    host: () => ({
      kind: 'host',
      municipalityId: town.municipalityId,
      tokenHash: hashHostSecret('だれでもない'),
    }),
    door: () => own,
  },
  town: { host: () => claims(own, { municipalityId: uuidv7() }), door: () => own },
};

async function attempt(letter: string, sql: string, values: unknown[]): Promise<string> {
  await client.query('savepoint attempt');
  try {
    const { rowCount } = await client.query(sql, values);
    return rowCount ? letter : '.';
  } catch (error) {
    const { code, message } = error instanceof pg.DatabaseError ? error : { code: '', message: '' };
    if (code === '42501') return message.includes('row-level security') ? '.' : '-';
    if (code === '23505' || code === '23503') return letter;
    throw error;
  } finally {
    await client.query('rollback to savepoint attempt');
  }
}

/** What the host's own pages would write, for the row's way. */
function fresh(table: string, door: Door): Record<string, unknown> {
  const at = {
    municipality_id: town.municipalityId,
    id: uuidv7(),
    placement_id: door.placementId,
    person_id: door.personId,
    host_link_id: door.linkId,
  };
  const kinds: Record<string, Record<string, unknown>> = {
    attendance: {
      resource_id: door.resourceId,
      day: '2026-11-23',
      half: 'pm',
      state: 'came',
      source: 'link',
    },
    follow_up: { side: 'host', due_on: today, done_on: today, manner: 'link' },
    booking_recall: {
      resource_id: door.resourceId,
      told_on: today,
      manner: 'link',
      reason_code: 'staff',
      effective_on: '2027-01-10',
    },
  };
  return kinds[table] ? { ...at, ...kinds[table] } : { municipality_id: town.municipalityId };
}

async function cell(table: string, host: Host, door: Door): Promise<string> {
  const readable = await readableColumns(table);
  const key = door.rows[table] ?? uuidv7();
  const row = fresh(table, door);
  const names = Object.keys(row);
  await client.query(beginAs(host));
  try {
    const where = readable.includes('id') ? `where id = $1` : 'where $1::uuid is not null';
    const column = readable[0] ?? 'municipality_id';
    const change =
      table === 'sounding'
        ? `answer = 'yes', answered_on = '${today}', answer_manner = 'link'`
        : `${column} = ${column}`;
    return [
      await attempt('S', `select ${column} from "${table}" ${where}`, [key]),
      await attempt(
        'I',
        `insert into "${table}" (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
        Object.values(row),
      ),
      await attempt('U', `update "${table}" set ${change} ${where}`, [key]),
      await attempt('D', `delete from "${table}" ${where}`, [key]),
    ].join('');
  } finally {
    await client.query('rollback');
  }
}

async function readableColumns(table: string): Promise<string[]> {
  const { rows } = await database.owner.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = ('"' || $1 || '"')::regclass and attnum > 0
       and not attisdropped and has_column_privilege('engawa_host', attrelid, attnum, 'select') order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

const [header = '', ...lines] = matrix.trim().split('\n');
const names = header.trim().split(/\s+/);
const expected = new Map(
  lines.map((line) => {
    const [table = '', ...cells] = line.trim().split(/\s+/);
    return [table, Object.fromEntries(names.map((name, place) => [name, cells[place]]))];
  }),
);

describe('受入先のリンク×表×できること', () => {
  it('不変条件4: 自分の依頼のほかは、どの表の、どの行にも手がとどかない', async () => {
    const { rows: tables } = await database.owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace
         and relkind in ('r', 'p', 'v', 'm') and relname !~ '^kysely_' order by relname`,
    );
    const nothing = Object.fromEntries(names.map((name) => [name, '----']));
    const tried: Record<string, Record<string, string>> = {};
    for (const { name: table } of tables) {
      tried[table] = {};
      for (const [name, { host, door }] of Object.entries(actors)) {
        tried[table][name] = await cell(table, host(), door());
      }
    }
    expect(tried).toEqual(
      Object.fromEntries(tables.map(({ name }) => [name, expected.get(name) ?? nothing])),
    );
    expect(tables.length).toBeGreaterThan(50);
  });

  it('不変条件4: 本人の了解のまえは、手のとどくどの欄にも、名も番号も生年月日も、封の事実もない', async () => {
    const way = await addWay(database.owner, town.recorder);
    await ask(town.recorder, way, { manner: 'link' });
    await addFact(town.recorder, way.personId, {
      kind: 'other',
      words: '隣町の元夫が探している',
      basis: 'confidential_meeting',
    });
    const { token } = await openDoor(town.recorder, way);
    const { rows } = await database.owner.query<{ id: string }>(
      'select id from host_link where placement_id = $1',
      [way.placementId],
    );
    const host: Host = {
      kind: 'host',
      municipalityId: town.municipalityId,
      tokenHash: hashHostSecret(token),
      linkId: rows[0]?.id ?? '',
    };
    const seen: string[] = [];
    await client.query(beginAs(host));
    for (const table of expected.keys()) {
      const columns = await readableColumns(table);
      const { rows } = await client.query(`select ${columns.join(', ')} from "${table}"`);
      seen.push(...rows.map((row) => JSON.stringify(row)));
    }
    await client.query('rollback');
    expect(seen.join('\n')).toContain('朝の立ち番');
    expect(seen.join('\n')).not.toMatch(/相良|さがら|剛|R8-|支8-|参8-|1968-\d\d-|元夫/u);
  });

  it('期限のすぎたリンクは、秘密を知っていても、自分の入口さえ見つからない', async () => {
    const way = await openWay();
    await database.owner.query(
      `update host_link set valid_until = now() - interval '1 second' where id = $1`,
      [way.linkId],
    );
    await client.query(beginAs({ ...claims(way), linkId: way.linkId }));
    const { rows } = await client.query('select id from host_link');
    await client.query('rollback');
    expect(rows).toEqual([]);
  });

  it('不変条件4: 読める欄と書ける欄は、わけを書いた一覧のとおりで、それより多くも少なくもない', async () => {
    const { rows } = await database.owner.query<{ what: string; columns: string[] }>(
      `select c.relname || ' ' || p.privilege as what, array_agg(a.attname::text order by a.attname) as columns
         from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         cross join unnest(array['SELECT', 'INSERT', 'UPDATE']) as p(privilege)
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
          and has_column_privilege('engawa_host', c.oid, a.attnum, p.privilege)
        group by c.relname, p.privilege`,
    );
    const listed = [
      ...Object.entries(hostReads).map(
        ([table, columns]) => [`${table} SELECT`, Object.keys(columns)] as const,
      ),
      ...Object.entries(hostWrites),
    ];
    expect(Object.fromEntries(rows.map(({ what, columns }) => [what, columns]))).toEqual(
      Object.fromEntries(listed.map(([what, columns]) => [what, [...columns].sort()])),
    );
  });

  it('不変条件1・4: 配慮シートは伝えたことばだけ、条件は自分のことばだけが読め、本人の返事や伝えないことには権限がない', async () => {
    await client.query(beginAs(claims(own)));
    const { rows } = await client.query('select told from care_sheet');
    expect(rows).toEqual([{ told: { v: 1, helps: 'いす' } }]);
    const closedColumns = ['content', 'not_told', 'consent_id', 'shown_until', 'acl'].map(
      (column) => `${column} from care_sheet`,
    );
    for (const what of [
      ...closedColumns,
      'condition_answers from sounding',
      'reason_words from sounding',
      'words from attendance',
    ]) {
      await client.query('savepoint look');
      await expect(client.query(`select ${what}`), what).rejects.toMatchObject({ code: '42501' });
      await client.query('rollback to savepoint look');
    }
    await client.query('rollback');
  });

  it('不変条件1・9: 伝えたことばは了解した版から決まり、だれにも書けず、欄の外のことばは手わたせない', async () => {
    const id = own.rows['care_sheet'];
    await expect(
      database.owner.query(`update care_sheet set told = '{"v":1,"helps":"ちがうことば"}' where id = $1`, [
        id,
      ]),
    ).rejects.toMatchObject({ code: '428C9' });
    await expect(
      database.owner.query(`update care_sheet set content = content || '{"病名":"ないしょ"}' where id = $1`, [
        id,
      ]),
    ).rejects.toMatchObject({ constraint: 'told_in_plain_parts' });
  });

  it('不変条件2: 同意のない配慮シート・見守り依頼は、リンクの印をつけられず、撤回・期限切れの次の要求から見えない', async () => {
    for (const table of ['care_sheet', 'watch_request']) {
      await expect(
        database.owner.query(`update ${table} set consent_id = null where id = $1`, [own.rows[table]]),
        table,
      ).rejects.toMatchObject({ constraint: 'shown_with_consent' });
    }
    const visible = async (door: Door) => {
      await client.query(beginAs(claims(door)));
      const { rows } = await client.query(
        'select (select count(*)::int from care_sheet) as sheets, (select count(*)::int from watch_request) as watches',
      );
      await client.query('rollback');
      return rows[0];
    };
    const [withdrawn, over] = [await openWay(), await openWay()];
    expect(await visible(withdrawn)).toEqual({ sheets: 1, watches: 1 });
    const consents = await database.owner.query<{ id: string; version: number }>(
      'select distinct c.id, c.version from consent c join care_sheet s on s.consent_id = c.id where s.placement_id = $1',
      [withdrawn.placementId],
    );
    await withdrawConsent(town.recorder, withdrawn.personId, consents.rows[0] ?? { id: '', version: 0 }, '');
    expect(await visible(withdrawn)).toEqual({ sheets: 0, watches: 0 });
    await database.owner.query(
      `update consent set valid_until = '2020-03-31', given_on = '2019-04-01' where id in (select consent_id from care_sheet where placement_id = $1)`,
      [over.placementId],
    );
    await asActor(town.recorder, { act: 'test.derive' }, (db) => refreshAccess(db, over.personId));
    expect(await visible(over)).toEqual({ sheets: 0, watches: 0 });
  });

  it('不変条件2・12: 別の人の同意は、配慮シートや見守り依頼の根拠にならない', async () => {
    for (const table of ['care_sheet', 'watch_request']) {
      await expect(
        database.owner.query(
          `update ${table} set consent_id = (select consent_id from care_sheet where id = $1) where id = $2`,
          [other.rows['care_sheet'], own.rows[table]],
        ),
        table,
      ).rejects.toMatchObject({ code: '23503' });
    }
  });

  it('職員が直した出欠は、もう受入先のことばではないので、受入先には見えない', async () => {
    const day = await database.owner.query<{ id: string }>(
      `insert into attendance (municipality_id, id, placement_id, person_id, resource_id, host_link_id, day, half, state, source, updated_by)
       select municipality_id, $1, placement_id, person_id, resource_id, host_link_id, '2026-11-19', half, 'absent', 'worker', $2
       from attendance where id = $3 returning id`,
      [uuidv7(), town.recorder.accountId, own.rows['attendance']],
    );
    await client.query(beginAs(claims(own)));
    const { rows } = await client.query('select id from attendance');
    await client.query('rollback');
    expect(rows).toEqual([{ id: own.rows['attendance'] }]);
    await database.owner.query('delete from attendance where id = $1', [day.rows[0]?.id]);
  });

  it('自分のリンクの印を、ほかの道のどの行にもつけることはできない', async () => {
    const mark = (table: string, id: string) =>
      database.owner.query(`update ${table} set host_link_id = $1 where id = $2`, [own.linkId, id]);
    for (const table of Object.keys(other.rows).filter((table) => table !== 'host_link')) {
      await expect(mark(table, other.rows[table] ?? ''), table).rejects.toMatchObject({ code: '23503' });
    }
  });

  it('不変条件12: 自分の道の行を、ほかの人や、ほかの場のこととして足すことはできない', async () => {
    const wrong = { person_id: other.personId, resource_id: other.resourceId };
    for (const table of ['attendance', 'follow_up', 'booking_recall']) {
      for (const [column, id] of Object.entries(wrong)) {
        const row: Record<string, unknown> = fresh(table, own);
        if (!(column in row)) continue;
        row[column] = id;
        const names = Object.keys(row);
        await client.query(beginAs(claims(own)));
        await expect(
          client.query(
            `insert into ${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
            Object.values(row),
          ),
          `${table}.${column}`,
        ).rejects.toMatchObject({ code: '23503' });
        await client.query('rollback');
      }
    }
  });

  it('返事は一度だけ、リンクの返事としてだけ書ける', async () => {
    await client.query(beginAs(claims(own)));
    const id = own.rows['sounding'];
    const change = async (set: string) => {
      await client.query('savepoint change');
      try {
        return (await client.query(`update sounding set ${set} where id = $1`, [id])).rowCount;
      } catch (error) {
        await client.query('rollback to savepoint change');
        return error instanceof pg.DatabaseError ? error.code : undefined;
      }
    };
    const answered = `answer = 'yes', answered_on = '${today}'`;
    const results = [
      await change(`${answered}, answer_manner = 'phone'`),
      await change(`${answered}, recorded_by = null`),
      await change(`${answered}, answer_manner = 'link'`),
      await change(`answer = 'no', answer_manner = 'link'`),
    ];
    await client.query('rollback');
    expect(results).toEqual(['42501', '42501', 1, 0]);
  });
});
