import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { keepDecline } from '#db/keep-decline.ts';
import { movePlacement } from '#db/placement-course.ts';
import { releaseSeats } from '#db/release-seats.ts';
import type { Worker } from '#domain/actor.ts';
import {
  declineCodeOf,
  recallOutcomes,
  type RecallOutcome,
  type RecallReason,
} from '#domain/booking-recall.ts';
import { Refusal } from '#domain/refusal.ts';
import { findBookedPlacement, type BookedPlacement } from './find-placement.ts';
import { lockGround } from './seat-ground.ts';

export type RecallSettlement = {
  outcome: RecallOutcome;
  /** The last day of the seats; the day that the host named, unless both agreed on another. */
  lastDay: string;
  /** Which bookings are given back. */
  bookingIds: readonly string[];
  words: string;
};

export type SeenRecall = { personId: string; placementId: string; recallId: string; version: number };

/** An open recall, locked. */
export async function lockRecall(db: Handle, seen: SeenRecall) {
  const row = await db
    .selectFrom('bookingRecall')
    .select(['id', 'version', 'settledOn', 'withdrawnAt', 'reasonCode', 'effectiveOn'])
    .where('id', '=', seen.recallId)
    .where('placementId', '=', seen.placementId)
    .where('personId', '=', seen.personId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  if (row.settledOn !== null || row.withdrawnAt !== null) throw new Refusal('already-done');
  if (row.version !== seen.version) throw new Refusal('changed-meanwhile');
  return row;
}

/**
 * What came of a recall: the named seats end on that day for others to have, and the participation goes on elsewhere in the
 * week, goes back a step, or ends. The host's need is the host's: nothing counts against the person.
 */
export async function settleRecall(
  worker: Worker,
  seen: SeenRecall,
  settlement: RecallSettlement,
  today: string,
): Promise<void> {
  const purpose = { act: 'bookings.recall.settle', subjects: [{ kind: 'person', id: seen.personId }] };
  await asActor(worker, purpose, async (db, log) => {
    const placement = await findBookedPlacement(db, seen.personId, seen.placementId);
    log.about('resource', placement.resourceId);
    await lockGround(db, worker, placement.resourceId, today, today);
    const recall = await lockRecall(db, seen);
    const { outcome, lastDay, bookingIds, words } = settlement;
    const reason = [recallOutcomes[outcome], words].filter((part) => part.trim() !== '').join('　');
    const isOver = outcome === 'ended';
    if (isOver || bookingIds.length > 0) {
      // Where the participation ends, no seat is left behind.
      const which = isOver ? {} : { bookingIds };
      await releaseSeats(db, worker, {
        placementId: placement.id,
        on: lastDay,
        reason,
        state: 'recalled',
        ...which,
      });
    }
    await db
      .updateTable('bookingRecall')
      .set({ settledOn: today, settledHow: reason, version: recall.version + 1 })
      .where('id', '=', recall.id)
      .execute();
    if (outcome !== 'keep') {
      await moveAfter(db, worker, placement, {
        outcome,
        reason,
        today,
        code: recall.reasonCode as RecallReason,
      });
    }
    await refreshAccess(db, seen.personId);
  });
}

type After = { outcome: 'step_back' | 'ended'; reason: string; today: string; code: RecallReason };

async function moveAfter(
  db: Handle,
  worker: Worker,
  placement: BookedPlacement,
  after: After,
): Promise<void> {
  const { outcome, reason, today, code } = after;
  const declineId = await keepDecline(db, worker, {
    personId: placement.personId,
    caseId: placement.caseId,
    placementId: placement.id,
    resourceId: placement.resourceId,
    whose: 'host',
    code: declineCodeOf[code],
    words: reason,
    consequence: outcome === 'ended' ? 'search_again' : 'adjust',
    until: null,
    on: today,
  });
  // The step reads why, and a row is there for its writer once its access list is.
  await refreshAccess(db, placement.personId);
  await movePlacement(db, worker, {
    placementId: placement.id,
    to: outcome === 'ended' ? endOf(placement) : 'trial',
    on: today,
    decidedBy: 'host',
    reason,
    declineId,
  });
}

/** Before 成立 it falls through, after it it ends. */
function endOf({ state }: BookedPlacement): 'ended' | 'fell_through' {
  return state === 'settled' || state === 'continuing' ? 'ended' : 'fell_through';
}
