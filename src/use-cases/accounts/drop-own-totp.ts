import { endOtherSessions } from './end-sessions.ts';
import { hasSecondProof } from './pending-sign-in.ts';
import { asOwner, type OwnChange, type WrongPresent } from './own-ways.ts';
import { dropRecoveryCodes } from './recovery-codes.ts';

/** Takes the app off one's own account, to put another one on or none. Without a second proof, recovery codes open nothing. */
export async function dropOwnTotp(change: OwnChange): Promise<{ ok: true } | WrongPresent> {
  const { worker, keepToken, now } = change;
  return asOwner('accounts.totp.drop', change, async (db) => {
    await db.deleteFrom('totpFactor').where('accountId', '=', worker.accountId).execute();
    if (!(await hasSecondProof(db, worker.accountId))) await dropRecoveryCodes(db, worker.accountId);
    await endOtherSessions(db, worker.accountId, keepToken, now);
    return { ok: true };
  });
}
