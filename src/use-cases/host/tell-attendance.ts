import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import type { HostAttendance } from '#domain/host-report.ts';
import { Refusal } from '#domain/refusal.ts';
import { asHost, type HostAtDoor } from './enter.ts';
import { isRunning, ownPlacement } from './read-ask.ts';

/** Whether somebody came on a half day. What is written already stays: a slip is put right by the workers, by phone. */
export async function tellAttendance(host: HostAtDoor, given: HostAttendance): Promise<{ isNew: boolean }> {
  return asHost(host, 'host.attendance', async (db, log) => {
    const placement = await ownPlacement(db, log);
    if (!isRunning(placement.state)) throw new Refusal('already-done');
    const result = await db
      .insertInto('attendance')
      .values({
        municipalityId: host.municipalityId,
        id: uuidv7(),
        placementId: placement.id,
        personId: placement.personId,
        resourceId: placement.resourceId,
        day: given.day,
        half: given.half,
        state: given.state,
        reason: given.state === 'came' ? '' : given.reason,
        words: given.words,
        source: 'link',
        hostLinkId: host.linkId,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    await refreshAccess(db, placement.personId);
    return { isNew: result.numInsertedOrUpdatedRows === 1n };
  });
}
