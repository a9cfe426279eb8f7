import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { FollowUpSide, Rhythm } from '#domain/follow-up.ts';
import { isPlacementOver } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { lastContactDay } from './last-contact-day.ts';
import { readPlacementHead } from './placement-head.ts';
import { currentRhythm, openContact, planNextContact } from './plan-next-contact.ts';

export type RhythmChange = { side: FollowUpSide; every: Rhythm; why: string; on: string };

/** One row per change, with why; the earlier one ends on that day. The same rhythm again is no change. */
export async function changeRhythm(
  db: Handle,
  worker: Worker,
  place: { placementId: string; personId: string },
  { side, every, why, on }: RhythmChange,
): Promise<boolean> {
  const before = await currentRhythm(db, { placementId: place.placementId, side });
  if (before?.every === every) return false;
  if (before) {
    await db
      .updateTable('followUpRhythm')
      // A rhythm that begins later than its end would be none.
      .set({ endedOn: on < before.fromDay ? before.fromDay : on })
      .where('id', '=', before.id)
      .execute();
  }
  await db
    .insertInto('followUpRhythm')
    .values({
      ...place,
      municipalityId: worker.municipalityId,
      id: uuidv7(),
      side,
      every,
      why,
      fromDay: on,
      createdBy: worker.accountId,
    })
    .execute();
  return true;
}

/** Sets how often a side is asked: at the beginning, and whenever it is to be thinner or thicker without a contact. */
export async function setRhythm(
  worker: Worker,
  personId: string,
  placementId: string,
  change: RhythmChange,
): Promise<void> {
  const purpose = { act: 'follow-up.rhythm', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    const head = await readPlacementHead(db, personId, placementId);
    if (isPlacementOver(head.state)) throw new Refusal('already-done');
    const place = { placementId, personId, side: change.side };
    const planned = await openContact(db, place);
    await changeRhythm(db, worker, { placementId, personId }, change);
    const last = (await lastContactDay(db, placementId, change.side)) ?? change.on;
    await planNextContact(db, worker, place, {
      every: change.every,
      last,
      dueBy: planned?.dueBy ?? head.mainAccountId ?? head.caseAccountId ?? worker.accountId,
    });
    log.detail({ side: change.side, every: change.every });
    await refreshAccess(db, personId);
  });
}
