import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

/** Marks the next step that a note named as done. */
export async function finishNextStep(worker: Worker, personId: string, noteId: string): Promise<void> {
  const purpose = { act: 'notes.finish-next-step', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    const note = await db
      .selectFrom('progressNote')
      .select(['nextStep', 'nextDoneAt'])
      .where('id', '=', noteId)
      .where('personId', '=', personId)
      .executeTakeFirst();
    if (!note || note.nextStep === '') throw new Refusal('not-found');
    if (note.nextDoneAt) throw new Refusal('already-done');
    await db
      .updateTable('progressNote')
      .set({ nextDoneAt: sql`now()` })
      .where('id', '=', noteId)
      .execute();
  });
}
