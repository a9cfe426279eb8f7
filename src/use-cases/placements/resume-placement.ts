import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { lockCase, moveCaseAlong } from '#db/case-course.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { about, holdPlacement, type SeenPlacement } from './hold-placement.ts';

/** After a rest it goes on from where it stood: resting took nothing away. A case that rested goes on with it. */
export async function resumePlacement(
  worker: Worker,
  seen: SeenPlacement,
  reason: string,
  today: string,
): Promise<void> {
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
    const { caseId, personId } = held;
    const { resumeState: to } = await lockCase(db, caseId, personId);
    if (to !== null) {
      const course = { kind: 'resume', on: today, reason: reason || '行き先を再開した' } as const;
      await moveCaseAlong(db, worker, { ...course, caseId, personId, to });
    }
    await refreshAccess(db, seen.personId);
  });
}
