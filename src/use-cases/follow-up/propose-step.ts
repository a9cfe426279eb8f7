import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import { isPlacementOver } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import type { StepDraft } from '#domain/step-up.ts';
import { readPlacementHead } from './placement-head.ts';

/** Writes down a step somebody wishes for. It is a thought until it has a day, and no promise after that. */
export async function proposeStep(
  worker: Worker,
  personId: string,
  placementId: string,
  step: StepDraft & { id: string },
): Promise<void> {
  const purpose = { act: 'steps.propose', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    const head = await readPlacementHead(db, personId, placementId);
    const known = await db.selectFrom('stepUp').select('id').where('id', '=', step.id).executeTakeFirst();
    if (known) return;
    if (isPlacementOver(head.state)) throw new Refusal('already-done');
    await db
      .insertInto('stepUp')
      .values({
        ...step,
        placementId,
        personId,
        municipalityId: worker.municipalityId,
        updatedBy: worker.accountId,
      })
      .execute();
    log.detail({ kind: step.kind });
    await refreshAccess(db, personId);
  });
}
