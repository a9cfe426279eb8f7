import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { keepRevision } from '#db/revision.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

/** Keeps a file from disposal (a suit, 開示請求, 虐待) with the reason, or lets its clock run again with an empty one. */
export async function holdFile(
  worker: Worker,
  personId: string,
  seen: { id: string; version: number },
  reason: string,
): Promise<void> {
  const purpose = { act: 'closing.hold', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    const before = await db
      .selectFrom('closure')
      .select(['heldReason', 'version'])
      .where('id', '=', seen.id)
      .where('personId', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw new Refusal('not-found');
    if (before.version !== seen.version) throw new Refusal('changed-meanwhile');
    const subject = { kind: 'closure', id: seen.id, personId };
    await keepRevision(db, worker, subject, before.version, { heldReason: before.heldReason });
    await db
      .updateTable('closure')
      .set({
        heldReason: reason.trim(),
        version: before.version + 1,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', seen.id)
      .execute();
    log.detail({ isHeld: reason.trim() !== '' });
    await refreshAccess(db, personId);
  });
}
