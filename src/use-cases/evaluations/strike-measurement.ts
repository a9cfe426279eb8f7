import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

/** Strikes a measurement through, with the reason. Its answers stay readable (invariant 9) and are drawn no more. */
export async function strikeMeasurement(
  worker: Worker,
  personId: string,
  id: string,
  reason: string,
): Promise<void> {
  const purpose = { act: 'scales.strike', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    await requireItem(db, worker, personId, 'participation');
    const before = await db
      .selectFrom('scaleMeasurement')
      .select(['struckAt', 'version', 'evaluationId'])
      .where('id', '=', id)
      .where('personId', '=', personId)
      .executeTakeFirst();
    if (!before) throw new Refusal('not-found');
    if (before.struckAt) throw new Refusal('already-done');
    const { numUpdatedRows } = await db
      .updateTable('scaleMeasurement')
      .set({ struckAt: sql`now()`, struckReason: reason, version: before.version + 1 })
      .where('id', '=', id)
      .where('struckAt', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal('already-done');
  });
}
