import { verify } from '@node-rs/argon2';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { tokenHash } from './token-hash.ts';
import { countFailed, keepAttempt, triesPerDesk } from './tries.ts';

/**
 * Whether the present password was typed, before a way in is changed. A screen left open is no place to guess it at: as many
 * tries as at the door. As the sign-in role only.
 */
export async function isPresentPassword(
  db: Handle,
  worker: Worker,
  present: string,
  now: Date,
): Promise<boolean> {
  const key = tokenHash(`present:${worker.accountId}`);
  const account = await db
    .selectFrom('account')
    .select('passwordHash')
    .where('id', '=', worker.accountId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const tries = await countFailed(db, key, new Date(now.getTime() - 15 * 60_000));
  if (tries >= triesPerDesk) throw new Refusal('too-many-tries');
  // An account may hold no password at all: then none is the right one.
  const isHash = account.passwordHash.startsWith('$argon2');
  if (isHash && (await verify(account.passwordHash, present))) return true;
  await keepAttempt(db, worker.municipalityId, key, false);
  return false;
}
