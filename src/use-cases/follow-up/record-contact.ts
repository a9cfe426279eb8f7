import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import { pacedRhythm, type FollowUpSide, type RecordedContact } from '#domain/follow-up.ts';
import { isPlacementOver } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { lastContactDay } from './last-contact-day.ts';
import { readPlacementHead } from './placement-head.ts';
import { currentRhythm, openContact, planNextContact } from './plan-next-contact.ts';
import { changeRhythm } from './set-rhythm.ts';

/** `id` and `version` are of the planned contact when the page showed one, a fresh id and 0 otherwise. */
export type NewContact = RecordedContact & { id: string; version: number; side: FollowUpSide };

/**
 * Records what was heard from one side and plans the next contact. Whatever the occasion, the last contact is the one the
 * rhythm counts from, so the planned one is fulfilled by it.
 */
export async function recordContact(
  worker: Worker,
  personId: string,
  placementId: string,
  contact: NewContact,
): Promise<void> {
  const purpose = { act: 'follow-up.record', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    const head = await readPlacementHead(db, personId, placementId);
    const { side, pace, paceWhy, dueBy, doneOn } = contact;
    if (!(await keepContact(db, worker, { placementId, personId }, contact))) return;
    const rhythm = await currentRhythm(db, { placementId, side });
    if (rhythm && !isPlacementOver(head.state)) {
      const every = pacedRhythm(rhythm.every, pace);
      await changeRhythm(db, worker, { placementId, personId }, { side, every, why: paceWhy, on: doneOn });
      const last = (await lastContactDay(db, placementId, side)) ?? doneOn;
      await planNextContact(db, worker, { placementId, personId, side }, { every, last, dueBy });
    }
    log.detail({ side, pace });
    await refreshAccess(db, personId);
  });
}

/** False when the same form was sent a second time. */
async function keepContact(
  db: Handle,
  worker: Worker,
  place: { placementId: string; personId: string },
  contact: NewContact,
): Promise<boolean> {
  const { id, version, side, doneOn, manner, words, workerView, hostLoad, hostWish, nextStep } = contact;
  const isHost = side === 'host';
  const heard = {
    doneOn,
    manner,
    words,
    workerView,
    nextStep,
    hostLoad: isHost ? hostLoad : null,
    hostWish: isHost ? hostWish : null,
  };
  const planned = await openContact(db, { placementId: place.placementId, side });
  if (planned?.id === id) {
    if (planned.version !== version) throw new Refusal('changed-meanwhile');
    await db
      .updateTable('followUp')
      .set({ ...heard, version: version + 1, updatedAt: sql`now()`, updatedBy: worker.accountId })
      .where('id', '=', id)
      .execute();
    return true;
  }
  const known = await db
    .selectFrom('followUp')
    .select(['updatedBy', 'doneOn', 'words'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (known) {
    // Sent twice by the same hand, or fulfilled by somebody else in the meantime: then nothing of theirs is written over.
    if (known.updatedBy === worker.accountId && known.doneOn === doneOn && known.words === words)
      return false;
    throw new Refusal('changed-meanwhile');
  }
  await db
    .insertInto('followUp')
    .values({
      ...place,
      ...heard,
      municipalityId: worker.municipalityId,
      id,
      side,
      dueOn: doneOn,
      dueBy: worker.accountId,
      updatedBy: worker.accountId,
    })
    .execute();
  return true;
}
