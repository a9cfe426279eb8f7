import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { about } from './hold-placement.ts';
import { insertPlacement } from '#db/insert-placement.ts';
import { readStartGround } from './start-ground.ts';

/** The id comes from the page that was opened, so that sending it twice begins one way. */
export type NewPlacement = {
  id: string;
  personId: string;
  resourceId: string;
  runId: string | null;
  on: string;
};

/**
 * Begins a way of this person to this place, as a candidate: nobody has been asked yet. One that is under way already is
 * given back instead of a second one, and what the person said no to is not begun (the person's no is a veto).
 */
export async function startPlacement(worker: Worker, given: NewPlacement): Promise<{ id: string }> {
  const { id, personId, resourceId, runId, on } = given;
  return asActor(worker, about('placements.start', personId), async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    const ground = await readStartGround(db, personId, resourceId, on);
    log.about('resource', resourceId);
    if (ground.alive) return { id: ground.alive.id };
    if (ground.personsNo || ground.resource.state === 'closed') throw new Refusal('not-permitted');
    if (!ground.openCase) throw new Refusal('already-done');
    const run =
      runId === null
        ? undefined
        : await db
            .selectFrom('matchRun')
            .select('id')
            .where('id', '=', runId)
            .where('personId', '=', personId)
            .executeTakeFirst();
    const row = { id, personId, caseId: ground.openCase.id, resourceId, runId: run?.id ?? null, on };
    await insertPlacement(db, worker, row);
    await refreshAccess(db, personId);
    return { id };
  });
}
