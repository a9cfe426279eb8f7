import { asActor, type Handle } from '#db/as-actor.ts';
import { readSecondProof } from '#domain/recovery-code.ts';
import { closePending, findPending } from './pending-sign-in.ts';
import { countRecoveryCodes, spendRecoveryCode } from './recovery-codes.ts';
import { deskOf, openSession, type Desk, type Opened } from './sign-in.ts';
import { tokenHash } from './token-hash.ts';
import { matchingStep } from './totp.ts';
import { keepAttempt, readTries, triesPerAccount, triesPerDesk } from './tries.ts';

export type SecondTry = {
  municipalityId: string;
  pending: string;
  typed: string;
  now: Date;
} & Desk;

/** `codesLeft` is told when one of the recovery codes was used up. */
export type SecondResult =
  | ({ ok: true; codesLeft?: number } & Opened)
  | { ok: false; reason: 'no-match' | 'expired' };

/**
 * The second half of signing in: six digits of the app, or a recovery code. Guessing is slowed like guessing a password, at
 * this place and over all places, and a closed door answers like a wrong code. The session is a new one: what was known
 * before the proof opens nothing after it.
 */
export async function proveSecond(attempt: SecondTry): Promise<SecondResult> {
  const { municipalityId, pending, now } = attempt;
  return asActor({ kind: 'signin', municipalityId }, { act: 'sign-in.second' }, async (db, log) => {
    const accountId = await findPending(db, pending, now);
    if (accountId === undefined) {
      log.detail({ result: 'expired' });
      return { ok: false, reason: 'expired' };
    }
    log.about('account', accountId);
    const deskHash = tokenHash(JSON.stringify(['second', attempt.source, accountId]));
    const accountHash = tokenHash(JSON.stringify(['second', accountId]));
    const desk = await readTries(db, deskHash, triesPerDesk, now);
    const everywhere = await readTries(db, accountHash, triesPerAccount, now);
    const isLocked =
      (desk.lockedUntil !== null && desk.lockedUntil > now) ||
      (!desk.isKnown && everywhere.lockedUntil !== null && everywhere.lockedUntil > now);
    const used = isLocked ? undefined : await takeProof(db, accountId, attempt.typed, now);
    if (!isLocked) {
      for (const key of [deskHash, accountHash])
        await keepAttempt(db, municipalityId, key, used !== undefined);
    }
    if (used === undefined) {
      log.detail({ result: 'no-match' });
      return { ok: false, reason: 'no-match' };
    }
    await closePending(db, pending, now);
    log.detail({ result: 'opened', by: used });
    const opened = await openSession(db, municipalityId, accountId, now, {
      ...deskOf(attempt),
      method: 'password_and_factor',
    });
    if (used === 'totp') return { ok: true, ...opened };
    return { ok: true, ...opened, codesLeft: await countRecoveryCodes(db, accountId) };
  });
}

/** Uses up the code that was typed, when it is one. */
async function takeProof(
  db: Handle,
  accountId: string,
  typed: string,
  now: Date,
): Promise<'totp' | 'recovery' | undefined> {
  const proof = readSecondProof(typed);
  if (!proof) return undefined;
  if (proof.kind === 'recovery') {
    return (await spendRecoveryCode(db, accountId, proof.code, now)) ? 'recovery' : undefined;
  }
  return (await takeTotp(db, accountId, proof.code, now)) ? 'totp' : undefined;
}

async function takeTotp(db: Handle, accountId: string, code: string, now: Date): Promise<boolean> {
  const factor = await db
    .selectFrom('totpFactor')
    .select(['secret', 'lastStep'])
    .where('accountId', '=', accountId)
    .where('confirmedAt', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
  if (!factor) return false;
  const step = matchingStep(factor.secret, code, now, Number(factor.lastStep));
  if (step === undefined) return false;
  await db.updateTable('totpFactor').set({ lastStep: step }).where('accountId', '=', accountId).execute();
  return true;
}
