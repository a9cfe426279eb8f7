import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import { memorandumDraftShape, type MemorandumDraft } from '#domain/memorandum-term.ts';
import { meetEditions, type TypedEdition } from './edition-clash.ts';
import { lockPlacement } from './find-placement.ts';
import { readMemoranda } from './list-memoranda.ts';

/** Writes the next edition; one that was signed stays as it was signed (invariant 9). */
export async function saveMemorandum(
  worker: Worker,
  personId: string,
  placementId: string,
  typed: TypedEdition<MemorandumDraft>,
): Promise<Saved> {
  const purpose = { act: 'hosting.memorandum.save', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    await lockPlacement(db, personId, placementId);
    const stored = await readMemoranda(db, placementId);
    const editions = stored.map(({ content, validFrom, validUntil, ...edition }) => ({
      ...edition,
      content: { ...content, validFrom, validUntil } as Record<string, unknown>,
    }));
    const met = meetEditions(editions, typed);
    if (!met.ok) return met;
    if (met.isSame) return { ok: true };
    const { validFrom, validUntil, ...content } = memorandumDraftShape.parse(met.merged);
    await db
      .insertInto('memorandum')
      .values({
        municipalityId: worker.municipalityId,
        id: uuidv7(),
        placementId,
        personId,
        edition: met.edition,
        content: json(content),
        validFrom,
        validUntil,
        updatedBy: worker.accountId,
      })
      .execute();
    log.detail({ edition: met.edition });
    await refreshAccess(db, personId);
    return { ok: true };
  });
}
