import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { lockCase } from '#db/case-course.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { TriedDraft } from '#domain/tried-system.ts';

/** Writes down which system was tried, or found not to apply. The id comes from the form: sent twice, it is written once. */
export async function addTriedSystem(
  worker: Worker,
  personId: string,
  given: { id: string; caseId: string; tried: TriedDraft },
): Promise<void> {
  const purpose = { act: 'casework.tried.add', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    await requireItem(db, worker, personId, 'intake');
    const known = await db
      .selectFrom('triedSystem')
      .select('id')
      .where('id', '=', given.id)
      .executeTakeFirst();
    if (known) return;
    await lockCase(db, given.caseId, personId);
    await db
      .insertInto('triedSystem')
      .values({
        ...given.tried,
        municipalityId: worker.municipalityId,
        id: given.id,
        personId,
        caseId: given.caseId,
        createdBy: worker.accountId,
      })
      .execute();
    await refreshAccess(db, personId);
  });
}
