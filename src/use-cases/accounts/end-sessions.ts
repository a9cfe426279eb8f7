import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import { dropPending } from './pending-sign-in.ts';
import { tokenHash } from './token-hash.ts';

/** An administrator closes every door of an account that somebody stands in or before. */
export async function endSessionsOf(db: Handle, accountId: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ endedAt: sql`now()` })
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .execute();
  await dropPending(db, accountId);
}

/** A way in has changed: whoever came in by the old one is out, except the session that changed it. As the sign-in role only. */
export async function endOtherSessions(
  db: Handle,
  accountId: string,
  keepToken: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('session')
    .set({ endedAt: now })
    .where('accountId', '=', accountId)
    .where('tokenHash', '!=', tokenHash(keepToken))
    .where('endedAt', 'is', null)
    .execute();
  await dropPending(db, accountId);
}
