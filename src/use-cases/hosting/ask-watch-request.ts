import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { isNameless } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { lockPlacement, readPlacementHead } from './find-placement.ts';
import { readHostConsent } from './host-consent.ts';
import { lockOpenWatch, writeWatch, type SeenWatch } from './own-watch.ts';

/**
 * Asks: by word, on paper, and on the host's own page where it is the host who watches. Only what the person agreed to. On the
 * host's page it stands, as a care sheet does, on the consent for this host: withdrawn or over, it is gone from there.
 */
export async function askWatchRequest(
  worker: Worker,
  seen: SeenWatch,
  asked: { on: string; isOnHostPage: boolean },
  today: string,
): Promise<{ ok: true } | { ok: false; lacks: 'host-consent' }> {
  const purpose = { act: 'hosting.watch.ask', subjects: [{ kind: 'person', id: seen.personId }] };
  return asActor(worker, purpose, async (db) => {
    await lockPlacement(db, seen.personId, seen.placementId);
    const placement = await readPlacementHead(db, seen.personId, seen.placementId);
    const watch = await lockOpenWatch(db, seen);
    if (watch.agreedOn === null) throw new Refusal('consent-missing');
    if (watch.askedOn !== null) throw new Refusal('already-done');
    const { isOnHostPage } = asked;
    const consent = isOnHostPage ? await readHostConsent(db, seen.personId, placement, today) : undefined;
    if (isOnHostPage && (!consent || isNameless(placement.state)))
      return { ok: false, lacks: 'host-consent' };
    await writeWatch(db, worker, watch, {
      askedOn: asked.on,
      onHostPage: isOnHostPage,
      consentId: consent?.id ?? null,
      // The door that is open; one that is opened later lets it in (open-host-link.ts).
      hostLinkId: isOnHostPage ? placement.hostLinkId : null,
    });
    await refreshAccess(db, seen.personId);
    return { ok: true };
  });
}
