import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

/** A rotation that does not come about after all. The sheet stays to be read; the case stays where it is. */
export async function cancelHandover(
  worker: Worker,
  personId: string,
  seen: { id: string; version: number },
  today: string,
): Promise<void> {
  const purpose = { act: 'closing.handover.cancel', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    const row = await db
      .selectFrom('handover')
      .select(['version', 'doneOn', 'cancelledOn'])
      .where('id', '=', seen.id)
      .where('personId', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    if (row.doneOn !== null || row.cancelledOn !== null) throw new Refusal('already-done');
    if (row.version !== seen.version) throw new Refusal('changed-meanwhile');
    await db
      .updateTable('handover')
      .set({
        cancelledOn: today,
        version: row.version + 1,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', seen.id)
      .execute();
  });
}
