import { CompiledQuery, sql } from 'kysely';
import type { Handle } from './as-actor.ts';

type Guarded = {
  table: string;
  key: string;
  item: string;
  ownAgency?: string;
  ownOnly?: string;
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
  { table: 'compose_run', key: 'person_id', item: `'participation'` },
  { table: 'match_pass', key: 'person_id', item: `'participation'` },
  { table: 'composition_pass', key: 'person_id', item: `'participation'` },
  { table: 'allocation_line', key: 'person_id', item: `'participation'` },
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
      'support_proposal',
      'step_up',
      'attendance',
      'activity_case',
    ] as const
  ).map((table) => ({ table, key: 'person_id', item: `'participation'` })),
  { table: 'money_entry', key: 'person_id', item: `'economy'` },
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
      else case when subject_kind in ('decline', 'allocation_line', 'meeting_item', 'plan', 'plan_sheet', 'placement', 'sounding', 'visit', 'watch_request', 'memorandum', 'loan',
        'insurance', 'booking', 'follow_up', 'step_up', 'attendance', 'evaluation') then 'participation' else 'sealed' end end`,
  },
];

/**
 * Of each kind of thing about one person ($1) how many rows there are, and how many of them the claims that hold now open: asked
 * of the lists on the rows by the function of the policies, not worked out a second time.
 */
export const countOpened = `select item, count(*)::int as rows, (count(*) filter (where opened))::int as opened from (
  ${guarded
    .map(
      ({ table, key, item }) =>
        `select ${item} as item, app.opens(row.acl) as opened from ${table} as row
          where row.municipality_id = app.municipality_id() and row.${key} = $1`,
    )
    .join(' union all ')}
) as guarded_row group by item`;

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
 * by item (listIn), and the property test holds the one against the other.
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

/** The list of a row, from the lists of the items ($2): most rows of a person carry one of nine lists. */
function listIn(entry: Guarded, lists: string): string {
  // Where rows differ among themselves it is worked out for each.
  return (entry.ownAgency ?? entry.ownOnly)
    ? derivedList(entry)
    : `coalesce(${lists} -> (${entry.item}), '{}'::jsonb)`;
}

type Derived = { table: string; key: string; column: string; value: (lists: string) => string; of?: string };

/** Every column that is derived, and from what. */
const derived: readonly Derived[] = [
  ...guarded.map((entry) => ({
    table: entry.table,
    key: entry.key,
    column: 'acl',
    value: (lists: string) => listIn(entry, lists),
  })),
  {
    table: 'revision',
    key: 'person_id',
    column: 'protected_readers',
    value: () => lockedReaders,
    of: `row.subject_kind = 'person_contact'`,
  },
  ...shownToHosts.map((table) => ({
    table,
    key: 'person_id',
    column: 'shown_until',
    value: () => shownUntil,
  })),
];

/** The rows of this person ($1) that do not carry yet what they ought to. */
function staleRows({ key, column, value, of }: Derived, lists: string): string {
  const ofKind = of === undefined ? '' : `and ${of}`;
  return `row.municipality_id = app.municipality_id() and row.${key} = $1 ${ofKind}
    and row.${column} is distinct from ${value(lists)}`;
}

/**
 * What is open to whom now, item by item, and where anything about this person does not say so yet: one look at all forty tables,
 * which the server plans once per connection, because a verb has changed one or two of them.
 */
function lookAt(wanted: readonly Derived[]): string {
  const looks = wanted.map(
    (one) => `select ${derived.indexOf(one)} as place
      where exists (select from ${one.table} as row where ${staleRows(one, 'listed.lists')})`,
  );
  return `with listed as materialized (select coalesce(jsonb_object_agg(item, list), '{}'::jsonb) as lists from (
      select item, jsonb_object_agg(opened.grantee, ${inUtc}) as list from (
        select item, source.grantee, max(source.until) as until
        from (${sourcesOf('app.municipality_id()', '$1')}) as source, unnest(source.items) as item
        group by item, source.grantee
      ) as opened group by item) as by_item)
    select listed.lists, array(${looks.join(' union all ')}) as places from listed`;
}

const lookAtAll = lookAt(derived);

function columnsOf(name: string): readonly Derived[] {
  const columns = derived.filter(({ table }) => table === name);
  if (columns.length === 0) throw new Error(`no access list is derived for ${name}`);
  return columns;
}

/**
 * Writes what the lists of one person's rows ought to be, of `only` one table where nothing else can have changed.
 * Runs as engawa_access only: access-list.ts sees to that.
 */
export async function derive(db: Handle, personId: string, only?: string): Promise<void> {
  // One at a time per person, until commit: a note written while a consent is being withdrawn would else be opened by what
  // neither transaction sees of the other.
  await db.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute();
  const look = only === undefined ? lookAtAll : lookAt(columnsOf(only));
  const { rows } = await db.executeQuery<{ lists: unknown; places: number[] }>(
    CompiledQuery.raw(look, [personId]),
  );
  const lists = JSON.stringify(rows[0]?.lists ?? {});
  for (const one of (rows[0]?.places ?? []).flatMap((place) => derived[place] ?? [])) {
    const stale = staleRows(one, '$2::jsonb');
    const update = `update ${one.table} as row set ${one.column} = ${one.value('$2::jsonb')} where ${stale}`;
    await db.executeQuery(CompiledQuery.raw(update, update.includes('$2') ? [personId, lists] : [personId]));
  }
}

/**
 * The same for rows of one table about many people, in one statement: a proposal for hundreds is written in a moment. Where
 * rows differ among themselves nothing is simpler than for one, so such tables are not among those.
 */
export async function deriveForMany(db: Handle, personIds: readonly string[], only: string): Promise<void> {
  const own = guarded.find(({ table }) => table === only);
  if (own === undefined) throw new Error(`no access list is derived for ${only}`);
  // In the order of their ids, as everybody who locks many: two who do it at once wait for each other instead of for nothing.
  await db
    .selectFrom('person')
    .select('id')
    .where(sql<boolean>`id = any(${personIds}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const value = derivedList(own);
  await db.executeQuery(
    CompiledQuery.raw(
      `update ${only} as row set acl = ${value} where row.municipality_id = app.municipality_id()
        and row.${own.key} = any($1::uuid[]) and row.acl is distinct from ${value}`,
      [personIds],
    ),
  );
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
