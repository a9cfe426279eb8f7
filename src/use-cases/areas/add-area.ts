import { uuidv7 } from 'uuidv7';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { AreaFields } from '#domain/area.ts';

/** Adds a part of the town. One name per kind: adding it again gives the one that is there. */
export async function addArea(worker: Worker, fields: AreaFields): Promise<string> {
  return asActor(worker, { act: 'areas.add' }, async (db) => {
    const added = await db
      .insertInto('area')
      .values({ municipalityId: worker.municipalityId, id: uuidv7(), kind: fields.kind, name: fields.name })
      .onConflict((conflict) => conflict.columns(['municipalityId', 'kind', 'name']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added) return added.id;
    const { id } = await db
      .selectFrom('area')
      .select('id')
      .where('kind', '=', fields.kind)
      .where('name', '=', fields.name)
      .executeTakeFirstOrThrow();
    return id;
  });
}
