import type { Handle } from '#db/as-actor.ts';
import { endOtherSessions } from './end-sessions.ts';

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
  await endOtherSessions(db, accountId, keepToken, now);
}
