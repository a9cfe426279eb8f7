import { sql } from 'kysely';
import type { Handle } from './as-actor.ts';

/** Which item opens a row of which table. An expression may look at the row's own columns only. */
const guarded: readonly { table: string; key: string; item: string; ownAgency?: string; ownOnly?: string }[] =
  [
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
    ...(
      [
        'decline',
        'plan',
        'plan_sheet',
        'support_decision',
        'host_link',
        'placement',
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
        'evaluation',
        'scale_measurement',
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
      else case when subject_kind in ('decline', 'meeting_item', 'plan', 'plan_sheet', 'placement', 'sounding', 'visit', 'watch_request', 'memorandum', 'loan',
        'insurance', 'booking', 'follow_up', 'step_up', 'attendance', 'evaluation') then 'participation' else 'sealed' end end`,
    },
  ];

/** As text that no session setting changes: jsonb would write the zone of whoever happened to derive the list. */
const inUtc = `case when isfinite(opened.until) then (to_jsonb(opened.until at time zone 'UTC') #>> '{}') || 'Z' else 'infinity' end`;

/** An address under 支援措置 stays locked in its earlier states too (invariant 3). */
const lockedReaders = `(select contact.protected_readers from person_contact as contact
  where contact.municipality_id = row.municipality_id and contact.person_id = row.person_id and contact.is_protected)`;

/** Until when a host may see a handed sheet: as long as the consent that it was handed on is given and not over. */
const shownUntil = `(select case when consent.state = 'given' then coalesce((consent.valid_until + 1)::timestamp at time zone 'Asia/Tokyo', 'infinity')
    else '-infinity'::timestamptz end from consent
  where consent.municipality_id = row.municipality_id and consent.id = row.consent_id)`;

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
 * meeting) and consents that are given, not withdrawn, and not over. One definition serves writing and checking.
 */
function derivedList(entry: (typeof guarded)[number]): string {
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

/**
 * In which of the forty tables there is anything about this person. Most people stand in a dozen: planning an update of
 * each of the others costs more than everything else here.
 */
async function tablesWithRows(db: Handle, personId: string): Promise<typeof guarded> {
  const looks = guarded.map(
    ({ table, key }, place) => `select ${place} as place where exists (select from ${table} as row
      where row.municipality_id = app.municipality_id() and row.${key} = '${checked(personId)}')`,
  );
  const { rows } = await sql.raw<{ place: number }>(looks.join(' union all ')).execute(db);
  const places = new Set(rows.map(({ place }) => place));
  return guarded.filter((_, place) => places.has(place));
}

function tablesNamed(name: string): typeof guarded {
  const tables = guarded.filter(({ table }) => table === name);
  if (tables.length === 0) throw new Error(`no access list is derived for ${name}`);
  return tables;
}

/** Every update that brings one person's lists up to date, as one text: all of them in one round trip. */
function updatesFor(personId: string, tables: typeof guarded): string {
  const lists = tables.map((entry) => {
    const list = derivedList(entry);
    return `update ${entry.table} as row set acl = ${list}
      where row.municipality_id = app.municipality_id() and row.${entry.key} = '${checked(personId)}'
        and row.acl is distinct from ${list}`;
  });
  const has = (name: string): boolean => tables.some(({ table }) => table === name);
  const person = `row.municipality_id = app.municipality_id() and row.person_id = '${checked(personId)}'`;
  const locked = `update revision as row set protected_readers = ${lockedReaders}
      where ${person} and row.subject_kind = 'person_contact' and row.protected_readers is distinct from ${lockedReaders}`;
  const shown = `update care_sheet as row set shown_until = ${shownUntil}
      where ${person} and row.shown_until is distinct from ${shownUntil}`;
  return [...lists, ...(has('revision') ? [locked] : []), ...(has('care_sheet') ? [shown] : [])].join(';\n');
}

/**
 * Writes what the lists of one person's rows ought to be, of `only` one table where nothing else can have changed.
 * Runs as engawa_access only: access-list.ts sees to that.
 */
export async function derive(db: Handle, personId: string, only?: string): Promise<void> {
  // One at a time per person, until commit: a note written while a consent is being withdrawn would else be opened by what
  // neither transaction sees of the other.
  await db.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute();
  const tables = only === undefined ? await tablesWithRows(db, personId) : tablesNamed(only);
  const updates = updatesFor(personId, tables);
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
  const { rows: shown } = await sql<{ count: number }>`select count(*)::int as count from care_sheet as row
      where row.municipality_id = app.municipality_id() and row.shown_until is distinct from ${sql.raw(shownUntil)}`.execute(
    db,
  );
  const overdue = shown[0]?.count ?? 0;
  if (overdue > 0) drifts.push({ table: 'care_sheet.shown_until', count: overdue });
  return drifts;
}
