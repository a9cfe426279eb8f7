import { verify } from '@node-rs/argon2';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { keepOwnPassword } from './keep-own-password.ts';
import { countFailed, hashPassword, keepAttempt, tokenHash, triesPerDesk } from './sign-in.ts';

/**
 * Changes one's own password, against the present one. Every other session of the account ends; `keepToken` is the one
 * that asked. It runs as the sign-in role, the only one that may read a password's hash.
 */
export async function changeOwnPassword(
  worker: Worker,
  present: string,
  next: string,
  keepToken: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: 'wrong-present' }> {
  const passwordHash = await hashPassword(next);
  const actor = { kind: 'signin', municipalityId: worker.municipalityId } as const;
  const purpose = {
    act: 'accounts.change-own-password',
    subjects: [{ kind: 'account', id: worker.accountId }],
  };
  const key = tokenHash(`present:${worker.accountId}`);
  return asActor(actor, purpose, async (db, log) => {
    // A screen left open is no place to guess the password at: as many tries as at the door.
    const tries = await countFailed(db, key, new Date(now.getTime() - 15 * 60_000));
    if (tries >= triesPerDesk) throw new Refusal('too-many-tries');
    const account = await db
      .selectFrom('account')
      .select('passwordHash')
      .where('id', '=', worker.accountId)
      .executeTakeFirstOrThrow();
    if (!(await verify(account.passwordHash, present))) {
      await keepAttempt(db, worker.municipalityId, key, false);
      log.detail({ result: 'wrong-present' });
      return { ok: false, reason: 'wrong-present' };
    }
    await keepOwnPassword(db, worker.accountId, passwordHash, keepToken, now);
    return { ok: true };
  });
}
