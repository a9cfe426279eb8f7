import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import { mergeVersions, type KeptSides } from '#db/meet-versions.ts';
import { keepRevision } from '#db/revision.ts';
import type { AccountFields } from '#domain/account.ts';
import { roleCodes, type Role, type Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import { Refusal } from '#domain/refusal.ts';
import { endSessionsOf } from './end-sessions.ts';
import { mayUseSecondPerson } from './second-person.ts';
import { isOpenAgency } from './is-open-agency.ts';

/** What two administrators may change at once. */
export type AccountVersion = Omit<AccountFields, 'signInName'> & { isActive: boolean };

export type AccountChange = AccountVersion & {
  /** Opens an account that wrong passwords have locked. */
  unlock: boolean;
};

/**
 * Saves what was typed over the version that was seen; two administrators' changes to different fields merge. Every session
 * of the account ends in the same transaction. The last active administrator cannot be ended: nobody could ever add an
 * account again.
 */
export async function changeAccount(
  worker: Worker,
  accountId: string,
  seen: number,
  { agencyId, name, nameKana, roles, isActive, unlock }: AccountChange,
  kept?: KeptSides,
): Promise<Saved | { ok: false; reason: 'unknown-agency' | 'second-person' }> {
  const subject = { kind: 'account', id: accountId };
  return asActor(worker, { act: 'accounts.change', subjects: [subject] }, async (db) => {
    if (!worker.roles.includes('administrator')) throw new Refusal('not-permitted');
    const administrators = await lockAccounts(db, accountId);
    const row = await db
      .selectFrom('account')
      .select(['version', 'updatedBy', 'updatedAt', 'agencyId', 'name', 'nameKana', 'roles', 'isActive'])
      .where('id', '=', accountId)
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    const { version, updatedBy, updatedAt, ...rest } = row;
    const stored: AccountVersion = { ...rest, roles: inOrder(rest.roles as Role[]) };
    const fields: AccountVersion = { agencyId, name, nameKana, roles: inOrder(roles), isActive };
    const standing = { version, updatedBy, updatedAt, fields: stored };
    const met = await mergeVersions(db, subject, standing, { seen, fields, kept });
    if (!met.ok) return met;
    const { merged } = met;
    if (isAdministrator(stored) && !isAdministrator(merged) && administrators.length === 1)
      throw new Refusal('last-administrator');
    // Who already belongs to an agency that has ended may stay there; nobody is moved into one.
    if (merged.agencyId !== stored.agencyId && !(await isOpenAgency(db, merged.agencyId)))
      return { ok: false, reason: 'unknown-agency' };
    if (
      isAdministrator(stored) !== isAdministrator(merged) &&
      !(await mayUseSecondPerson(db, worker, 'administrators'))
    )
      return { ok: false, reason: 'second-person' };
    await keepRevision(db, worker, subject, version, stored);
    await db
      .updateTable('account')
      .set({
        ...merged,
        ...(unlock ? { failedCount: 0, lockedUntil: null } : {}),
        version: met.version,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', accountId)
      .execute();
    await endSessionsOf(db, accountId);
    return { ok: true };
  });
}

function isAdministrator({ isActive, roles }: AccountVersion): boolean {
  return isActive && roles.includes('administrator');
}

/** The order of ticks is no change. */
function inOrder(roles: readonly Role[]): Role[] {
  return roleCodes.filter((role) => roles.includes(role));
}

/**
 * Locks the account and all active administrators, in one order: two who end each other at the same moment must not both
 * succeed. Answers the administrators.
 */
async function lockAccounts(db: Handle, accountId: string): Promise<string[]> {
  const isActiveAdministrator = sql<boolean>`is_active and 'administrator' = any(roles)`;
  const locked = await db
    .selectFrom('account')
    .select(['id', isActiveAdministrator.as('isAdministrator')])
    .where((eb) => eb.or([eb('id', '=', accountId), isActiveAdministrator]))
    .orderBy('id')
    .forUpdate()
    .execute();
  return locked.filter((row) => row.isAdministrator).map(({ id }) => id);
}
