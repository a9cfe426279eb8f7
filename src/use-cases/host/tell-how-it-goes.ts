import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import type { HostVoice } from '#domain/host-report.ts';
import { Refusal } from '#domain/refusal.ts';
import { asHost, type HostAtDoor } from './enter.ts';
import { isRunning, ownPlacement } from './read-ask.ts';

/** How it goes, how heavy it is, and whether the host would go on: its own voice, beside the person's. */
export async function tellHowItGoes(host: HostAtDoor, voice: HostVoice, today: string): Promise<void> {
  await asHost(host, 'host.how-it-goes', async (db, log) => {
    const placement = await ownPlacement(db, log);
    if (!isRunning(placement.state)) throw new Refusal('already-done');
    await db
      .insertInto('followUp')
      .values({
        municipalityId: host.municipalityId,
        id: uuidv7(),
        placementId: placement.id,
        personId: placement.personId,
        side: 'host',
        dueOn: today,
        doneOn: today,
        manner: 'link',
        words: voice.words,
        hostLoad: voice.load,
        hostWish: voice.wish,
        hostLinkId: host.linkId,
      })
      .execute();
    await refreshAccess(db, placement.personId);
  });
}
