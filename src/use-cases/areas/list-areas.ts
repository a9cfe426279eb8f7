import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { AreaKind } from '#domain/area.ts';

export type AreaRow = { id: string; kind: AreaKind; name: string };

/** The parts of the town that people and places belong to. */
export async function listAreas(worker: Worker): Promise<AreaRow[]> {
  return asActor(worker, { act: 'areas.list' }, async (db) => {
    const rows = await db
      .selectFrom('area')
      .select(['id', 'kind', 'name'])
      .orderBy('kind')
      .orderBy('name')
      .execute();
    return rows.map((row) => ({ ...row, kind: row.kind as AreaKind }));
  });
}
