import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { useSecondPerson } from './second-person.ts';
import { endSessionsOf } from './end-sessions.ts';
import { tellAccount } from './account-notice.ts';

/**
 * An administrator takes the second proof off the account of somebody who lost it. The administrator learns no secret; all
 * sessions of the account end, and its owner is told on the next page they open. Nobody does it to oneself here: that asks
 * for the password (drop-own-totp.ts).
 */
export async function takeOffFactor(worker: Worker, accountId: string): Promise<void> {
  const purpose = { act: 'accounts.factor.take-off', subjects: [{ kind: 'account', id: accountId }] };
  await asActor(worker, purpose, async (db) => {
    if (!worker.roles.includes('administrator') || worker.accountId === accountId)
      throw new Refusal('not-permitted');
    await useSecondPerson(db, worker, 'take-off-factor', accountId);
    const taken = await db
      .deleteFrom('totpFactor')
      .where('accountId', '=', accountId)
      .returning('accountId')
      .execute();
    const keys = await db.deleteFrom('passkey').where('accountId', '=', accountId).returning('id').execute();
    if (taken.length + keys.length === 0) throw new Refusal('already-done');
    await db.deleteFrom('recoveryCode').where('accountId', '=', accountId).execute();
    await endSessionsOf(db, accountId);
    await tellAccount(db, worker, accountId, 'factor-taken-off');
  });
}
