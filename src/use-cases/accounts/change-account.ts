import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { AccountFields } from '#domain/account.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

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
): Promise<void> {
  const purpose = { act: 'accounts.change', subjects: [{ kind: 'account', id: accountId }] };
  await asActor(worker, purpose, async (db) => {
    if (!change.isActive || !change.roles.includes('administrator')) {
      const other = await db
        .selectFrom('account')
        .select('id')
        .where('id', '!=', accountId)
        .where('isActive', '=', true)
        .where(sql<boolean>`'administrator' = any(roles)`)
        .limit(1)
        .executeTakeFirst();
      const isAdministrator = await db
        .selectFrom('account')
        .select('id')
        .where('id', '=', accountId)
        .where(sql<boolean>`'administrator' = any(roles)`)
        .executeTakeFirst();
      if (isAdministrator && !other) throw new Refusal('last-administrator');
    }
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
  });
}
