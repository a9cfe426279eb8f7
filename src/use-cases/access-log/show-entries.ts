import { sql } from 'kysely';
import type { Handle, LogNotes } from '#db/as-actor.ts';
import type { ActKind } from '#domain/act-kind.ts';
import { shownName } from '#domain/person.ts';

export type AccessLogEntry = {
  seq: number;
  at: Date;
  /** A host has no account: it came in by its link. */
  actorKind: string;
  act: string;
  kind: ActKind;
  outcome: 'done' | 'refused' | 'failed';
  /** Of a refusal: which one. */
  code: string;
  accountName: string | null;
  agencyName: string | null;
  typedReason: string | null;
  subjects: { kind: string; id: string }[];
  /** Accounts it was about, by name: who came in, whose role was changed. */
  accounts: string[];
  /** Whose record it was, as far as a line can say: the first few. */
  people: ShownSubject[];
  /** How many people more. */
  morePeople: number;
};

/** By running number and name where the person is open to the reader now; otherwise not even by the number. */
export type ShownSubject = { id: string; number: string; name: string } | 'closed';

const mostNames = 3;

/**
 * Entries as lines, newest first. A name and a number come from the person's own row: who may not see the person learns neither
 * from the log, and an administrator sees no person at all. Whose names are shown is noted for the entry of this reading.
 */
export async function showEntries(
  db: Handle,
  log: LogNotes,
  seqs: readonly number[],
): Promise<AccessLogEntry[]> {
  if (seqs.length === 0) return [];
  const rows = await db
    .selectFrom('accessLog')
    .leftJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'accessLog.municipalityId')
        .on(sql`account.id::text`, '=', sql.ref('access_log.account_id')),
    )
    .leftJoin('agency', (join) =>
      join
        .onRef('agency.municipalityId', '=', 'accessLog.municipalityId')
        .on(sql`agency.id::text`, '=', sql.ref('access_log.agency_id')),
    )
    .select(['accessLog.seq', 'accessLog.at', 'accessLog.actorKind', 'accessLog.act', 'accessLog.kind'])
    .select(['accessLog.outcome', 'accessLog.typedReason', 'accessLog.subjects'])
    .select(['account.name as accountName', 'agency.name as agencyName'])
    .select(sql<string>`coalesce(access_log.detail ->> 'code', '')`.as('code'))
    .where(sql<boolean>`access_log.seq = any(${seqs}::bigint[])`)
    .execute();
  const lines = rows
    .map((row) => ({ ...row, seq: Number(row.seq), subjects: row.subjects as AccessLogEntry['subjects'] }))
    .toSorted((a, b) => b.seq - a.seq)
    .map((row) => ({ ...row, peopleIds: idsOf(row.subjects, 'person') }));
  const people = await namesOf(
    db,
    lines.flatMap(({ peopleIds }) => peopleIds.slice(0, mostNames)),
  );
  for (const id of people.keys()) log.about('person', id);
  const accounts = await accountNames(
    db,
    lines.flatMap(({ subjects }) => idsOf(subjects, 'account')),
  );
  return lines.map(({ peopleIds, ...row }) => ({
    ...row,
    kind: row.kind as ActKind,
    outcome: row.outcome as AccessLogEntry['outcome'],
    accounts: idsOf(row.subjects, 'account').flatMap((id) => accounts.get(id) ?? []),
    people: peopleIds.slice(0, mostNames).map((id) => people.get(id) ?? 'closed'),
    morePeople: Math.max(0, peopleIds.length - mostNames),
  }));
}

function idsOf(subjects: AccessLogEntry['subjects'], wanted: string): string[] {
  return [...new Set(subjects.filter(({ kind }) => kind === wanted).map(({ id }) => id))];
}

async function namesOf(
  db: Handle,
  ids: readonly string[],
): Promise<Map<string, Exclude<ShownSubject, 'closed'>>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'number', 'isAnonymous', 'called', 'familyName', 'givenName'])
    .where(sql<boolean>`id = any(${[...new Set(ids)]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, { id: row.id, number: row.number, name: shownName(row) }]));
}

async function accountNames(db: Handle, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('account')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any(${[...new Set(ids)]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
