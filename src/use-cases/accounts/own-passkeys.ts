import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { endOtherSessions } from './end-sessions.ts';
import { asOwner, type OwnChange, type WrongPresent } from './own-ways.ts';
import { hasSecondProof } from './pending-sign-in.ts';
import { dropRecoveryCodes } from './recovery-codes.ts';

export type OwnPasskey = {
  id: string;
  name: string;
  isSynced: boolean;
  createdAt: Date;
  usedAt: Date | null;
};

/** One's own passkeys, oldest first. As the sign-in role only. */
export async function listPasskeys(db: Handle, accountId: string): Promise<OwnPasskey[]> {
  return db
    .selectFrom('passkey')
    .select(['id', 'name', 'isSynced', 'createdAt', 'usedAt'])
    .where('accountId', '=', accountId)
    .orderBy('id')
    .execute();
}

export async function namePasskey(worker: Worker, id: string, name: string): Promise<void> {
  const actor = { kind: 'signin', municipalityId: worker.municipalityId } as const;
  const purpose = { act: 'accounts.passkeys.name', subjects: [{ kind: 'account', id: worker.accountId }] };
  await asActor(actor, purpose, async (db) => {
    const { numUpdatedRows } = await db
      .updateTable('passkey')
      .set({ name })
      .where('id', '=', id)
      .where('accountId', '=', worker.accountId)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal('not-found');
  });
}

/** Takes a passkey off; what was opened by it elsewhere closes. With the last second proof its recovery codes go too. */
export async function dropPasskey(change: OwnChange, id: string): Promise<{ ok: true } | WrongPresent> {
  const { worker, keepToken, now } = change;
  return asOwner('accounts.passkeys.drop', change, async (db) => {
    const { numDeletedRows } = await db
      .deleteFrom('passkey')
      .where('id', '=', id)
      .where('accountId', '=', worker.accountId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw new Refusal('not-found');
    if (!(await hasSecondProof(db, worker.accountId))) await dropRecoveryCodes(db, worker.accountId);
    await endOtherSessions(db, worker.accountId, keepToken, now);
    return { ok: true };
  });
}
