import type { Handle } from '#db/as-actor.ts';
import { tokenHash } from './sign-in.ts';

/** A password that its owner chose, and the end of every other session of the account. As the sign-in role only. */
export async function keepOwnPassword(
  db: Handle,
  accountId: string,
  passwordHash: string,
  keepToken: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('account')
    .set({ passwordHash, ownPasswordHash: passwordHash })
    .where('id', '=', accountId)
    .execute();
  await db
    .updateTable('session')
    .set({ endedAt: now })
    .where('accountId', '=', accountId)
    .where('tokenHash', '!=', tokenHash(keepToken))
    .where('endedAt', 'is', null)
    .execute();
}
