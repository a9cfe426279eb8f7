import { randomBytes } from 'node:crypto';
import type { Handle } from '#db/as-actor.ts';
import { tokenHash } from './token-hash.ts';

/** Long enough to fetch a telephone from another room. */
const pendingMinutes = 10;

/** Whether the password alone does not open this account. */
export async function hasSecondProof(db: Handle, accountId: string): Promise<boolean> {
  const factor = await db
    .selectFrom('totpFactor')
    .select('accountId')
    .where('accountId', '=', accountId)
    .where('confirmedAt', 'is not', null)
    .executeTakeFirst();
  if (factor) return true;
  const passkey = await db
    .selectFrom('passkey')
    .select('id')
    .where('accountId', '=', accountId)
    .limit(1)
    .executeTakeFirst();
  return passkey !== undefined;
}

/** The password was right. What comes back opens nothing: it says only whose second proof is awaited, and for how long. */
export async function openPending(
  db: Handle,
  municipalityId: string,
  accountId: string,
  now: Date,
): Promise<{ token: string; endsAt: Date }> {
  const token = randomBytes(32).toString('base64url');
  const endsAt = new Date(now.getTime() + pendingMinutes * 60_000);
  await db.deleteFrom('pendingSignIn').where('endsAt', '<', now).execute();
  await db
    .insertInto('pendingSignIn')
    .values({ municipalityId, tokenHash: tokenHash(token), accountId, endsAt })
    .execute();
  return { token, endsAt };
}

/** Whose second proof is awaited; undefined when it was given, or its time is over. Locks the row: one proof opens once. */
export async function findPending(db: Handle, token: string, now: Date): Promise<string | undefined> {
  const row = await db
    .selectFrom('pendingSignIn')
    .innerJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'pendingSignIn.municipalityId')
        .onRef('account.id', '=', 'pendingSignIn.accountId'),
    )
    .select('pendingSignIn.accountId')
    .where('tokenHash', '=', tokenHash(token))
    .where('endsAt', '>', now)
    .where('usedAt', 'is', null)
    .where('account.isActive', '=', true)
    // The account too: tries at many doors at once are counted one after the other.
    .forNoKeyUpdate(['pendingSignIn', 'account'])
    .executeTakeFirst();
  return row?.accountId;
}

export async function closePending(db: Handle, token: string, now: Date): Promise<void> {
  await db
    .updateTable('pendingSignIn')
    .set({ usedAt: now })
    .where('tokenHash', '=', tokenHash(token))
    .execute();
}

/** Whoever changes a way in ends what was begun by the old one. */
export async function dropPending(db: Handle, accountId: string): Promise<void> {
  await db.deleteFrom('pendingSignIn').where('accountId', '=', accountId).execute();
}
