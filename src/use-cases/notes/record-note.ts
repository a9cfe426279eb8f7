import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { NoteDraft } from '#domain/progress-note.ts';
import { Refusal } from '#domain/refusal.ts';

/** `replacesId` names the struck note that this one says better. */
export type NewNote = NoteDraft & { id: string; replacesId?: string };

/** Writes a progress note. It can be struck, never overwritten (invariant 9). The id comes from the form. */
export async function recordNote(worker: Worker, personId: string, note: NewNote): Promise<void> {
  const purpose = { act: 'notes.record', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    const isSealed = note.basis === 'confidential_meeting';
    await requireItem(db, worker, personId, isSealed ? 'sealed' : 'notes');
    const known = await db
      .selectFrom('progressNote')
      .select('id')
      .where('id', '=', note.id)
      .executeTakeFirst();
    if (known) return;
    if (note.replacesId !== undefined) {
      const replaced = await db
        .selectFrom('progressNote')
        .select('struckAt')
        .where('id', '=', note.replacesId)
        .where('personId', '=', personId)
        .executeTakeFirst();
      if (!replaced?.struckAt) throw new Refusal('not-found');
    }
    const openCase = await db
      .selectFrom('case')
      .select('id')
      .where('personId', '=', personId)
      .orderBy('openedOn', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    await db
      .insertInto('progressNote')
      .values({
        ...note,
        replacesId: note.replacesId ?? null,
        caseId: openCase?.id ?? null,
        municipalityId: worker.municipalityId,
        personId,
        createdBy: worker.accountId,
      })
      .execute();
    log.detail({ sealed: isSealed, danger: note.dangerSign });
    await refreshAccess(db, personId);
  });
}
