import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Handle } from '#db/as-actor.ts';
import { hasSecondProof, openPending } from './pending-sign-in.ts';
import { tokenHash } from './token-hash.ts';
import {
  countFailed,
  forgetOldTries,
  keepAttempt,
  lockEnd,
  readTries,
  triesPerAccount,
  triesPerDesk,
} from './tries.ts';

export type Credentials = { signInName: string; password: string };

/** `source` is where the try came from (an address); only its hash is kept, for 24 hours. */
export type SignInTry = Credentials & Desk & { municipalityId: string; now: Date };

/** Where somebody sits: the address, and roughly which browser (domain/browser-name.ts). */
export type Desk = { source: string; browser?: string };

export type Opened = { token: string; endsAt: Date };

/** `second-proof`: the password is right and opens nothing yet; `pending` is for prove-second.ts. */
export type SignInResult =
  | ({ ok: true } & Opened)
  | { ok: false; reason: 'no-match' | 'too-many-tries' }
  | { ok: false; reason: 'second-proof'; pending: Opened };

/** How a session was opened. */
export type SignInMethod = 'password' | 'password_and_factor' | 'passkey' | 'single_sign_on' | 'demo';

/** Sessions end twelve hours after they began, whatever happens in between. */
export const sessionHours = 12;
const triesPerSource = 30;
const hour = 3_600_000;

// Verified when the name is unknown, so that the answer takes as long as for a known one.
let decoy: Promise<string> | undefined;

/** argon2id, 19 MiB, two passes (OWASP's first choice). */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

export function deskOf({ source, browser = '' }: Desk): Required<Desk> {
  return { source, browser };
}

/** Opens a session for an account that has already been proved; returns the token for the cookie. */
export async function openSession(
  db: Handle,
  municipalityId: string,
  accountId: string,
  now: Date,
  { method = 'password', source = '', browser = '' }: Partial<Desk> & { method?: SignInMethod } = {},
): Promise<Opened> {
  const token = randomBytes(32).toString('base64url');
  const endsAt = new Date(now.getTime() + sessionHours * 3_600_000);
  await db
    .insertInto('session')
    .values({
      municipalityId,
      tokenHash: tokenHash(token),
      accountId,
      csrf: randomBytes(24).toString('base64url'),
      endsAt,
      method,
      source,
      browser,
    })
    .execute();
  return { token, endsAt };
}

/**
 * Signs in by password. The answer is the same whether the account exists, is locked, has ended or the password is wrong;
 * only a source that tries too often is told so. A whole office may come from one address: whoever came in from there
 * with this name in the last day is held up by neither the office's count nor the account's, only by their own five tries.
 */
export async function signIn(attempt: SignInTry): Promise<SignInResult> {
  const { municipalityId, now } = attempt;
  const sourceHash = tokenHash(attempt.source);
  const deskHash = tokenHash(JSON.stringify([attempt.source, attempt.signInName]));
  return asActor({ kind: 'signin', municipalityId }, { act: 'sign-in' }, async (db, log) => {
    const desk = await readTries(db, deskHash, triesPerDesk, now);
    const tries = await countFailed(db, sourceHash, new Date(now.getTime() - hour / 4));
    if (tries >= triesPerSource && !desk.isKnown) {
      log.detail({ result: 'too-many-tries' });
      log.refused('too-many-tries');
      return { ok: false, reason: 'too-many-tries' };
    }
    const account = await db
      .selectFrom('account')
      .select(['id', 'passwordHash', 'isActive', 'failedCount', 'lockedUntil'])
      .where('signInName', '=', attempt.signInName)
      .executeTakeFirst();
    decoy ??= hashPassword(randomBytes(16).toString('hex'));
    const matches = await verify(account?.passwordHash ?? (await decoy), attempt.password);
    // An account without failures was opened by its owner or unlocked by an administrator: the desk is free again too.
    const isDeskLocked =
      (account?.failedCount ?? 0) > 0 && desk.lockedUntil !== null && desk.lockedUntil > now;
    const isAccountLocked = !desk.isKnown && account?.lockedUntil != null && account.lockedUntil > now;
    const isLocked = isDeskLocked || isAccountLocked;
    const succeeded = account !== undefined && matches && account.isActive && !isLocked;
    await keepAttempt(db, municipalityId, sourceHash, succeeded);
    // A try at a closed door counts for the place it comes from, and makes nobody's wait longer.
    if (!isLocked) await keepAttempt(db, municipalityId, deskHash, succeeded);
    await forgetOldTries(db, now);
    if (account) log.about('account', account.id);
    if (!succeeded) {
      log.refused('no-match');
      if (account && !matches && !isLocked) {
        await db
          .updateTable('account')
          .set({
            failedCount: sql`failed_count + 1`,
            lockedUntil: lockEnd(account.failedCount + 1, triesPerAccount, now),
          })
          .where('id', '=', account.id)
          .execute();
      }
      return { ok: false, reason: 'no-match' };
    }
    await db
      .updateTable('account')
      .set({ failedCount: 0, lockedUntil: null })
      .where('id', '=', account.id)
      .execute();
    if (await hasSecondProof(db, account.id)) {
      log.detail({ result: 'second-proof' });
      return {
        ok: false,
        reason: 'second-proof',
        pending: await openPending(db, municipalityId, account.id, now),
      };
    }
    log.detail({ result: 'opened' });
    return { ok: true, ...(await openSession(db, municipalityId, account.id, now, deskOf(attempt))) };
  });
}
