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
    const cancelled = await db
      .updateTable('handover')
      .set({
        cancelledOn: today,
        version: seen.version + 1,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', seen.id)
      .where('personId', '=', personId)
      .where('version', '=', seen.version)
      .where('doneOn', 'is', null)
      .where('cancelledOn', 'is', null)
      .executeTakeFirst();
    if (cancelled.numUpdatedRows === 0n) throw new Refusal('changed-meanwhile');
  });
}
