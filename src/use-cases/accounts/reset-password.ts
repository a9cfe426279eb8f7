import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { useSecondPerson } from './second-person.ts';
import { endSessionsOf } from './end-sessions.ts';
import { isEasyFor } from './is-easy-password.ts';
import { hashPassword } from './sign-in.ts';

/**
 * An administrator gives a new password to somebody who forgot it; open sessions of that account end. It opens nothing but
 * the page where its owner chooses another (choose-password.ts).
 */
export async function resetPassword(
  worker: Worker,
  accountId: string,
  password: string,
): Promise<{ ok: true } | { ok: false; reason: 'too-easy' }> {
  const passwordHash = await hashPassword(password);
  const purpose = { act: 'accounts.reset-password', subjects: [{ kind: 'account', id: accountId }] };
  return asActor(worker, purpose, async (db, log) => {
    if (await isEasyFor(db, accountId, password)) {
      log.detail({ result: 'too-easy' });
      return { ok: false, reason: 'too-easy' };
    }
    await useSecondPerson(db, worker, 'reset-password', accountId);
    const result = await db
      .updateTable('account')
      // No new version: a password is nothing that two administrators could have typed side by side.
      .set({ passwordHash, failedCount: 0, lockedUntil: null })
      .where('id', '=', accountId)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) throw new Refusal('not-permitted');
    await endSessionsOf(db, accountId);
    return { ok: true };
  });
}
