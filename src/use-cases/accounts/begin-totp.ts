import { asOwner, type OwnChange, type WrongPresent } from './own-ways.ts';
import { newTotpSecret } from './totp.ts';

/** Makes the secret that an app is to learn. It guards nothing before its first code was typed (confirm-totp.ts). */
export async function beginTotp(
  change: OwnChange,
): Promise<{ ok: true } | WrongPresent | { ok: false; reason: 'has-one' }> {
  const { worker, now } = change;
  return asOwner('accounts.totp.begin', change, async (db) => {
    await db
      .deleteFrom('totpFactor')
      .where('accountId', '=', worker.accountId)
      .where('confirmedAt', 'is', null)
      .execute();
    const begun = await db
      .insertInto('totpFactor')
      .values({
        municipalityId: worker.municipalityId,
        accountId: worker.accountId,
        secret: newTotpSecret(),
        createdAt: now,
      })
      .onConflict((same) => same.columns(['municipalityId', 'accountId']).doNothing())
      .returning('accountId')
      .executeTakeFirst();
    return begun ? { ok: true } : { ok: false, reason: 'has-one' };
  });
}
