import { verify } from '@node-rs/argon2';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { isEasyFor } from './is-easy-password.ts';
import { keepOwnPassword } from './keep-own-password.ts';
import { hashPassword } from './sign-in.ts';
import { tokenHash } from './token-hash.ts';

/**
 * Somebody who came in with a password that an administrator gave (a first one, or one set anew) chooses their own. The
 * given one is not asked for again: nothing else is open to this session, and it was the key to it a moment ago.
 */
export async function choosePassword(
  worker: Worker,
  next: string,
  keepToken: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: 'same-as-given' | 'too-easy' }> {
  const actor = { kind: 'signin', municipalityId: worker.municipalityId } as const;
  const purpose = { act: 'accounts.choose-password', subjects: [{ kind: 'account', id: worker.accountId }] };
  return asActor(actor, purpose, async (db, log) => {
    const account = await db
      .selectFrom('account')
      .select(['passwordHash', 'ownPasswordHash'])
      .where('id', '=', worker.accountId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    // The account is locked: who gave it yet another password meanwhile has ended this session.
    const here = await db
      .selectFrom('session')
      .select('endedAt')
      .where('tokenHash', '=', tokenHash(keepToken))
      .where('accountId', '=', worker.accountId)
      .executeTakeFirst();
    if (!here || here.endedAt !== null) throw new Refusal('not-signed-in');
    // Whose password is their own already changes it in 設定, where the present one is asked for.
    if (account.ownPasswordHash === account.passwordHash) throw new Refusal('not-permitted');
    if (await verify(account.passwordHash, next)) {
      log.detail({ result: 'same-as-given' });
      return { ok: false, reason: 'same-as-given' };
    }
    if (await isEasyFor(db, worker.accountId, next)) {
      log.detail({ result: 'too-easy' });
      return { ok: false, reason: 'too-easy' };
    }
    await keepOwnPassword(db, worker.accountId, await hashPassword(next), keepToken, now);
    return { ok: true };
  });
}
