import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

/** One note, to be struck. Words of a 支援会議 stay out (invariant 1). */
export async function findNote(
  worker: Worker,
  personId: string,
  noteId: string,
): Promise<{ id: string; body: string; isStruck: boolean }> {
  const purpose = { act: 'notes.find', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const note = await db
      .selectFrom('progressNote')
      .select(['id', 'body', 'basis', 'struckAt'])
      .where('id', '=', noteId)
      .where('personId', '=', personId)
      .executeTakeFirst();
    if (!note) throw new Refusal('not-found');
    const isSealed = note.basis === 'confidential_meeting';
    return { id: note.id, body: isSealed ? '支援会議の記録' : note.body, isStruck: note.struckAt !== null };
  });
}
