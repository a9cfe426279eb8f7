import { sql } from 'kysely';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Handle } from './as-actor.ts';
import type { Consent } from './schema.ts';
import type { Insertable } from 'kysely';

/** The kinds of things that a ground or a consent may open. `sealed` is what was learnt in a 支援会議 (法106条の6). */
export type AccessItem =
  | 'basic'
  | 'contact'
  | 'intake'
  | 'participation'
  | 'health'
  | 'economy'
  | 'family'
  | 'notes'
  | 'sealed';

export const allItems: readonly AccessItem[] = [
  'basic',
  'contact',
  'intake',
  'participation',
  'health',
  'economy',
  'family',
  'notes',
  'sealed',
];

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
    {
      table: 'revision',
      key: 'person_id',
      // A kind that is not named here opens with the strictest item: forgetting one must not disclose it.
      item: `case subject_kind when 'person' then 'basic' when 'case' then 'basic' when 'consent' then 'basic'
      when 'person_contact' then 'contact' when 'intake' then 'intake' when 'assessment' then 'participation'
      when 'household_member' then 'family' else 'sealed' end`,
    },
  ];

/** As text that no session setting changes: jsonb would write the zone of whoever happened to derive the list. */
const inUtc = `case when isfinite(opened.until) then (to_jsonb(opened.until at time zone 'UTC') #>> '{}') || 'Z' else 'infinity' end`;

/** An address under 支援措置 stays locked in its earlier states too (invariant 3). */
const lockedReaders = `(select contact.protected_readers from person_contact as contact
  where contact.municipality_id = row.municipality_id and contact.person_id = row.person_id and contact.is_protected)`;

/** Why anybody may see something about a person: grounds not ended, and consents given and not withdrawn. */
function sourcesOf(municipalityId: string, personId: string): string {
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

/** Runs `work` as the one role that may write access lists, then becomes the worker again. */
async function asAccessKeeper<T>(db: Handle, work: () => Promise<T>): Promise<T> {
  await sql.raw('set local role engawa_access').execute(db);
  const stepDown = () => sql.raw('set local role engawa_worker').execute(db);
  let result: T;
  try {
    result = await work();
  } catch (error) {
    // The verb may go on after a refusal, but not with this role. An aborted transaction takes no statement and needs none.
    await stepDown().catch(() => undefined);
    throw error;
  }
  await stepDown();
  return result;
}

async function derive(db: Handle, personId: string): Promise<void> {
  for (const entry of guarded) {
    const list = sql.raw(derivedList(entry));
    await sql`update ${sql.raw(entry.table)} as row set acl = ${list}
      where row.municipality_id = app.municipality_id() and row.${sql.raw(entry.key)} = ${personId}::uuid
        and row.acl is distinct from ${list}`.execute(db);
  }
  const readers = sql.raw(lockedReaders);
  await sql`update revision as row set protected_readers = ${readers}
    where row.municipality_id = app.municipality_id() and row.person_id = ${personId}::uuid
      and row.subject_kind = 'person_contact' and row.protected_readers is distinct from ${readers}`.execute(
    db,
  );
}

/**
 * Derives the access lists of one person's rows again. Called by every verb that added a row about the person, and by
 * the one that locks or unlocks an address (支援措置).
 */
export async function refreshAccess(db: Handle, personId: string): Promise<void> {
  await asAccessKeeper(db, () => derive(db, personId));
}

async function requireVisible(db: Handle, personId: string): Promise<void> {
  const seen = await db.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst();
  // A row hidden by the policy is simply not found: not even its existence is told.
  if (!seen) throw new Refusal('not-found');
}

export type Ground = {
  id: string;
  grantee: string;
  granteeKind: 'agency' | 'account';
  ground: 'recorded' | 'controller' | 'assigned' | 'meeting' | 'statute';
  items: readonly AccessItem[];
};

/** Opens a person nobody could see yet to those who recorded it. Refuses when grounds exist: nobody lets himself in. */
export async function startAccess(
  db: Handle,
  worker: Worker,
  personId: string,
  grounds: readonly Ground[],
): Promise<void> {
  await asAccessKeeper(db, async () => {
    const known = await db
      .selectFrom('accessGround')
      .select('id')
      .where('personId', '=', personId)
      .limit(1)
      .executeTakeFirst();
    if (known) throw new Refusal('not-permitted');
    await addGrounds(db, worker, personId, grounds);
    await derive(db, personId);
  });
}

/**
 * Nobody passes on, to others or to themselves, what is closed to them. A meeting and a statute open by law, not by
 * what the worker holds: their verbs answer for who may convene or invoke them.
 */
async function requireHeld(
  db: Handle,
  worker: Worker,
  personId: string,
  grounds: readonly Ground[],
): Promise<void> {
  const passedOn = grounds.filter(({ ground }) => ground !== 'meeting' && ground !== 'statute');
  const { rows } = await sql<{ item: string }>`select distinct unnest(source.items) as item
    from (select ${personId}::uuid as id) as wanted, lateral (${sql.raw(sourcesOf('app.municipality_id()', 'wanted.id'))}) as source
    where source.grantee in (${worker.agencyId}, ${worker.accountId}) and source.until > now()`.execute(db);
  const held = new Set(rows.map((row) => row.item));
  if (passedOn.some((ground) => ground.items.some((item) => !held.has(item))))
    throw new Refusal('not-permitted');
}

/** Opens a person to more people on a ground other than consent. The worker must see the person already. */
export async function grantAccess(
  db: Handle,
  worker: Worker,
  personId: string,
  grounds: readonly Ground[],
): Promise<void> {
  await requireVisible(db, personId);
  await asAccessKeeper(db, async () => {
    await requireHeld(db, worker, personId, grounds);
    await addGrounds(db, worker, personId, grounds);
    await derive(db, personId);
  });
}

/** Ends what was opened to somebody on a ground: a handover, a worker who left. Closed from the next request on. */
export async function endAccess(
  db: Handle,
  personId: string,
  grantee: string,
  ground: Ground['ground'],
): Promise<void> {
  await requireVisible(db, personId);
  await asAccessKeeper(db, async () => {
    await db
      .updateTable('accessGround')
      .set({ endedAt: sql`now()` })
      .where('personId', '=', personId)
      .where('grantee', '=', grantee)
      .where('ground', '=', ground)
      .where('endedAt', 'is', null)
      .execute();
    await derive(db, personId);
  });
}

async function addGrounds(
  db: Handle,
  worker: Worker,
  personId: string,
  grounds: readonly Ground[],
): Promise<void> {
  if (grounds.length === 0) return;
  await db
    .insertInto('accessGround')
    .values(
      grounds.map((ground) => ({
        ...ground,
        items: [...ground.items],
        municipalityId: worker.municipalityId,
        personId,
        createdBy: worker.accountId,
      })),
    )
    .execute();
}

/** Records a consent and opens what it covers, in one step. */
export async function addConsent(db: Handle, consent: Insertable<Consent>): Promise<void> {
  await requireVisible(db, consent.personId);
  await asAccessKeeper(db, async () => {
    await db.insertInto('consent').values(consent).execute();
    await derive(db, consent.personId);
  });
}

/** Withdraws a consent: what it opened is closed in the same transaction, so from the next request on. */
export async function closeConsent(
  db: Handle,
  worker: Worker,
  consent: { id: string; personId: string; version: number },
  note: string,
): Promise<void> {
  await requireVisible(db, consent.personId);
  await asAccessKeeper(db, async () => {
    const result = await db
      .updateTable('consent')
      .set({
        state: 'withdrawn',
        withdrawnAt: sql`now()`,
        withdrawnNote: note,
        version: consent.version + 1,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', consent.id)
      .where('personId', '=', consent.personId)
      .where('version', '=', consent.version)
      .where('state', '!=', 'withdrawn')
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) throw new Refusal('already-done');
    await derive(db, consent.personId);
  });
}

/** Rows whose stored list differs from the derived one, over the whole municipality: the nightly check and the property test. */
export async function findAccessDrift(db: Handle): Promise<{ table: string; count: number }[]> {
  return asAccessKeeper(db, async () => {
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
    return drifts;
  });
}
