import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { movePlacement, type PlacementDecider } from '#db/placement-course.ts';
import type { Worker } from '#domain/actor.ts';
import type { goodEndings } from '#domain/placement-end.ts';
import { about, holdPlacement, type SeenPlacement } from './hold-placement.ts';

export type GoodEnd = {
  code: (typeof goodEndings)[number];
  on: string;
  words: string;
  decidedBy: PlacementDecider;
};

/** A placement that comes to a good end. A new one may begin at the same place any day. */
export async function endPlacement(worker: Worker, seen: SeenPlacement, end: GoodEnd): Promise<void> {
  await asActor(worker, about('placements.end', seen.personId), async (db) => {
    const held = await holdPlacement(db, worker, seen);
    const { code, on, words, decidedBy } = end;
    const course = { placementId: held.id, on, decidedBy, reason: words, endCode: code } as const;
    await movePlacement(db, worker, { ...course, to: 'ended' });
    await refreshAccess(db, seen.personId);
  });
}
