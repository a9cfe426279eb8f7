import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import { Refusal } from '#domain/refusal.ts';
import { watchDraftShape, type WatchDraft } from '#domain/watch-draft.ts';
import { watchRequestShape } from '#domain/watch-request.ts';
import { lockWatch, writeWatch, type SeenWatch } from './own-watch.ts';

/** Changes what is to be asked, while nobody has been asked. Other words need another yes of the person. */
export async function changeWatchRequest(
  worker: Worker,
  seen: SeenWatch,
  draft: WatchDraft,
  kept?: KeptSides,
): Promise<Saved> {
  const purpose = { act: 'hosting.watch.change', subjects: [{ kind: 'person', id: seen.personId }] };
  return asActor(worker, purpose, async (db) => {
    const stored = await lockWatch(db, seen);
    if (stored.askedOn !== null || stored.endedAt !== null) throw new Refusal('already-done');
    const { version, updatedBy, updatedAt, watcher, until } = stored;
    const fields: Record<string, unknown> = {
      ...watchRequestShape.parse(stored.content),
      watcher,
      until,
    };
    const met = await meetVersions<Record<string, unknown>>(
      db,
      worker,
      { kind: 'watch_request', id: seen.watchId, personId: seen.personId },
      { version, updatedBy, updatedAt, fields },
      { seen: seen.version, fields: draft, kept },
    );
    if (!met.ok) return met;
    const { watcher: merged, until: mergedUntil, ...content } = watchDraftShape.parse(met.merged);
    await writeWatch(db, worker, stored, {
      watcher: merged,
      until: mergedUntil,
      content: json(content),
      agreedOn: null,
    });
    await refreshAccess(db, seen.personId);
    return { ok: true };
  });
}
