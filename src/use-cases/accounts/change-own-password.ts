import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { isEasyFor } from './is-easy-password.ts';
import { keepOwnPassword } from './keep-own-password.ts';
import { isPresentPassword } from './present-password.ts';
import { hashPassword } from './sign-in.ts';

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
): Promise<{ ok: true } | { ok: false; reason: 'wrong-present' | 'too-easy' }> {
  const actor = { kind: 'signin', municipalityId: worker.municipalityId } as const;
  const purpose = {
    act: 'accounts.change-own-password',
    subjects: [{ kind: 'account', id: worker.accountId }],
  };
  return asActor(actor, purpose, async (db, log) => {
    if (!(await isPresentPassword(db, worker, present, now))) {
      log.detail({ result: 'wrong-present' });
      return { ok: false, reason: 'wrong-present' };
    }
    if (await isEasyFor(db, worker.accountId, next)) {
      log.detail({ result: 'too-easy' });
      return { ok: false, reason: 'too-easy' };
    }
    await keepOwnPassword(db, worker.accountId, await hashPassword(next), keepToken, now);
    return { ok: true };
  });
}
