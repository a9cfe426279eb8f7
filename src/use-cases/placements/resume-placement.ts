import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { about, holdPlacement, type SeenPlacement } from './hold-placement.ts';

/** After a rest it goes on from where it stood: resting took nothing away. */
export async function resumePlacement(worker: Worker, seen: SeenPlacement, reason: string): Promise<void> {
  await asActor(worker, about('placements.resume', seen.personId), async (db) => {
    const held = await holdPlacement(db, worker, seen);
    const lifted = await db
      .updateTable('decline')
      .set({ liftedAt: sql`now()`, liftedReason: reason, version: sql`version + 1` })
      .where('placementId', '=', held.id)
      .where('consequence', '=', 'pause')
      .where('liftedAt', 'is', null)
      .executeTakeFirst();
    if (lifted.numUpdatedRows === 0n) throw new Refusal('already-done');
    await db
      .updateTable('placement')
      .set({ version: held.version + 1, updatedAt: sql`now()`, updatedBy: worker.accountId })
      .where('id', '=', held.id)
      .execute();
    await refreshAccess(db, seen.personId);
  });
}
