import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

/** Strikes a note through, with the reason. Its text stays readable (invariant 9); only its writer's agency may. */
export async function strikeNote(
  worker: Worker,
  personId: string,
  noteId: string,
  reason: string,
): Promise<void> {
  const purpose = { act: 'notes.strike', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    const note = await db
      .selectFrom('progressNote')
      .select(['struckAt', 'agencyId'])
      .where('id', '=', noteId)
      .where('personId', '=', personId)
      .executeTakeFirst();
    if (!note) throw new Refusal('not-found');
    if (note.struckAt) throw new Refusal('already-done');
    if (note.agencyId !== worker.agencyId) throw new Refusal('not-permitted');
    const { numUpdatedRows } = await db
      .updateTable('progressNote')
      .set({ struckAt: sql`now()`, struckReason: reason })
      .where('id', '=', noteId)
      .where('struckAt', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal('already-done');
  });
}
