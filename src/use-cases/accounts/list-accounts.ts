import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Role, Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

const hasPasskey = sql<boolean>`exists (select from passkey as p
  where p.municipality_id = account.municipality_id and p.account_id = account.id)`;

export type AccountRow = {
  id: string;
  signInName: string;
  name: string;
  nameKana: string;
  agencyId: string;
  agencyName: string;
  roles: Role[];
  isActive: boolean;
  /** Wrong passwords since the last right one, from anywhere. */
  failedCount: number;
  /** What the municipality's own provider calls this account. */
  ssoName: string | null;
  /** A second proof stands beside the password. */
  hasFactor: boolean;
  version: number;
};

export type AgencyRow = {
  id: string;
  name: string;
  kind: string;
  phone: string | null;
  endedOn: string | null;
};

/** Every account and agency of the municipality, for those who keep them. */
export async function listAccounts(
  worker: Worker,
): Promise<{ accounts: AccountRow[]; agencies: AgencyRow[] }> {
  if (!worker.roles.includes('administrator')) throw new Refusal('not-permitted');
  return asActor(worker, { act: 'accounts.list' }, async (db) => {
    const accounts = await db
      .selectFrom('account')
      .innerJoin('agency', (join) =>
        join
          .onRef('agency.municipalityId', '=', 'account.municipalityId')
          .onRef('agency.id', '=', 'account.agencyId'),
      )
      .leftJoin('totpFactor', (join) =>
        join
          .onRef('totpFactor.municipalityId', '=', 'account.municipalityId')
          .onRef('totpFactor.accountId', '=', 'account.id'),
      )
      .select([
        'account.id',
        'account.signInName',
        'account.name',
        'account.nameKana',
        'account.agencyId',
        'agency.name as agencyName',
        'account.roles',
        'account.isActive',
        'account.failedCount',
        'account.version',
        'account.ssoName',
        'totpFactor.confirmedAt',
        hasPasskey.as('hasPasskey'),
      ])
      .orderBy('account.isActive', 'desc')
      .orderBy('account.signInName')
      .execute();
    const agencies = await db
      .selectFrom('agency')
      .select(['id', 'name', 'kind', 'phone', 'endedOn'])
      .where('kind', '!=', 'system')
      .orderBy('name')
      .execute();
    return {
      accounts: accounts.map(({ confirmedAt, hasPasskey, ...row }) => ({
        ...row,
        roles: row.roles as Role[],
        hasFactor: confirmedAt !== null || hasPasskey,
      })),
      agencies: agencies.map((row) => ({ ...row, endedOn: row.endedOn })),
    };
  });
}
