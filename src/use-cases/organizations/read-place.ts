import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { PlaceInput } from '#domain/organization.ts';

export type PlaceRecord = PlaceInput & {
  id: string;
  version: number;
  organizationName: string | null;
};

/** One place as it is stored; undefined when there is none. */
export async function readPlace(worker: Worker, id: string): Promise<PlaceRecord | undefined> {
  const purpose = { act: 'places.read', subjects: [{ kind: 'place', id }] };
  return asActor(worker, purpose, async (db) =>
    db
      .selectFrom('place')
      .leftJoin('organization', (join) =>
        join
          .onRef('organization.municipalityId', '=', 'place.municipalityId')
          .onRef('organization.id', '=', 'place.organizationId'),
      )
      .select(['place.id', 'place.version', 'place.name', 'place.nameKana', 'place.organizationId'])
      .select(['place.areaId', 'place.address', 'place.buildingNote', 'place.latitude'])
      .select(['place.longitude', 'place.accessFeatures', 'place.phone', 'place.note'])
      .select('organization.name as organizationName')
      .where('place.id', '=', id)
      .executeTakeFirst(),
  );
}
