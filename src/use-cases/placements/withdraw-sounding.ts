import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { movePlacement } from '#db/placement-course.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { about, holdPlacement, type SeenPlacement } from './hold-placement.ts';
import { holdSounding } from './hold-sounding.ts';

export type Withdrawn = SeenPlacement & {
  sounding: { id: string; version: number };
  reason: string;
  on: string;
};

/** Takes a question back that nobody has answered yet: the host is told so, and the way is a candidate again. */
export async function withdrawSounding(worker: Worker, given: Withdrawn): Promise<void> {
  const { personId, reason, on } = given;
  await asActor(worker, about('placements.withdraw', personId), async (db) => {
    const held = await holdPlacement(db, worker, given);
    const sounding = await holdSounding(db, held.id, given.sounding);
    if (sounding.answer !== null) throw new Refusal('already-done');
    await db
      .updateTable('sounding')
      .set({ withdrawnAt: sql`now()`, version: sounding.version + 1 })
      .where('id', '=', sounding.id)
      .execute();
    if (held.state === 'sounding') {
      const course = { placementId: held.id, on, decidedBy: 'worker', reason } as const;
      await movePlacement(db, worker, { ...course, to: 'candidate' });
    }
    await refreshAccess(db, personId);
  });
}
