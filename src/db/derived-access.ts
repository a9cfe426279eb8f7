import { sql } from 'kysely';
import type { Handle } from './as-actor.ts';

type Guarded = {
  table: string;
  key: string;
  item: string;
  ownAgency?: string;
  ownOnly?: string;
  /** Its rows hang on a row of that table about the same person: without one there is none of these. */
  within?: 'placement' | 'plan';
};

/** Which item opens a row of which table. An expression may look at the row's own columns only. */
const guarded: readonly Guarded[] = [
  { table: 'person', key: 'id', item: `'basic'` },
  { table: 'person_contact', key: 'person_id', item: `'contact'` },
  { table: 'household_member', key: 'of_person_id', item: `'family'` },
  { table: '"case"', key: 'person_id', item: `'basic'` },
  { table: 'case_change', key: 'person_id', item: `'basic'` },
  { table: 'intake', key: 'person_id', item: `'intake'` },
  { table: 'consent', key: 'person_id', item: `'basic'` },
  { table: 'assessment', key: 'person_id', item: `'participation'` },
  {
    table: 'fact',
    key: 'person_id',
    item: `case when basis = 'confidential_meeting' then 'sealed' else item end`,
  },
  {
    table: 'progress_note',
    key: 'person_id',
    item: `case when basis = 'confidential_meeting' then 'sealed' else 'notes' end`,
    // Whoever wrote a note sees it as long as the person is open to them at all, whichever items the consent names.
    ownAgency: `row.basis <> 'confidential_meeting' and source.grantee in (row.agency_id::text, row.created_by::text)`,
    ownOnly: `row.scope <> 'own_agency' or source.grantee in (row.agency_id::text, row.created_by::text)`,
  },
  { table: 'match_run', key: 'person_id', item: `'participation'` },
  { table: 'match_pass', key: 'person_id', item: `'participation'` },
  { table: 'tried_system', key: 'person_id', item: `'intake'` },
  {
    table: 'meeting_item',
    key: 'person_id',
    item: `case when legal_basis = 'confidential' then 'sealed' else 'participation' end`,
  },
  ...(['decline', 'plan', 'placement', 'evaluation', 'scale_measurement'] as const).map((table) => ({
    table,
    key: 'person_id',
    item: `'participation'`,
  })),
  ...(['plan_sheet', 'support_decision'] as const).map((table) => ({
    table,
    key: 'person_id',
    item: `'participation'`,
    within: 'plan' as const,
  })),
  ...(
    [
      'host_link',
      'placement_step',
      'sounding',
      'visit',
      'care_sheet',
      'watch_request',
      'memorandum',
      'loan',
      'insurance',
      'booking',
      'booking_recall',
      'follow_up_rhythm',
      'follow_up',
      'support_level',
      'step_up',
      'attendance',
    ] as const
  ).map((table) => ({ table, key: 'person_id', item: `'participation'`, within: 'placement' as const })),
  { table: 'money_entry', key: 'person_id', item: `'economy'`, within: 'placement' },
  {
    table: 'incident',
    key: 'person_id',
    item: `case when basis = 'confidential_meeting' then 'sealed' else 'notes' end`,
  },
  { table: 'closure', key: 'person_id', item: `'basic'` },
  { table: 'handover', key: 'person_id', item: `'notes'` },
  {
    table: 'revision',
    key: 'person_id',
    // A kind that is not named here opens with the strictest item: forgetting one must not disclose it. 'meeting_item' is one of
    // a 重層的支援会議; the item of a 支援会議 keeps its revisions under another kind.
    item: `case subject_kind when 'person' then 'basic' when 'case' then 'basic' when 'consent' then 'basic'
      when 'person_contact' then 'contact' when 'intake' then 'intake' when 'assessment' then 'participation'
      when 'household_member' then 'family' when 'incident' then 'notes' when 'handover' then 'notes' when 'closure' then 'basic'
      when 'money_entry' then 'economy' when 'tried_system' then 'intake'
      else case when subject_kind in ('decline', 'meeting_item', 'plan', 'plan_sheet', 'placement', 'sounding', 'visit', 'watch_request', 'memorandum', 'loan',
        'insurance', 'booking', 'follow_up', 'step_up', 'attendance', 'evaluation') then 'participation' else 'sealed' end end`,
  },
];

/** As text that no session setting changes: jsonb would write the zone of whoever happened to derive the list. */
const inUtc = `case when isfinite(opened.until) then (to_jsonb(opened.until at time zone 'UTC') #>> '{}') || 'Z' else 'infinity' end`;

/** An address under 支援措置 stays locked in its earlier states too (invariant 3). */
const lockedReaders = `(select contact.protected_readers from person_contact as contact
  where contact.municipality_id = row.municipality_id and contact.person_id = row.person_id and contact.is_protected)`;

/** Until when a host may see what was handed to it: as long as the consent that it stands on is given and not over. */
const shownUntil = `(select case when consent.state = 'given' then coalesce((consent.valid_until + 1)::timestamp at time zone 'Asia/Tokyo', 'infinity')
    else '-infinity'::timestamptz end from consent
  where consent.municipality_id = row.municipality_id and consent.id = row.consent_id)`;

const shownToHosts = ['care_sheet', 'watch_request'] as const;

/** Why anybody may see something about a person: grounds not ended, and consents given and not withdrawn. */
export function sourcesOf(municipalityId: string, personId: string): string {
  return `select grantee::text as grantee, valid_until as until, items from access_ground
        where municipality_id = ${municipalityId} and person_id = ${personId} and ended_at is null
        union all
        select recipient_agency_id::text, coalesce((valid_until + 1)::timestamp at time zone 'Asia/Tokyo', 'infinity'), items from consent
        where municipality_id = ${municipalityId} and person_id = ${personId} and state = 'given' and recipient_agency_id is not null`;
}

/**
 * What the access list of each row ought to be, from its sources: grounds (who recorded, who is in charge, who sat in the
 * meeting) and consents that are given, not withdrawn, and not over. The check works it out row by row; writing does it item
 * by item (standingOf), and the property test holds the one against the other.
 */
function derivedList(entry: Guarded): string {
  const opens = `source.items @> array[${entry.item}]`;
  const wide = entry.ownAgency ? `(${opens} or (${entry.ownAgency}))` : opens;
  const narrow = entry.ownOnly ? `and (${entry.ownOnly})` : '';
  return `coalesce((
    select jsonb_object_agg(opened.grantee, ${inUtc}) from (
      select source.grantee, max(source.until) as until from (
        ${sourcesOf(`row.municipality_id`, `row.${entry.key}`)}
      ) as source where ${wide} ${narrow} group by source.grantee
    ) as opened), '{}'::jsonb)`;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The text is sent as it is: nothing but an id may stand in it. */
function checked(personId: string): string {
  if (!uuid.test(personId)) throw new Error('a person is named by a UUID');
  return personId;
}

type Standing = {
  /** The access list of each item, as a literal: most rows of a person carry one of nine lists. */
  lists: ReadonlyMap<string, string>;
  tables: readonly Guarded[];
};

/**
 * What is open to whom now, item by item, and in which of the forty tables there is anything about this person: one look,
 * because to work a list out anew in the update of every table costs more than everything else here.
 */
async function standingOf(db: Handle, personId: string, only?: string): Promise<Standing> {
  const wanted = (only === undefined ? guarded : tablesNamed(only)).filter(
    ({ within }) => within === undefined,
  );
  const looks = wanted.map(
    ({ table, key }, place) => `select ${place} as place where exists (select from ${table} as row
      where row.municipality_id = app.municipality_id() and row.${key} = '${checked(personId)}')`,
  );
  const { rows } = await sql
    .raw<{ lists: Record<string, unknown>; places: number[] }>(
      `select coalesce((select jsonb_object_agg(item, list) from (
          select item, jsonb_object_agg(opened.grantee, ${inUtc}) as list from (
            select item, source.grantee, max(source.until) as until
            from (${sourcesOf('app.municipality_id()', `'${checked(personId)}'`)}) as source, unnest(source.items) as item
            group by item, source.grantee
          ) as opened group by item) as listed), '{}'::jsonb) as lists,
        array(${looks.join(' union all ')}) as places`,
    )
    .execute(db);
  const { lists, places } = rows[0] ?? { lists: {}, places: [] };
  const found = places.flatMap((place) => wanted[place] ?? []);
  const names = new Set(found.map(({ table }) => table));
  return {
    lists: new Map(Object.entries(lists).map(([item, list]) => [item, literal(list)])),
    tables: [...found, ...guarded.filter(({ within }) => within !== undefined && names.has(within))],
  };
}

function literal(list: unknown): string {
  return `'${JSON.stringify(list).replaceAll("'", "''")}'::jsonb`;
}

/** The list of a row of that table, from the lists of the items; where rows differ among themselves it is worked out for each. */
function listIn(entry: Guarded, lists: Standing['lists']): string {
  if (entry.ownAgency ?? entry.ownOnly) return derivedList(entry);
  const [, fixed] = /^'([a-z]+)'$/.exec(entry.item) ?? [];
  if (fixed !== undefined) return lists.get(fixed) ?? literal({});
  if (lists.size === 0) return literal({});
  const whens = [...lists].map(([item, list]) => `when '${item}' then ${list}`).join(' ');
  return `case (${entry.item}) ${whens} else ${literal({})} end`;
}

function tablesNamed(name: string): readonly Guarded[] {
  const tables = guarded.filter(({ table }) => table === name);
  if (tables.length === 0) throw new Error(`no access list is derived for ${name}`);
  return tables;
}

/** Every update that brings one person's lists up to date, as one text: all of them in one round trip. */
function updatesFor(personId: string, { lists, tables }: Standing): string {
  const updates = tables.map((entry) => {
    const list = listIn(entry, lists);
    return `update ${entry.table} as row set acl = ${list}
      where row.municipality_id = app.municipality_id() and row.${entry.key} = '${checked(personId)}'
        and row.acl is distinct from ${list}`;
  });
  const has = (name: string): boolean => tables.some(({ table }) => table === name);
  const person = `row.municipality_id = app.municipality_id() and row.person_id = '${checked(personId)}'`;
  const locked = `update revision as row set protected_readers = ${lockedReaders}
      where ${person} and row.subject_kind = 'person_contact' and row.protected_readers is distinct from ${lockedReaders}`;
  const shown = shownToHosts.filter(has).map(
    (table) => `update ${table} as row set shown_until = ${shownUntil}
      where ${person} and row.shown_until is distinct from ${shownUntil}`,
  );
  return [...updates, ...(has('revision') ? [locked] : []), ...shown].join(';\n');
}

/**
 * Writes what the lists of one person's rows ought to be, of `only` one table where nothing else can have changed.
 * Runs as engawa_access only: access-list.ts sees to that.
 */
export async function derive(db: Handle, personId: string, only?: string): Promise<void> {
  // One at a time per person, until commit: a note written while a consent is being withdrawn would else be opened by what
  // neither transaction sees of the other.
  await db.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute();
  const updates = updatesFor(personId, await standingOf(db, personId, only));
  if (updates !== '') await sql.raw(updates).execute(db);
}

/** Where the stored lists differ from what they ought to be, by table. Runs as engawa_access only. */
export async function driftOf(db: Handle): Promise<{ table: string; count: number }[]> {
  const drifts: { table: string; count: number }[] = [];
  for (const entry of guarded) {
    const { rows } = await sql<{
      count: number;
    }>`select count(*)::int as count from ${sql.raw(entry.table)} as row
        where row.municipality_id = app.municipality_id() and row.${sql.raw(entry.key)} is not null
          and row.acl is distinct from ${sql.raw(derivedList(entry))}`.execute(db);
    const count = rows[0]?.count ?? 0;
    if (count > 0) drifts.push({ table: entry.table, count });
  }
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from revision as row
      where row.municipality_id = app.municipality_id() and row.subject_kind = 'person_contact'
        and row.protected_readers is distinct from ${sql.raw(lockedReaders)}`.execute(db);
  const count = rows[0]?.count ?? 0;
  if (count > 0) drifts.push({ table: 'revision.protected_readers', count });
  for (const table of shownToHosts) {
    const { rows: shown } = await sql<{
      count: number;
    }>`select count(*)::int as count from ${sql.raw(table)} as row
      where row.municipality_id = app.municipality_id() and row.shown_until is distinct from ${sql.raw(shownUntil)}`.execute(
      db,
    );
    const overdue = shown[0]?.count ?? 0;
    if (overdue > 0) drifts.push({ table: `${table}.shown_until`, count: overdue });
  }
  return drifts;
}
