import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { tellAccount } from './account-notice.ts';
import { endSessionsOf } from './end-sessions.ts';

/** An administrator signs somebody out everywhere: a lost device, a desk left open. Its owner is told. */
export async function signOutAccount(worker: Worker, accountId: string): Promise<void> {
  const purpose = { act: 'accounts.sign-out', subjects: [{ kind: 'account', id: accountId }] };
  await asActor(worker, purpose, async (db) => {
    if (!worker.roles.includes('administrator')) throw new Refusal('not-permitted');
    const account = await db
      .selectFrom('account')
      .select('id')
      .where('id', '=', accountId)
      .executeTakeFirst();
    if (!account) throw new Refusal('not-found');
    await endSessionsOf(db, accountId);
    await tellAccount(db, worker, accountId, 'signed-out');
  });
}
