import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import type { AccountFields } from '#domain/account.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { isOpenAgency } from './is-open-agency.ts';

export type AccountChange = Omit<AccountFields, 'signInName'> & {
  isActive: boolean;
  /** Opens an account that wrong passwords have locked. */
  unlock: boolean;
};

/**
 * Changes an account. Ending it, or changing what it may do, ends its sessions in the same transaction. The last active
 * administrator cannot be ended: nobody could ever add an account again.
 */
export async function changeAccount(
  worker: Worker,
  accountId: string,
  version: number,
  change: AccountChange,
): Promise<{ ok: true } | { ok: false; reason: 'unknown-agency' }> {
  const purpose = { act: 'accounts.change', subjects: [{ kind: 'account', id: accountId }] };
  return asActor(worker, purpose, async (db) => {
    if (!worker.roles.includes('administrator')) throw new Refusal('not-permitted');
    await keepAnAdministrator(db, accountId, change);
    const stored = await db
      .selectFrom('account')
      .select(['version', 'agencyId'])
      .where('id', '=', accountId)
      .executeTakeFirst();
    if (!stored) throw new Refusal('not-found');
    // Who already belongs to an agency that has ended may stay there; nobody is moved into one.
    if (change.agencyId !== stored.agencyId && !(await isOpenAgency(db, change.agencyId)))
      return { ok: false, reason: 'unknown-agency' };
    if (stored.version !== version) throw new Refusal('changed-meanwhile');
    const result = await db
      .updateTable('account')
      .set({
        agencyId: change.agencyId,
        name: change.name,
        nameKana: change.nameKana,
        roles: [...change.roles],
        isActive: change.isActive,
        ...(change.unlock ? { failedCount: 0, lockedUntil: null } : {}),
        version: version + 1,
        updatedAt: sql`now()`,
      })
      .where('id', '=', accountId)
      .where('version', '=', version)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) throw new Refusal('changed-meanwhile');
    await db
      .updateTable('session')
      .set({ endedAt: sql`now()` })
      .where('accountId', '=', accountId)
      .where('endedAt', 'is', null)
      .execute();
    return { ok: true };
  });
}

/** All active administrators are locked, in one order: two who end each other at the same moment must not both succeed. */
async function keepAnAdministrator(db: Handle, accountId: string, change: AccountChange): Promise<void> {
  if (change.isActive && change.roles.includes('administrator')) return;
  const administrators = await db
    .selectFrom('account')
    .select('id')
    .where('isActive', '=', true)
    .where(sql<boolean>`'administrator' = any(roles)`)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (administrators.length === 1 && administrators[0]?.id === accountId)
    throw new Refusal('last-administrator');
}
