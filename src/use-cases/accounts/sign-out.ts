import { asActor } from '#db/as-actor.ts';
import type { SignInMethod } from './sign-in.ts';
import { tokenHash } from './token-hash.ts';

/** Ends the session behind a cookie and answers how it was opened; ending it twice is no mistake. */
export async function signOut(
  municipalityId: string,
  token: string,
  now: Date,
): Promise<SignInMethod | undefined> {
  return asActor({ kind: 'signin', municipalityId }, { act: 'sign-out' }, async (db) => {
    const ended = await db
      .updateTable('session')
      .set({ endedAt: now })
      .where('tokenHash', '=', tokenHash(token))
      .returning('method')
      .executeTakeFirst();
    return ended?.method as SignInMethod | undefined;
  });
}
