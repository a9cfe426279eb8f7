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
const triesBeforeLock = 5;

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

/** After five wrong passwords: one minute, then twice as long each time, an hour at most. */
function lockedUntil(failedCount: number, now: Date): Date | null {
  if (failedCount < triesBeforeLock) return null;
  return new Date(now.getTime() + Math.min(60, 2 ** (failedCount - triesBeforeLock)) * 60_000);
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
 * only a source that tries too often is told so.
 */
export async function signIn(attempt: SignInTry): Promise<SignInResult> {
  const { municipalityId, now } = attempt;
  const sourceHash = tokenHash(attempt.source);
  return asActor({ kind: 'signin', municipalityId }, { act: 'sign-in' }, async (db, log) => {
    const { tries } = await db
      .selectFrom('signInAttempt')
      .select((eb) => eb.fn.countAll<number>().as('tries'))
      .where('sourceHash', '=', sourceHash)
      .where('succeeded', '=', false)
      .where('at', '>', new Date(now.getTime() - 15 * 60_000))
      .executeTakeFirstOrThrow();
    if (tries >= triesPerSource) {
      log.detail({ result: 'too-many-tries' });
      return { ok: false, reason: 'too-many-tries' };
    }
    const account = await db
      .selectFrom('account')
      .select(['id', 'passwordHash', 'isActive', 'failedCount', 'lockedUntil'])
      .where('signInName', '=', attempt.signInName)
      .executeTakeFirst();
    decoy ??= hashPassword(randomBytes(16).toString('hex'));
    const matches = await verify(account?.passwordHash ?? (await decoy), attempt.password);
    const isLocked = account?.lockedUntil ? account.lockedUntil > now : false;
    const succeeded = account !== undefined && matches && account.isActive && !isLocked;
    await db
      .insertInto('signInAttempt')
      .values({ municipalityId, id: uuidv7(), sourceHash, succeeded })
      .execute();
    await db
      .deleteFrom('signInAttempt')
      .where('at', '<', new Date(now.getTime() - 24 * 3_600_000))
      .execute();
    if (account) log.about('account', account.id);
    log.detail({ result: succeeded ? 'opened' : 'no-match' });
    if (!succeeded) {
      if (account && !matches) {
        const failedCount = account.failedCount + 1;
        await db
          .updateTable('account')
          .set({ failedCount: sql`failed_count + 1`, lockedUntil: lockedUntil(failedCount, now) })
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
