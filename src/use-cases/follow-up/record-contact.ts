import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import { pacedRhythm, type FollowUpSide, type RecordedContact } from '#domain/follow-up.ts';
import { isPlacementOver } from '#domain/placement-state.ts';
import { lastContactDay } from './last-contact-day.ts';
import { readPlacementHead } from './placement-head.ts';
import { currentRhythm, openContact, planNextContact } from './plan-next-contact.ts';
import { changeRhythm } from './set-rhythm.ts';

/** `id` is of the planned contact when the page showed one, a fresh id otherwise. */
export type NewContact = RecordedContact & { id: string; side: FollowUpSide };

/** A colleague made the planned contact while this one was being written down: both are kept, once somebody has looked. */
export type TakenContact = { by: string | null; doneOn: string | null; words: string };
export type RecordedAnswer = { ok: true } | { ok: false; taken: TakenContact };

type Place = { placementId: string; personId: string };

/**
 * Records what was heard from one side and plans the next contact. Whatever the occasion, the last contact is the one the
 * rhythm counts from, so the planned one is fulfilled by it.
 */
export async function recordContact(
  worker: Worker,
  personId: string,
  placementId: string,
  contact: NewContact,
): Promise<RecordedAnswer> {
  const purpose = { act: 'follow-up.record', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log): Promise<RecordedAnswer> => {
    await requireItem(db, worker, personId, 'participation');
    const head = await readPlacementHead(db, personId, placementId);
    const { side, pace, paceWhy, dueBy, doneOn } = contact;
    const kept = await keepContact(db, worker, { placementId, personId }, contact);
    if (kept === 'twice') return { ok: true };
    if (kept !== 'kept') return { ok: false, taken: kept };
    const rhythm = await currentRhythm(db, { placementId, side });
    if (rhythm && !isPlacementOver(head.state)) {
      const every = pacedRhythm(rhythm.every, pace);
      await changeRhythm(db, worker, { placementId, personId }, { side, every, why: paceWhy, on: doneOn });
      // This contact itself is not among those that are read: a new row opens to its writer only with the access list below.
      const before = await lastContactDay(db, placementId, side);
      const last = before !== null && before > doneOn ? before : doneOn;
      await planNextContact(db, worker, { placementId, personId, side }, { every, last, dueBy });
    }
    log.detail({ side, pace });
    await refreshAccess(db, personId);
    return { ok: true };
  });
}

async function keepContact(
  db: Handle,
  worker: Worker,
  place: Place,
  contact: NewContact,
): Promise<'kept' | 'twice' | TakenContact> {
  const { id, side, doneOn, manner, words, workerView, feeling, hostLoad, hostWish, nextStep } = contact;
  const isHost = side === 'host';
  const heard = {
    doneOn,
    manner,
    words,
    workerView,
    nextStep,
    feeling: isHost ? null : (feeling ?? null),
    hostLoad: isHost ? hostLoad : null,
    hostWish: isHost ? hostWish : null,
  };
  const planned = await openContact(db, { placementId: place.placementId, side });
  if (planned?.id === id) {
    // Whoever moved its day meanwhile wrote no words: fulfilling it takes nothing away.
    await db
      .updateTable('followUp')
      .set({ ...heard, version: planned.version + 1, updatedAt: sql`now()`, updatedBy: worker.accountId })
      .where('id', '=', id)
      .execute();
    return 'kept';
  }
  const known = await findKnown(db, id);
  if (known) {
    const isTwice = known.updatedBy === worker.accountId && known.doneOn === doneOn && known.words === words;
    return isTwice ? 'twice' : { by: known.by, doneOn: known.doneOn, words: known.words };
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
  return 'kept';
}

function findKnown(db: Handle, id: string) {
  return db
    .selectFrom('followUp')
    .leftJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'followUp.municipalityId')
        .onRef('account.id', '=', 'followUp.updatedBy'),
    )
    .select(['followUp.updatedBy', 'followUp.doneOn', 'followUp.words', 'account.name as by'])
    .where('followUp.id', '=', id)
    .executeTakeFirst();
}
