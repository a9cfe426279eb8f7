import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { findAccessDrift } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { connect, disconnect } from '#db/connect.ts';
import { listTables, quote, type Table } from '#db/transfer/tables.ts';
import type { Role, Worker } from '#domain/actor.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { addDays } from '#domain/calendar-day.ts';
import { noteShape } from '#domain/progress-note.ts';
import { recordNote } from '#use-cases/notes/record-note.ts';
import { withClient } from './scratch.ts';

export type GrownTown = { people: number; notes: number; resources: number; accounts: number };

/** People of the demo town for whom one set of workers and one register of resources is enough. */
const peoplePerSet = 300;
const notesPerPerson = 10 / 3;

/** Tables about a person, and those of the register: each is copied whole, with the keys that point inside its own group. */
const aboutPeople = {
  tables: [
    'person',
    'person_contact',
    'access_ground',
    'case',
    'case_change',
    'intake',
    'consent',
    'assessment',
    'fact',
    'progress_note',
  ],
  keys: ['id', 'person_id', 'case_id', 'assessment_id', 'replaces_id'],
};
const register = {
  tables: ['organization', 'place', 'resource', 'vacancy', 'formal_capacity', 'resource_check', 'voice'],
  keys: ['id', 'organization_id', 'place_id', 'resource_id'],
};

const families =
  '相川 飯塚 上原 江口 大槻 柏木 北沢 久保田 小金井 桜庭 篠原 菅野 瀬川 園部 高瀬 千田 津島 手塚 富樫 中里 西脇 沼田 野口 羽生 平沢 福士 星野 牧野 三宅 村木 森川 八木 湯浅 吉永 和久井'.split(
    ' ',
  );
const familiesKana =
  'あいかわ いいづか うえはら えぐち おおつき かしわぎ きたざわ くぼた こがねい さくらば しのはら すがの せがわ そのべ たかせ ちだ つしま てづか とがし なかざと にしわき ぬまた のぐち はにゅう ひらさわ ふくし ほしの まきの みやけ むらき もりかわ やぎ ゆあさ よしなが わくい'.split(
    ' ',
  );
const givens =
  '明 郁子 栄一 香苗 清美 久美 恵子 康介 紗季 静 進 節子 孝 千晴 勉 哲也 直美 信夫 春香 久 文雄 誠 美咲 元 康子 優 洋平 理恵 涼 和香'.split(
    ' ',
  );
const givensKana =
  'あきら いくこ えいいち かなえ きよみ くみ けいこ こうすけ さき しずか すすむ せつこ たかし ちはる つとむ てつや なおみ のぶお はるか ひさし ふみお まこと みさき はじめ やすこ ゆう ようへい りえ りょう わか'.split(
    ' ',
  );

/** A name that many share, as in every town: about one person in thirty-five. */
export const searchedName = families[4] ?? '';

// Family and given names turn at different speeds, so that most pairs are met before one comes again.
const turn = `substring(row.number, '\\d+$')::int + n * 11`;
const nameLists: Record<string, [names: readonly string[], place: string]> = {
  family_name: [families, turn],
  family_name_kana: [familiesKana, turn],
  given_name: [givens, `(${turn}) / 7`],
  given_name_kana: [givensKana, `(${turn}) / 7`],
};

const stories = [
  '自宅を訪ねた。庭の手入れをしながら、この冬のことを話した。',
  '電話。先週の見学のあと、すこし疲れたとのこと。つぎは短い時間で。',
  '受け入れ先と日取りを決めた。はじめは二人で行く。',
  '面談。朝の時間なら動けるかもしれないと言う。',
];

/**
 * The demo town, laid by the product at its first start, gets a few notes more for everybody through the verb, and is then
 * copied whole in SQL until `scale` × 300 people are there. A copy keeps its grounds and consents, so its access lists are those of the original; that is checked
 * afterwards with the product's own check, over every row.
 */
export async function growTown(owner: pg.ClientConfig, scale: number): Promise<GrownTown> {
  connect({ ...owner, user: 'engawa_login' });
  try {
    await addNotes(owner);
    return await withClient(owner, async (client) => {
      await copyTown(client, scale);
      await checkAccess(client);
      await client.query('vacuum analyze');
      const { rows } = await client.query<GrownTown>(`select (select count(*)::int from person) as people,
        (select count(*)::int from progress_note) as notes, (select count(*)::int from resource) as resources,
        (select count(*)::int from account) as accounts`);
      const [grown] = rows;
      if (grown === undefined) throw new Error('the town has not grown');
      return grown;
    });
  } finally {
    await disconnect();
  }
}

async function workersOf(client: pg.Client): Promise<Map<string, Worker>> {
  const { rows } = await client.query<{
    municipality_id: string;
    id: string;
    agency_id: string;
    roles: Role[];
  }>('select municipality_id, id, agency_id, roles from account');
  return new Map(
    rows.map((row) => [
      row.id,
      {
        kind: 'worker',
        municipalityId: row.municipality_id,
        accountId: row.id,
        agencyId: row.agency_id,
        roles: row.roles,
      },
    ]),
  );
}

async function addNotes(owner: pg.ClientConfig): Promise<void> {
  const today = tokyoDay(new Date());
  const { people, workers } = await withClient(owner, async (client) => ({
    people: (
      await client.query<{
        id: string;
        main: string;
        notes: number;
      }>(`select person.id, main_account_id as main,
        (select count(*)::int from progress_note where person_id = person.id) as notes
        from person join "case" on "case".person_id = person.id order by person.id`)
    ).rows,
    workers: await workersOf(client),
  }));
  for (const [index, person] of people.entries()) {
    const worker = workers.get(person.main);
    const wanted = Math.floor((index + 1) * notesPerPerson) - Math.floor(index * notesPerPerson);
    if (worker === undefined) continue;
    for (let count = person.notes; count < wanted; count += 1) {
      const day = addDays(today, -(3 + index + count * 17));
      const note = noteShape.parse({
        at: new Date(`${day}T14:00:00+09:00`),
        minutes: 30,
        method: 'visit',
        withWhom: '',
        placeNote: '',
        body: stories[(index + count) % stories.length],
        ownWords: '',
        nextStep: '',
        nextOn: null,
        nextBy: null,
        basis: 'consent',
        scope: 'consented',
        side: 'person',
        dangerSign: false,
      });
      await recordNote(worker, person.id, { ...note, id: uuidv7() });
    }
  }
}

async function copyTown(client: pg.Client, scale: number): Promise<void> {
  const { rows } = await client.query<{ people: number }>('select count(*)::int as people from person');
  const people = rows[0]?.people ?? 1;
  const towns = Math.max(1, Math.round((peoplePerSet * scale) / people));
  const sets = scale;
  const tables = await listTables(client);
  // Copies point at copies by the way their ids are made; asking for every one would take longer than copying.
  await client.query('set session_replication_role = replica');
  // A key for every copy, in the order of the copies: as ids made one after another would stand.
  await client.query(`create function pg_temp.copy_of(id uuid, n int) returns uuid language sql immutable
    return (lpad(to_hex(n), 8, '0') || right(replace(id::text, '-', ''), 24))::uuid`);
  await client.query(`create temp table account_copy as select id, s, pg_temp.copy_of(id, s) as copy
    from account, generate_series(1, ${sets - 1}) as s`);
  await client.query(`insert into account (municipality_id, id, agency_id, sign_in_name, name, name_kana, password_hash, roles)
    select municipality_id, copy, agency_id, 'copy-' || s || '-' || sign_in_name, name, name_kana, password_hash, roles
    from account join account_copy using (id)`);
  const indexes = await dropIndexes(client, [...aboutPeople.tables, ...register.tables]);
  for (const name of aboutPeople.tables) {
    await copyTable(
      client,
      tableOf(tables, name),
      aboutPeople.keys,
      towns,
      `(n / ${Math.ceil(towns / sets)})`,
    );
  }
  for (const name of register.tables) {
    await copyTable(client, tableOf(tables, name), register.keys, sets, 'n');
  }
  await client.query(`insert into number_series (municipality_id, kind, fiscal_year, last)
    select municipality_id, kind, fiscal_year, 99000000 from number_series
    on conflict (municipality_id, kind, fiscal_year) do update set last = excluded.last`);
  for (const definition of indexes) await client.query(definition);
  await client.query('set session_replication_role = origin');
}

function tableOf(tables: readonly Table[], name: string): Table {
  const table = tables.find((each) => each.name === name);
  if (table === undefined) throw new Error(`there is no table ${name}`);
  return table;
}

/** `set` says, from n, which set of workers has the copy in hand. */
async function copyTable(
  client: pg.Client,
  table: Table,
  keys: readonly string[],
  copies: number,
  set: string,
): Promise<void> {
  const value = ({ name, type }: Table['columns'][number]): string => {
    const column = `row.${quote(name)}`;
    if (type === 'uuid' && keys.includes(name)) return `pg_temp.copy_of(${column}, n)`;
    if (['main_account_id', 'next_by', 'checked_by'].includes(name)) {
      return `coalesce((select copy from account_copy where account_copy.id = ${column} and s = ${set}), ${column})`;
    }
    if (name === 'number') {
      return `regexp_replace(${column}, '\\d+$', '') || (10000 + n * 100 + substring(${column}, '\\d+$')::int)`;
    }
    const list = table.name === 'person' ? nameLists[name] : undefined;
    if (list === undefined) return column;
    const [names, place] = list;
    // Who has told no name has none in the copy either.
    return `case when ${column} = '' then '' else (array['${names.join("','")}'])[1 + (${place}) % ${names.length}] end`;
  };
  await client.query(`insert into ${quote(table.name)} (${table.columns.map((column) => quote(column.name)).join(', ')})
    select ${table.columns.map(value).join(', ')} from ${quote(table.name)} as row, generate_series(1, ${copies - 1}) as n`);
}

/** Filled at the end, which is quicker; answers how each was made. */
async function dropIndexes(client: pg.Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where schemaname = 'public' and tablename = any($1) and indexdef like '%USING gin%'`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${quote(name)}`);
  return rows.map((row) => row.definition);
}

async function checkAccess(client: pg.Client): Promise<void> {
  const workers = [...(await workersOf(client)).values()];
  const officer = workers.find((worker) => worker.roles.includes('municipal_officer'));
  if (officer === undefined) throw new Error('the demo town has no municipal officer');
  const drift = await asActor(officer, { act: 'bench.check-access' }, (db) => findAccessDrift(db));
  if (drift.length > 0) throw new Error(`access lists of copies are not true: ${JSON.stringify(drift)}`);
}
