import { uuidv7 } from 'uuidv7';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { PlaceInput } from '#domain/organization.ts';

/** Writes down a place: where it is, how one gets in, what it has. */
export async function registerPlace(worker: Worker, input: PlaceInput): Promise<{ id: string }> {
  return asActor(worker, { act: 'places.register' }, async (db, log) => {
    const id = uuidv7();
    await db
      .insertInto('place')
      .values({ ...input, municipalityId: worker.municipalityId, id, updatedBy: worker.accountId })
      .execute();
    log.about('place', id);
    return { id };
  });
}
