import { uuidv7 } from 'uuidv7';
import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';

export type NoticeKind = 'factor-taken-off' | 'signed-out' | 'sso-name-changed';
export type AccountNotice = { id: string; kind: NoticeKind; at: Date; byName: string };

/** What an administrator did to somebody's way in is told to its owner on every page, until they say that they read it. */
export async function tellAccount(
  db: Handle,
  by: Worker,
  accountId: string,
  kind: NoticeKind,
): Promise<void> {
  await db
    .insertInto('accountNotice')
    .values({
      municipalityId: by.municipalityId,
      id: uuidv7(),
      accountId,
      kind,
      byAccount: by.accountId,
    })
    .execute();
}

/** What the account has not been told yet, oldest first. As the sign-in role only. */
export async function readNotices(db: Handle, accountId: string): Promise<AccountNotice[]> {
  const rows = await db
    .selectFrom('accountNotice')
    .innerJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'accountNotice.municipalityId')
        .onRef('account.id', '=', 'accountNotice.byAccount'),
    )
    .select(['accountNotice.id', 'accountNotice.kind', 'accountNotice.at', 'account.name as byName'])
    .where('accountNotice.accountId', '=', accountId)
    .where('accountNotice.toldAt', 'is', null)
    .orderBy('accountNotice.at')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as NoticeKind }));
}

/** The owner has read what was shown; what came meanwhile stays. */
export async function noticesWereRead(worker: Worker, ids: readonly string[], now: Date): Promise<void> {
  const actor = { kind: 'signin', municipalityId: worker.municipalityId } as const;
  const purpose = { act: 'accounts.notices.read', subjects: [{ kind: 'account', id: worker.accountId }] };
  await asActor(actor, purpose, async (db) => {
    if (ids.length === 0) return;
    await db
      .updateTable('accountNotice')
      .set({ toldAt: now })
      .where('accountId', '=', worker.accountId)
      .where('id', 'in', [...ids])
      .where('toldAt', 'is', null)
      .execute();
  });
}
