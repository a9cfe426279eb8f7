import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { movePlacement, type PlacementDecider } from '#db/placement-course.ts';
import type { Worker } from '#domain/actor.ts';
import { placementMovesByHand, type PlacementState } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { about, holdPlacement, type SeenPlacement } from './hold-placement.ts';
import { takeBackOpen } from './take-back-open.ts';

export type StepByHand = { to: PlacementState; on: string; decidedBy: PlacementDecider; reason: string };

/** A step forward that life has skipped to, or a step back. What has a form of its own (the yes, settling, ends) is not gone this way. */
export async function moveAlong(worker: Worker, seen: SeenPlacement, step: StepByHand): Promise<void> {
  await asActor(worker, about('placements.move', seen.personId), async (db, log) => {
    const held = await holdPlacement(db, worker, seen);
    if (!placementMovesByHand(held.state).some(({ to }) => to === step.to)) throw new Refusal('already-done');
    if (step.to === 'candidate') await takeBackOpen(db, held.id);
    await movePlacement(db, worker, { placementId: held.id, ...step });
    log.detail({ from: held.state, to: step.to });
    await refreshAccess(db, seen.personId);
  });
}
