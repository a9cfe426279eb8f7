import { sql } from 'kysely';
import { refreshAccess, whoHolds } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { lockCase, writeCaseChange } from '#db/case-course.ts';
import type { Worker } from '#domain/actor.ts';
import { isEnded } from '#domain/case-state.ts';
import { Refusal } from '#domain/refusal.ts';

export type Transfer = {
  toAgencyId: string;
  /** Somebody of that agency, when it is known who. */
  mainAccountId: string | null;
  on: string;
  reason: string;
  meetingItemId: string | null;
};

/**
 * Makes another agency 主担当. Only one that the person agreed to, or that holds the record by law. Being in charge opens nothing
 * by itself: the new lead sees what that consent names, as long as it lasts (docs/decisions/0019). What the former lead
 * recorded stays open to it.
 */
export async function transferCase(
  worker: Worker,
  personId: string,
  seen: { id: string; version: number },
  transfer: Transfer,
): Promise<void> {
  const purpose = {
    act: 'casework.transfer',
    subjects: [
      { kind: 'person', id: personId },
      { kind: 'agency', id: transfer.toAgencyId },
    ],
  };
  await asActor(worker, purpose, async (db) => {
    const held = await lockCase(db, seen.id, personId);
    if (held.version !== seen.version) throw new Refusal('changed-meanwhile');
    if (isEnded(held.state) || held.leadAgencyId === transfer.toAgencyId) throw new Refusal('already-done');
    if (transfer.reason.trim() === '') throw new Refusal('not-permitted');
    const name = await agencyName(db, transfer);
    const holds = (await whoHolds(db, personId, transfer.on)).get(transfer.toAgencyId);
    if (!holds?.has('basic')) throw new Refusal('consent-missing');
    await db
      .updateTable('case')
      .set({
        leadAgencyId: transfer.toAgencyId,
        mainAccountId: transfer.mainAccountId,
        version: held.version + 1,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', held.id)
      .execute();
    const reason = `主担当を${name}に替える　${transfer.reason}`;
    await writeCaseChange(db, worker, held, { ...transfer, to: held.state, kind: 'transfer', reason });
    await refreshAccess(db, personId);
  });
}

/** The agency is open, and the account is one of its own. */
async function agencyName(db: Handle, { toAgencyId, mainAccountId }: Transfer): Promise<string> {
  const agency = await db
    .selectFrom('agency')
    .select('name')
    .where('id', '=', toAgencyId)
    .where('endedOn', 'is', null)
    .executeTakeFirst();
  if (!agency) throw new Refusal('not-found');
  if (mainAccountId === null) return agency.name;
  const account = await db
    .selectFrom('account')
    .select('roles')
    .where('id', '=', mainAccountId)
    .where('agencyId', '=', toAgencyId)
    .where('isActive', '=', true)
    .executeTakeFirst();
  if (!account || account.roles.includes('administrator')) throw new Refusal('not-permitted');
  return agency.name;
}
