import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';

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
};

export type AccessLogQuery = {
  /** Entries before this one; newest first. */
  before?: number;
  personId?: string;
  accountId?: string;
  onlyRefused?: boolean;
};

export const pageSize = 50;

/**
 * Who did what, newest first. The policy gives the municipal officer every entry and everybody else their own. Asking is
 * itself an entry, and names the person when one was asked for.
 */
export async function readAccessLog(
  worker: Worker,
  query: AccessLogQuery,
): Promise<{ entries: AccessLogEntry[]; nextBefore: number | undefined }> {
  const subjects = query.personId ? [{ kind: 'person', id: query.personId }] : [];
  return asActor(worker, { act: 'access-log.read', subjects }, async (db) => {
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
    const entries = found.slice(0, pageSize).map((row) => ({
      ...row,
      seq: Number(row.seq),
      outcome: row.outcome as AccessLogEntry['outcome'],
      subjects: row.subjects as AccessLogEntry['subjects'],
    }));
    return { entries, nextBefore: found.length > pageSize ? entries.at(-1)?.seq : undefined };
  });
}
