import { Refusal } from '#domain/refusal.ts';
import { hasSecondProof } from './pending-sign-in.ts';
import { asOwner, type OwnChange, type WrongPresent } from './own-ways.ts';
import { writeRecoveryCodes } from './recovery-codes.ts';

/** A new set of recovery codes, told once; the old paper is worth nothing from now on. */
export async function renewRecoveryCodes(
  change: OwnChange,
): Promise<{ ok: true; codes: string[] } | WrongPresent> {
  const { worker } = change;
  return asOwner('accounts.recovery-codes.renew', change, async (db) => {
    if (!(await hasSecondProof(db, worker.accountId))) throw new Refusal('not-permitted');
    return { ok: true, codes: await writeRecoveryCodes(db, worker.municipalityId, worker.accountId) };
  });
}
