import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

/** Draws a line through what was written wrongly. The text stays, with the reason (invariant 9). */
export async function strikeTriedSystem(
  worker: Worker,
  personId: string,
  id: string,
  reason: string,
): Promise<void> {
  const purpose = { act: 'casework.tried.strike', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    const struck = await db
      .updateTable('triedSystem')
      .set({ struckAt: sql`now()`, struckReason: reason, version: sql`version + 1` })
      .where('id', '=', id)
      .where('personId', '=', personId)
      .where('struckAt', 'is', null)
      .executeTakeFirst();
    if (struck.numUpdatedRows === 0n) throw new Refusal('already-done');
  });
}
