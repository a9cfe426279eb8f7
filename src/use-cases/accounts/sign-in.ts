import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { asActor } from '#db/as-actor.ts';
import type { Handle } from '#db/as-actor.ts';

export type Credentials = { signInName: string; password: string };

/** `source` is where the try came from (an address); only its hash is kept, for 24 hours. */
export type SignInTry = Credentials & { municipalityId: string; source: string; now: Date };

export type SignInResult =
  | { ok: true; token: string; endsAt: Date }
  | { ok: false; reason: 'no-match' | 'too-many-tries' };

/** Sessions end twelve hours after they began, whatever happens in between. */
export const sessionHours = 12;
const triesPerSource = 30;
/** Wrong passwords for one name from one place. Elsewhere the same name still comes in: nobody can lock out a colleague. */
export const triesPerDesk = 5;
/** Wrong passwords for one name from anywhere: against guessing from many places at once. */
const triesPerAccount = 20;
const hour = 3_600_000;

// Verified when the name is unknown, so that the answer takes as long as for a known one.
let decoy: Promise<string> | undefined;

/** SHA-256, hex: what the database keeps of a token. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** argon2id, 19 MiB, two passes (OWASP's first choice). */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

/** One minute after the last allowed try, then twice as long each time, an hour at most. */
function lockEnd(failed: number, allowed: number, last: Date): Date | null {
  if (failed < allowed) return null;
  return new Date(last.getTime() + Math.min(60, 2 ** (failed - allowed)) * 60_000);
}

/** Opens a session for an account that has already been proved; returns the token for the cookie. */
export async function openSession(
  db: Handle,
  municipalityId: string,
  accountId: string,
  now: Date,
): Promise<{ token: string; endsAt: Date }> {
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
    const desk = await readDesk(db, deskHash, now);
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
    await db
      .deleteFrom('signInAttempt')
      .where('at', '<', new Date(now.getTime() - 24 * hour))
      .execute();
    if (account) log.about('account', account.id);
    log.detail({ result: succeeded ? 'opened' : 'no-match' });
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
    return { ok: true, ...(await openSession(db, municipalityId, account.id, now)) };
  });
}

/** What happened in the last day with one name at one place. */
async function readDesk(
  db: Handle,
  deskHash: string,
  now: Date,
): Promise<{ isKnown: boolean; lockedUntil: Date | null }> {
  const attempts = await db
    .selectFrom('signInAttempt')
    .select(['at', 'succeeded'])
    .where('sourceHash', '=', deskHash)
    .where('at', '>', new Date(now.getTime() - 24 * hour))
    .orderBy('at', 'desc')
    .execute();
  const lastOpened = attempts.findIndex(({ succeeded }) => succeeded);
  const failed = lastOpened === -1 ? attempts.length : lastOpened;
  const [last] = attempts;
  return { isKnown: lastOpened !== -1, lockedUntil: last ? lockEnd(failed, triesPerDesk, last.at) : null };
}

/** How often something went wrong since a moment, at one place or under one other key. */
export async function countFailed(db: Handle, key: string, since: Date): Promise<number> {
  const { tries } = await db
    .selectFrom('signInAttempt')
    .select((eb) => eb.fn.countAll<number>().as('tries'))
    .where('sourceHash', '=', key)
    .where('succeeded', '=', false)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return tries;
}

export async function keepAttempt(
  db: Handle,
  municipalityId: string,
  key: string,
  succeeded: boolean,
): Promise<void> {
  await db
    .insertInto('signInAttempt')
    .values({ municipalityId, id: uuidv7(), sourceHash: key, succeeded })
    .execute();
}
