import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { movePlacement } from '#db/placement-course.ts';
import type { Worker } from '#domain/actor.ts';
import type { PlacementTerms } from '#domain/placement-terms.ts';
import { about, holdPlacement, type SeenPlacement } from './hold-placement.ts';

export type Settled = SeenPlacement & {
  terms: PlacementTerms;
  settledOn: string;
  /** The first day; when it has come, the placement runs. */
  startedOn: string;
};

/** Both sides want it: role, how to stop, whom to call, how long before a place is asked back, and when it begins. */
export async function settlePlacement(worker: Worker, given: Settled, today: string): Promise<void> {
  const { personId, terms, settledOn, startedOn } = given;
  await asActor(worker, about('placements.settle', personId), async (db) => {
    const held = await holdPlacement(db, worker, given);
    const course = { placementId: held.id, decidedBy: 'person', reason: '' } as const;
    await movePlacement(db, worker, { ...course, to: 'settled', on: settledOn });
    await db
      .updateTable('placement')
      .set({ ...terms, startedOn, updatedAt: sql`now()`, updatedBy: worker.accountId })
      .where('id', '=', held.id)
      .execute();
    if (startedOn <= today) await movePlacement(db, worker, { ...course, to: 'continuing', on: startedOn });
    await refreshAccess(db, personId);
  });
}
