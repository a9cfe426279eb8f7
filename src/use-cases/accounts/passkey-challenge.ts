import type { Handle } from '#db/as-actor.ts';
import { tokenHash } from './token-hash.ts';

/** The site that a passkey is for: its host name, and the address the browser says it was used on. */
export type PasskeySite = { rpId: string; origin: string };

const challengeMinutes = 5;

/** Remembers a question to a passkey. `accountId` is whose registration it is; signing in asks without knowing whom. */
export async function keepChallenge(
  db: Handle,
  municipalityId: string,
  challenge: string,
  accountId: string | null,
  now: Date,
): Promise<void> {
  await db.deleteFrom('passkeyChallenge').where('endsAt', '<', now).execute();
  await db
    .insertInto('passkeyChallenge')
    .values({
      municipalityId,
      challengeHash: tokenHash(challenge),
      accountId,
      endsAt: new Date(now.getTime() + challengeMinutes * 60_000),
    })
    .execute();
}

/** Whether the question was ours, is not too old, and was not answered before. Answering takes it away. */
export async function takeChallenge(
  db: Handle,
  challenge: string,
  accountId: string | null,
  now: Date,
): Promise<boolean> {
  const taken = await db
    .deleteFrom('passkeyChallenge')
    .where('challengeHash', '=', tokenHash(challenge))
    .where('endsAt', '>', now)
    .where('accountId', accountId === null ? 'is' : '=', accountId)
    .returning('challengeHash')
    .execute();
  return taken.length === 1;
}
