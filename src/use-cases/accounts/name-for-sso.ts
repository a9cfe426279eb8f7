import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { tellAccount } from './account-notice.ts';
import { useSecondPerson } from './second-person.ts';
import { endSessionsOf } from './end-sessions.ts';

/**
 * Whom the municipality's provider means by a name. It is a way in, so its owner is told and open sessions end; empty closes
 * that way.
 */
export async function nameForSso(
  worker: Worker,
  accountId: string,
  ssoName: string,
): Promise<{ ok: true } | { ok: false; reason: 'name-taken' }> {
  const purpose = { act: 'accounts.sso-name', subjects: [{ kind: 'account', id: accountId }] };
  return asActor(worker, purpose, async (db) => {
    if (!worker.roles.includes('administrator')) throw new Refusal('not-permitted');
    const name = ssoName === '' ? null : ssoName;
    if (name !== null) {
      const taken = await db
        .selectFrom('account')
        .select('id')
        .where('ssoName', '=', name)
        .where('id', '!=', accountId)
        .executeTakeFirst();
      if (taken) return { ok: false, reason: 'name-taken' };
    }
    await useSecondPerson(db, worker, 'sso-name', accountId);
    const { numUpdatedRows } = await db
      .updateTable('account')
      .set({ ssoName: name })
      .where('id', '=', accountId)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal('not-found');
    if (accountId !== worker.accountId) {
      await endSessionsOf(db, accountId);
      await tellAccount(db, worker, accountId, 'sso-name-changed');
    }
    return { ok: true };
  });
}
