import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { InsuranceDraft } from '#domain/insurance.ts';
import { readPlacementHead } from './find-placement.ts';

/** Writes down which insurance covers the participation, and until when. */
export async function recordInsurance(
  worker: Worker,
  personId: string,
  placementId: string,
  insuranceId: string,
  insurance: InsuranceDraft,
): Promise<void> {
  const purpose = { act: 'hosting.insurance.record', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    await requireItem(db, worker, personId, 'participation');
    await readPlacementHead(db, personId, placementId);
    const known = await db
      .selectFrom('insurance')
      .select('id')
      .where('id', '=', insuranceId)
      .executeTakeFirst();
    if (known) return;
    await db
      .insertInto('insurance')
      .values({
        ...insurance,
        municipalityId: worker.municipalityId,
        id: insuranceId,
        placementId,
        personId,
        updatedBy: worker.accountId,
      })
      .execute();
    await refreshAccess(db, personId);
  });
}
