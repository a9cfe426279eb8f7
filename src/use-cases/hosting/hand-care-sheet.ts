import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { isNameless } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { lockSheet, refuseOlderEdition, type SeenSheet } from './agree-care-sheet.ts';
import { lockPlacement, readPlacementHead } from './find-placement.ts';
import { readHostConsent } from './host-consent.ts';

/**
 * Hands the agreed edition to the host, on paper and, where the host has a link, on its own page. Nothing goes without the
 * person's yes to these words, a consent for this host, and the yes to be named (invariants 1 and 4). From
 * the hand-over on the database keeps what is told in a column of its own, all that the host's role may read. The consent stays
 * on the sheet: when it is withdrawn or over, the host's page shows nothing more.
 */
export async function handCareSheet(
  worker: Worker,
  seen: SeenSheet,
  handed: { on: string; to: string },
  today: string,
): Promise<void> {
  const purpose = { act: 'hosting.care-sheet.hand', subjects: [{ kind: 'person', id: seen.personId }] };
  await asActor(worker, purpose, async (db, log) => {
    // A door that is being opened meanwhile lets in what was handed before, or is found open here.
    await lockPlacement(db, seen.personId, seen.placementId);
    const placement = await readPlacementHead(db, seen.personId, seen.placementId);
    const sheet = await lockSheet(db, seen);
    if (sheet.handedOn !== null) throw new Refusal('already-done');
    await refuseOlderEdition(db, seen.placementId, sheet.edition);
    const consent = await readHostConsent(db, seen.personId, placement, today);
    if (!consent || sheet.agreedOn === null || isNameless(placement.state)) {
      throw new Refusal('consent-missing');
    }
    // The host's page shows one sheet: the newest.
    await db
      .updateTable('careSheet')
      .set({ hostLinkId: null })
      .where('placementId', '=', seen.placementId)
      .where('id', '!=', sheet.id)
      .where('hostLinkId', 'is not', null)
      .execute();
    await db
      .updateTable('careSheet')
      .set({
        handedOn: handed.on,
        handedTo: handed.to,
        hostLinkId: placement.hostLinkId,
        consentId: consent.id,
        version: sheet.version + 1,
      })
      .where('id', '=', sheet.id)
      .execute();
    log.about('resource', placement.resourceId);
    await refreshAccess(db, seen.personId);
  });
}
