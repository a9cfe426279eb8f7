import type pg from 'pg';
import { listTables, quote, type Table } from '#db/transfer/tables.ts';

/** People of the demo town for whom one set of workers and one register of resources is enough. */
const peoplePerSet = 300;

/**
 * What is copied together, and by which keys it points at itself. People come as often as the town shall have people; what
 * became of them (plans, meetings, placements, seats, follow-up), workers and the register once per `peoplePerSet` of them.
 */
type Group = { tables: readonly string[]; keys: readonly string[]; ofSet: readonly string[] };

const people: Group = {
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
    'tried_system',
  ],
  keys: ['id', 'person_id', 'case_id', 'assessment_id', 'replaces_id', 'follows_case_id', 'meeting_item_id'],
  ofSet: [],
};
const courses: Group = {
  tables: [
    'meeting',
    'meeting_attendance',
    'meeting_item',
    'plan',
    'plan_sheet',
    'support_decision',
    'placement',
    'placement_step',
    'host_link',
    'sounding',
    'visit',
    'decline',
    'care_sheet',
    'watch_request',
    'memorandum',
    'loan',
    'insurance',
    'money_entry',
    'incident',
    'seat',
    'booking',
    'booking_recall',
    'follow_up_rhythm',
    'follow_up',
    'support_level',
    'step_up',
    'roster',
    'attendance',
    'evaluation',
    'scale_measurement',
    'closure',
    'handover',
    'host_turn',
    'support_proposal',
    'activity_case',
    'gap_agenda',
    'resource_task',
  ],
  keys: [
    'id',
    'person_id',
    'case_id',
    'meeting_id',
    'meeting_item_id',
    'fit_item_id',
    'plan_id',
    'replaces_id',
    'placement_id',
    'host_link_id',
    'decline_id',
    'consent_id',
    'seat_id',
    'roster_id',
    'evaluation_id',
    'note_id',
    'batch_id',
    'level_id',
    'agenda_id',
    'ground',
  ],
  ofSet: ['resource_id', 'vacancy_id', 'activity_id', 'voice_id', 'gap_id', 'result_resource_id'],
};
const register: Group = {
  tables: [
    'organization',
    'place',
    'resource',
    'vacancy',
    'formal_capacity',
    'resource_check',
    'resource_closure',
    'voice',
    'activity',
    'activity_stage',
    'activity_agreement',
    'activity_session',
    'ally',
    'gap',
  ],
  keys: [],
  ofSet: [
    'id',
    'organization_id',
    'place_id',
    'resource_id',
    'voice_id',
    'activity_id',
    'parent_id',
    'space_resource_id',
    'role_resource_id',
  ],
};

/** Somebody of the copy's own set of workers does in the copy what was done in the original. */
const doneBy = [
  'main_account_id',
  'next_by',
  'checked_by',
  'due_by',
  'companion_id',
  'from_account_id',
  'to_account_id',
  'assigned_to',
];

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

/** Copies the demo town whole in SQL until `scale` × 300 people are there. */
export async function copyTown(client: pg.Client, scale: number): Promise<void> {
  const { rows } = await client.query<{ people: number }>('select count(*)::int as people from person');
  const towns = Math.max(1, Math.round((peoplePerSet * scale) / (rows[0]?.people ?? 1)));
  const tables = await listTables(client);
  const groups = [people, courses, register];
  // Copies point at copies by the way their ids are made; asking for every one would take longer than copying.
  await client.query('set session_replication_role = replica');
  // A key for every copy, in the order of the copies: as ids made one after another would stand.
  await client.query(`create function pg_temp.copy_of(id uuid, n int) returns uuid language sql immutable
    return case when n = 0 then id else (lpad(to_hex(n), 8, '0') || right(replace(id::text, '-', ''), 24))::uuid end`);
  await client.query(`create temp table account_copy as select id, s, pg_temp.copy_of(id, s) as copy
    from account, generate_series(1, ${scale - 1}) as s`);
  await client.query(`insert into account (municipality_id, id, agency_id, sign_in_name, name, name_kana, password_hash, roles)
    select municipality_id, copy, agency_id, 'copy-' || s || '-' || sign_in_name, name, name_kana, password_hash, roles
    from account join account_copy using (id)`);
  const indexes = await dropIndexes(
    client,
    groups.flatMap((group) => group.tables),
  );
  // Copy n belongs to set s; the first copy of a set is the one whose people have a course.
  const set = (n: string): string => `${n} * ${scale} / ${towns}`;
  const everyCopy = `select n, ${set('n')} as s from generate_series(1, ${towns - 1}) as n`;
  const firstOfSet = `${everyCopy} where ${set('n')} <> ${set('(n - 1)')}`;
  const everySet = `select s as n, s from generate_series(1, ${scale - 1}) as s`;
  for (const name of people.tables) await copyTable(client, tableOf(tables, name), people, everyCopy);
  for (const name of courses.tables) await copyTable(client, tableOf(tables, name), courses, firstOfSet);
  for (const name of register.tables) await copyTable(client, tableOf(tables, name), register, everySet);
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

/** `copies` gives n, by which the copies of a row differ, and s, the set of workers and of the register that goes with it. */
async function copyTable(client: pg.Client, table: Table, group: Group, copies: string): Promise<void> {
  const columns = table.columns.map(({ name }) => quote(name)).join(', ');
  const values = table.columns.map((column) => copiedValue(table.name, column, group)).join(', ');
  await client.query(`insert into ${quote(table.name)} (${columns})
    select ${values} from ${quote(table.name)} as row, (${copies}) as copies`);
}

function copiedValue(table: string, { name, type }: Table['columns'][number], group: Group): string {
  const column = `row.${quote(name)}`;
  if (type === 'uuid' && group.keys.includes(name)) return `pg_temp.copy_of(${column}, n)`;
  if (type === 'uuid[]' && group.keys.includes(name))
    return `array(select pg_temp.copy_of(one, n) from unnest(${column}) as one)`;
  // The parts of an activity stand in the register of its own set; no other id is written in them.
  if (table === 'activity' && name === 'roles')
    return `(select coalesce(jsonb_agg(case when part ->> 'resourceId' is null then part
      else jsonb_set(part, '{resourceId}', to_jsonb(pg_temp.copy_of((part ->> 'resourceId')::uuid, s))) end order by place), '[]')
      from jsonb_array_elements(${column}) with ordinality as parts (part, place))`;
  if (type === 'uuid' && group.ofSet.includes(name)) return `pg_temp.copy_of(${column}, s)`;
  if (doneBy.includes(name))
    return `coalesce((select copy from account_copy where account_copy.id = ${column} and account_copy.s = copies.s), ${column})`;
  if (name === 'slot_key')
    return `case when ${column} = 'formal' then ${column} else pg_temp.copy_of(${column}::uuid, s)::text end`;
  // No two hosts come in by the same secret.
  if (name === 'token_hash' || name === 'code_hash')
    return `encode(sha256(convert_to(${column} || n, 'UTF8')), 'hex')`;
  if (name === 'number' && type === 'text')
    return `regexp_replace(${column}, '\\d+$', '') || (10000 + n * 100 + substring(${column}, '\\d+$')::int)`;
  const list = table === 'person' ? nameLists[name] : undefined;
  if (list === undefined) return column;
  const [names, place] = list;
  // Who has told no name has none in the copy either.
  return `case when ${column} = '' then '' else (array['${names.join("','")}'])[1 + (${place}) % ${names.length}] end`;
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
