import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { InsuranceDraft } from '#domain/insurance.ts';
import { readPlacementHead } from './find-placement.ts';

export type StoredInsurance = InsuranceDraft & { id: string; version: number };

/** Which insurance covers this participation, the one that runs longest first. */
export async function listInsurance(
  worker: Worker,
  personId: string,
  placementId: string,
): Promise<StoredInsurance[]> {
  const purpose = { act: 'hosting.insurance.list', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    await readPlacementHead(db, personId, placementId);
    const rows = await db
      .selectFrom('insurance')
      .select(['id', 'version', 'kind', 'insurer', 'policyNumber', 'fromDay', 'toDay', 'payer', 'note'])
      .where('placementId', '=', placementId)
      .orderBy('toDay', 'desc')
      .orderBy('id')
      .execute();
    return rows as StoredInsurance[];
  });
}
