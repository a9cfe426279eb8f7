import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { moveCaseAlong } from '#db/case-course.ts';
import { keepDecline } from '#db/keep-decline.ts';
import { movePlacement } from '#db/placement-course.ts';
import type { Worker } from '#domain/actor.ts';
import { findDeclineReason } from '#domain/decline-reason.ts';
import { endsPlacement, type PlacementStop } from '#domain/placement-stop.ts';
import { findPlacementMove, isPlacementOver } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { about, holdPlacement, type SeenPlacement } from './hold-placement.ts';

/**
 * Stopping, resting or changing course by either side or by neither, at any point. It says whose decision it was and what
 * follows, and nothing more: no count, no mark on the person. A rest may be one of the whole case, or of this way alone while
 * another goes on: whoever writes it says which.
 */
export async function stopPlacement(worker: Worker, seen: SeenPlacement, stop: PlacementStop): Promise<void> {
  const { personId } = seen;
  await asActor(worker, about('placements.stop', personId), async (db, log) => {
    const held = await holdPlacement(db, worker, seen);
    if (isPlacementOver(held.state)) throw new Refusal('already-done');
    const { restsCase, ...decline } = stop;
    const { whose, consequence, on, words } = decline;
    const declineId = await keepDecline(db, worker, {
      ...decline,
      personId,
      caseId: held.caseId,
      placementId: held.id,
      resourceId: held.resourceId,
    });
    log.detail({ whose, consequence });
    const step = { placementId: held.id, on, decidedBy: whose, reason: words, declineId } as const;
    if (endsPlacement(consequence)) {
      const hasBegun = findPlacementMove(held.state, 'ended') !== undefined;
      await movePlacement(db, worker, { ...step, to: hasBegun ? 'ended' : 'fell_through' });
    } else if (consequence === 'adjust' && findPlacementMove(held.state, 'conditions')) {
      await movePlacement(db, worker, { ...step, to: 'conditions' });
    } else {
      await db
        .updateTable('placement')
        .set({ version: held.version + 1, updatedAt: sql`now()`, updatedBy: worker.accountId })
        .where('id', '=', held.id)
        .execute();
    }
    if (restsCase) {
      const { caseId } = held;
      const reason = [findDeclineReason(whose, stop.code)?.label ?? '', words]
        .filter((part) => part !== '')
        .join('　');
      const rest = { to: 'paused', kind: 'pause', on, reason, until: stop.until } as const;
      await moveCaseAlong(db, worker, { ...rest, caseId, personId });
    }
    await refreshAccess(db, personId);
  });
}
