import { uuidv7 } from 'uuidv7';
import type { Handle } from '#db/as-actor.ts';

/** Wrong tries for one name from one place. Elsewhere the same name still comes in: nobody can lock out a colleague. */
export const triesPerDesk = 5;
/** Wrong tries for one name from anywhere: against guessing from many places at once. */
export const triesPerAccount = 20;
const hour = 3_600_000;

/** One minute after the last allowed try, then twice as long each time, an hour at most. */
export function lockEnd(failed: number, allowed: number, last: Date): Date | null {
  if (failed < allowed) return null;
  return new Date(last.getTime() + Math.min(60, 2 ** (failed - allowed)) * 60_000);
}

export type Tries = { isKnown: boolean; lockedUntil: Date | null };

/** What happened in the last day under one key (the hash of a name at a place, or of an account). */
export async function readTries(db: Handle, key: string, allowed: number, now: Date): Promise<Tries> {
  const attempts = await db
    .selectFrom('signInAttempt')
    .select(['at', 'succeeded'])
    .where('sourceHash', '=', key)
    .where('at', '>', new Date(now.getTime() - 24 * hour))
    .orderBy('at', 'desc')
    .execute();
  const lastOpened = attempts.findIndex(({ succeeded }) => succeeded);
  const failed = lastOpened === -1 ? attempts.length : lastOpened;
  const [last] = attempts;
  return { isKnown: lastOpened !== -1, lockedUntil: last ? lockEnd(failed, allowed, last.at) : null };
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

/** Hashes of places are kept for a day. */
export async function forgetOldTries(db: Handle, now: Date): Promise<void> {
  await db
    .deleteFrom('signInAttempt')
    .where('at', '<', new Date(now.getTime() - 24 * hour))
    .execute();
}
