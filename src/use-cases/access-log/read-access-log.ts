import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { shownName } from '#domain/person.ts';

export type AccessLogEntry = {
  seq: number;
  at: Date;
  /** A host has no account: it came in by its link. */
  actorKind: string;
  act: string;
  outcome: 'done' | 'refused' | 'failed';
  accountName: string | null;
  agencyName: string | null;
  typedReason: string | null;
  subjects: { kind: string; id: string }[];
  /** Whose record it was, as far as a line can say: the first few. */
  people: ShownSubject[];
  /** How many people more. */
  morePeople: number;
};

/** By running number and name where the person is open to the reader now; otherwise not even by the number. */
export type ShownSubject = { id: string; number: string; name: string } | 'closed';

export type AccessLogQuery = {
  /** Entries before this one; newest first. */
  before?: number;
  personId?: string;
  accountId?: string;
  onlyRefused?: boolean;
};

export const pageSize = 50;
const mostNames = 3;

/**
 * Who did what, newest first. The policy gives the municipal officer every entry and everybody else their own. Asking is
 * itself an entry, and names the people whose names it showed. A name and a number come from the person's own row: who may not
 * see the person learns neither from the log, and an administrator sees no person at all.
 */
export async function readAccessLog(
  worker: Worker,
  query: AccessLogQuery,
): Promise<{ entries: AccessLogEntry[]; nextBefore: number | undefined }> {
  const subjects = query.personId ? [{ kind: 'person', id: query.personId }] : [];
  return asActor(worker, { act: 'access-log.read', subjects }, async (db, log) => {
    let rows = db
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
      .select([
        'accessLog.seq',
        'accessLog.at',
        'accessLog.actorKind',
        'accessLog.act',
        'accessLog.outcome',
        'account.name as accountName',
        'agency.name as agencyName',
        'accessLog.typedReason',
        'accessLog.subjects',
      ])
      .orderBy('accessLog.seq', 'desc')
      .limit(pageSize + 1);
    if (query.before !== undefined) rows = rows.where('accessLog.seq', '<', String(query.before));
    if (query.accountId) rows = rows.where('accessLog.accountId', '=', query.accountId);
    if (query.onlyRefused) rows = rows.where('accessLog.outcome', '=', 'refused');
    if (query.personId) {
      const wanted = JSON.stringify([{ kind: 'person', id: query.personId }]);
      rows = rows.where(sql<boolean>`access_log.subjects @> ${wanted}::jsonb`);
    }
    const found = await rows.execute();
    const page = found.slice(0, pageSize).map((row) => {
      const subjects = row.subjects as AccessLogEntry['subjects'];
      const ids = [...new Set(subjects.filter(({ kind }) => kind === 'person').map(({ id }) => id))];
      return {
        ...row,
        subjects,
        named: ids.slice(0, mostNames),
        morePeople: Math.max(0, ids.length - mostNames),
      };
    });
    const people = await namesOf(
      db,
      page.flatMap(({ named }) => named),
    );
    for (const id of people.keys()) log.about('person', id);
    const entries = page.map(({ named, ...row }): AccessLogEntry => {
      const outcome = row.outcome as AccessLogEntry['outcome'];
      return { ...row, seq: Number(row.seq), outcome, people: named.map((id) => people.get(id) ?? 'closed') };
    });
    return { entries, nextBefore: found.length > pageSize ? entries.at(-1)?.seq : undefined };
  });
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
