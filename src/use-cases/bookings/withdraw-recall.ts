import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { lockRecall, type SeenRecall } from './settle-recall.ts';

/** The host does not need the place back after all. What was asked stays to be read. */
export async function withdrawRecall(worker: Worker, seen: SeenRecall): Promise<void> {
  const purpose = { act: 'bookings.recall.withdraw', subjects: [{ kind: 'person', id: seen.personId }] };
  await asActor(worker, purpose, async (db) => {
    const recall = await lockRecall(db, seen);
    await db
      .updateTable('bookingRecall')
      .set({ withdrawnAt: sql`now()`, version: recall.version + 1 })
      .where('id', '=', recall.id)
      .execute();
  });
}
