import { asActor, type Handle } from '#db/as-actor.ts';
import { openLogOfPerson } from '#db/log-of-person.ts';
import type { Worker } from '#domain/actor.ts';
import { findEntries, type AccessLogQuery } from './find-entries.ts';
import { showEntries, type AccessLogEntry } from './show-entries.ts';

export const pageSize = 50;

export type AccessLogAccount = { id: string; name: string; agencyName: string };

export type AccessLogPage = {
  entries: AccessLogEntry[];
  nextBefore: number | undefined;
  /** Whose log may be asked for by name: everybody's for 主管課 and 管理者, nobody's else. */
  accounts: AccessLogAccount[];
};

/**
 * Who did what, newest first. The policy gives the municipal officer every entry, the administrator what became of accounts,
 * whoever is in charge of a person the entries about that person, and everybody their own. Asking is itself an entry, and names
 * the people whose names it showed.
 */
export async function readAccessLog(worker: Worker, query: AccessLogQuery): Promise<AccessLogPage> {
  return asActor(worker, { act: 'access-log.read', subjects: asked(query) }, async (db, log) => {
    if (query.personId !== undefined) await openLogOfPerson(db, worker, query.personId);
    const seqs = await findEntries(db, worker, query, pageSize + 1);
    const entries = await showEntries(db, log, seqs.slice(0, pageSize));
    const accounts = await accountsFor(db, worker);
    return { entries, nextBefore: seqs.length > pageSize ? entries.at(-1)?.seq : undefined, accounts };
  });
}

export function asked({ personId, accountId }: AccessLogQuery) {
  return [
    ...(personId === undefined ? [] : [{ kind: 'person', id: personId }]),
    ...(accountId === undefined ? [] : [{ kind: 'account', id: accountId }]),
  ];
}

async function accountsFor(db: Handle, worker: Worker): Promise<AccessLogAccount[]> {
  if (!worker.roles.some((role) => role === 'municipal_officer' || role === 'administrator')) return [];
  return db
    .selectFrom('account')
    .innerJoin('agency', (join) =>
      join
        .onRef('agency.municipalityId', '=', 'account.municipalityId')
        .onRef('agency.id', '=', 'account.agencyId'),
    )
    .select(['account.id', 'account.name', 'agency.name as agencyName'])
    .orderBy('agency.name')
    .orderBy('account.nameKana')
    .orderBy('account.id')
    .execute();
}
