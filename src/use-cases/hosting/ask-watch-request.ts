import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { readPlacementHead } from './find-placement.ts';
import { lockOpenWatch, writeWatch, type SeenWatch } from './own-watch.ts';

/** Asks: by word, on paper, and on the host's own page where it is the host who watches. Only what the person agreed to. */
export async function askWatchRequest(
  worker: Worker,
  seen: SeenWatch,
  asked: { on: string; isOnHostPage: boolean },
): Promise<void> {
  const purpose = { act: 'hosting.watch.ask', subjects: [{ kind: 'person', id: seen.personId }] };
  await asActor(worker, purpose, async (db) => {
    const { hostLinkId } = await readPlacementHead(db, seen.personId, seen.placementId);
    const watch = await lockOpenWatch(db, seen);
    if (watch.agreedOn === null) throw new Refusal('consent-missing');
    if (watch.askedOn !== null) throw new Refusal('already-done');
    await writeWatch(db, worker, watch, {
      askedOn: asked.on,
      hostLinkId: asked.isOnHostPage ? hostLinkId : null,
    });
  });
}
