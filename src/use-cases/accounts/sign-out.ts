import { asActor } from '#db/as-actor.ts';
import { tokenHash } from './token-hash.ts';

/** Ends the session behind a cookie; ending it twice is no mistake. */
export async function signOut(municipalityId: string, token: string, now: Date): Promise<void> {
  await asActor({ kind: 'signin', municipalityId }, { act: 'sign-out' }, async (db) => {
    await db.updateTable('session').set({ endedAt: now }).where('tokenHash', '=', tokenHash(token)).execute();
  });
}
