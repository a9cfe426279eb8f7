import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { readNotices, type AccountNotice } from './account-notice.ts';
import { listPasskeys, type OwnPasskey } from './own-passkeys.ts';
import { listOpenSessions, type OwnSession } from './own-sessions.ts';
import { isOneOfTheDemo, readProof, type PresentProof } from './own-ways.ts';
import { countRecoveryCodes } from './recovery-codes.ts';

/** 「はいり方」 of one's own account. No secret is in it. */
export type OwnWays = {
  signInName: string;
  /** One-press roles of the demo have no ways of their own. */
  isDemo: boolean;
  hasTotp: boolean;
  totpSince: Date | null;
  /** What a change asks for. */
  proof: PresentProof;
  passkeys: OwnPasskey[];
  codesLeft: number;
  notices: AccountNotice[];
  sessions: OwnSession[];
};

export async function readOwnWays(worker: Worker, token: string, now: Date): Promise<OwnWays> {
  const actor = { kind: 'signin', municipalityId: worker.municipalityId } as const;
  const purpose = { act: 'accounts.ways.read', subjects: [{ kind: 'account', id: worker.accountId }] };
  return asActor(actor, purpose, async (db) => {
    const { signInName } = await db
      .selectFrom('account')
      .select('signInName')
      .where('id', '=', worker.accountId)
      .executeTakeFirstOrThrow();
    const factor = await db
      .selectFrom('totpFactor')
      .select('confirmedAt')
      .where('accountId', '=', worker.accountId)
      .where('confirmedAt', 'is not', null)
      .executeTakeFirst();
    return {
      signInName,
      isDemo: await isOneOfTheDemo(db, worker),
      hasTotp: factor !== undefined,
      totpSince: factor?.confirmedAt ?? null,
      proof: await readProof(db, token, now),
      passkeys: await listPasskeys(db, worker.accountId),
      codesLeft: await countRecoveryCodes(db, worker.accountId),
      notices: await readNotices(db, worker.accountId),
      sessions: await listOpenSessions(db, worker.accountId, token, now),
    };
  });
}
