import { randomBytes, randomInt } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { uuidv7 } from 'uuidv7';
import type { Handle } from '#db/as-actor.ts';
import { recoveryCodeLength, recoveryCodeLetters, recoveryCodesPerSet } from '#domain/recovery-code.ts';

/** A code has fifty bits: enough against guessing at the door, and slow to try against a stolen database (argon2id). */
async function hashCode(code: string, salt: string): Promise<string> {
  const bytes = await hashRaw(code, {
    salt: Buffer.from(salt, 'base64url'),
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
  });
  return bytes.toString('base64url');
}

/** A new set; the old one opens nothing from now on. The codes themselves are known to the one answer only. */
export async function writeRecoveryCodes(
  db: Handle,
  municipalityId: string,
  accountId: string,
): Promise<string[]> {
  const letter = () => recoveryCodeLetters.charAt(randomInt(recoveryCodeLetters.length));
  const codes = Array.from({ length: recoveryCodesPerSet }, () =>
    Array.from({ length: recoveryCodeLength }, letter).join(''),
  );
  // One salt for the set: whoever types a code waits for one hash, not for ten.
  const salt = randomBytes(16).toString('base64url');
  const hashes = await Promise.all(codes.map((code) => hashCode(code, salt)));
  await dropRecoveryCodes(db, accountId);
  await db
    .insertInto('recoveryCode')
    .values(hashes.map((codeHash) => ({ municipalityId, id: uuidv7(), accountId, salt, codeHash })))
    .execute();
  return codes;
}

/** Uses a code up; false when it is none of the set, or was used before. */
export async function spendRecoveryCode(
  db: Handle,
  accountId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const one = await db
    .selectFrom('recoveryCode')
    .select('salt')
    .where('accountId', '=', accountId)
    .limit(1)
    .executeTakeFirst();
  if (!one) return false;
  const { numUpdatedRows } = await db
    .updateTable('recoveryCode')
    .set({ usedAt: now })
    .where('accountId', '=', accountId)
    .where('codeHash', '=', await hashCode(code, one.salt))
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function countRecoveryCodes(db: Handle, accountId: string): Promise<number> {
  const { left } = await db
    .selectFrom('recoveryCode')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('accountId', '=', accountId)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return left;
}

export async function dropRecoveryCodes(db: Handle, accountId: string): Promise<void> {
  await db.deleteFrom('recoveryCode').where('accountId', '=', accountId).execute();
}
