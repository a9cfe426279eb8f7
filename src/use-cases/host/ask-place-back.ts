import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import type { HostRecall } from '#domain/host-report.ts';
import { Refusal } from '#domain/refusal.ts';
import { asHost, type HostAtDoor } from './enter.ts';
import { isRunning, ownPlacement } from './read-ask.ts';

/** The host needs its place back. A notice shorter than agreed is kept as it is: the workers talk it over. */
export async function askPlaceBack(host: HostAtDoor, recall: HostRecall, today: string): Promise<void> {
  await asHost(host, 'host.recall', async (db, log) => {
    const placement = await ownPlacement(db, log);
    if (!isRunning(placement.state)) throw new Refusal('already-done');
    await db
      .insertInto('bookingRecall')
      .values({
        municipalityId: host.municipalityId,
        id: uuidv7(),
        placementId: placement.id,
        personId: placement.personId,
        resourceId: placement.resourceId,
        toldOn: today,
        toldBy: recall.toldBy,
        manner: 'link',
        reasonCode: recall.reasonCode,
        reasonWords: recall.words,
        effectiveOn: recall.effectiveOn,
        agreedNoticeDays: placement.recallNoticeDays,
        hostLinkId: host.linkId,
      })
      .execute();
    await refreshAccess(db, placement.personId);
  });
}
