import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import { noticeShortBy, type RecallDraft } from '#domain/booking-recall.ts';
import { findBookedPlacement } from './find-placement.ts';

/**
 * The host needs the place back. Whoever writes it down, it counts; a notice shorter than agreed is written as it was said,
 * beside the days that the 覚書 promises.
 */
export async function recordRecall(
  worker: Worker,
  personId: string,
  placementId: string,
  recallId: string,
  recall: RecallDraft,
): Promise<void> {
  const purpose = { act: 'bookings.recall', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    const placement = await findBookedPlacement(db, personId, placementId);
    const known = await db
      .selectFrom('bookingRecall')
      .select('id')
      .where('id', '=', recallId)
      .executeTakeFirst();
    if (known) return;
    const agreedNoticeDays = placement.recallNoticeDays;
    await db
      .insertInto('bookingRecall')
      .values({
        ...recall,
        municipalityId: worker.municipalityId,
        id: recallId,
        placementId,
        personId,
        resourceId: placement.resourceId,
        agreedNoticeDays,
        createdBy: worker.accountId,
      })
      .execute();
    log.about('resource', placement.resourceId);
    log.detail({ shortBy: noticeShortBy({ ...recall, agreedNoticeDays }) });
    await refreshAccess(db, personId);
  });
}
