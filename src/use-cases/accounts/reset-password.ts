import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { endSessionsOf } from './end-sessions.ts';
import { hashPassword } from './sign-in.ts';

/**
 * An administrator gives a new password to somebody who forgot it; open sessions of that account end. It opens nothing but
 * the page where its owner chooses another (choose-password.ts).
 */
export async function resetPassword(worker: Worker, accountId: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  const purpose = { act: 'accounts.reset-password', subjects: [{ kind: 'account', id: accountId }] };
  await asActor(worker, purpose, async (db) => {
    const result = await db
      .updateTable('account')
      // No new version: a password is nothing that two administrators could have typed side by side.
      .set({ passwordHash, failedCount: 0, lockedUntil: null })
      .where('id', '=', accountId)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) throw new Refusal('not-permitted');
    await endSessionsOf(db, accountId);
  });
}
