import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import { keepRevision } from '#db/revision.ts';
import type { Worker } from '#domain/actor.ts';
import { openStep } from './open-step.ts';

/** Gives a step a day, moves it, or takes the day away. The earlier day stays in the revisions. */
export async function planStep(
  worker: Worker,
  personId: string,
  placementId: string,
  step: { id: string; version: number; plannedOn: string | null },
): Promise<void> {
  const purpose = { act: 'steps.plan', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    await requireItem(db, worker, personId, 'participation');
    const { id, version, plannedOn } = step;
    const before = await openStep(db, placementId, id, version);
    await keepRevision(db, worker, { kind: 'step_up', id, personId }, version, {
      plannedOn: before.plannedOn,
    });
    await db
      .updateTable('stepUp')
      .set({ plannedOn, version: version + 1, updatedBy: worker.accountId })
      .where('id', '=', id)
      .execute();
    await refreshAccess(db, personId);
  });
}
