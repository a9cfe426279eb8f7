import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { CareSheetContent } from '#domain/care-sheet.ts';
import { careSheetShape } from '#domain/care-sheet.ts';
import type { Saved } from '#domain/clash.ts';
import { readEditions } from './care-sheet-editions.ts';
import { meetEditions, type TypedEdition } from './edition-clash.ts';
import { lockPlacement } from './find-placement.ts';

/** Every save is an edition of its own: what somebody agreed to, or was handed, is never written over (invariant 9). */
export async function saveCareSheet(
  worker: Worker,
  personId: string,
  placementId: string,
  typed: TypedEdition<CareSheetContent>,
): Promise<Saved> {
  const purpose = { act: 'hosting.care-sheet.save', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    await lockPlacement(db, personId, placementId);
    const editions = await readEditions(db, placementId);
    const met = meetEditions(editions, typed);
    if (!met.ok) return met;
    if (met.isSame) return { ok: true };
    const { notTold, ...told } = careSheetShape.parse(met.merged);
    await db
      .insertInto('careSheet')
      .values({
        municipalityId: worker.municipalityId,
        id: uuidv7(),
        placementId,
        personId,
        edition: met.edition,
        content: json({ ...told, notTold: '' }),
        notTold,
        updatedBy: worker.accountId,
      })
      .execute();
    log.detail({ edition: met.edition });
    await refreshAccess(db, personId);
    return { ok: true };
  });
}
