import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { WatchDraft } from '#domain/watch-draft.ts';
import { readPlacementHead } from './find-placement.ts';

/** Writes down who would watch for what, in the words that the person is to agree to. Nobody is asked yet. */
export async function writeWatchRequest(
  worker: Worker,
  personId: string,
  placementId: string,
  watchId: string,
  { watcher, until, ...content }: WatchDraft,
): Promise<void> {
  const purpose = { act: 'hosting.watch.write', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    await requireItem(db, worker, personId, 'participation');
    await readPlacementHead(db, personId, placementId);
    const known = await db
      .selectFrom('watchRequest')
      .select('id')
      .where('id', '=', watchId)
      .executeTakeFirst();
    if (known) return;
    await db
      .insertInto('watchRequest')
      .values({
        municipalityId: worker.municipalityId,
        id: watchId,
        placementId,
        personId,
        watcher,
        until,
        content: json(content),
        updatedBy: worker.accountId,
      })
      .execute();
    await refreshAccess(db, personId);
  });
}
