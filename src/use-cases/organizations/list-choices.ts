import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';

export type AreaChoice = { id: string; kind: string; name: string };
export type PlaceChoice = { id: string; name: string; address: string; organizationId: string | null };
export type OrganizationChoice = { id: string; name: string; nameKana: string };

/** What a form of the town offers to choose from: areas, organisations that are not closed, places. */
export async function listChoices(worker: Worker): Promise<{
  areas: AreaChoice[];
  organizations: OrganizationChoice[];
  places: PlaceChoice[];
}> {
  return asActor(worker, { act: 'organizations.choices' }, async (db) => ({
    areas: await db
      .selectFrom('area')
      .select(['id', 'kind', 'name'])
      .orderBy('kind')
      .orderBy('name')
      .execute(),
    organizations: await db
      .selectFrom('organization')
      .select(['id', 'name', 'nameKana'])
      .where('state', '<>', 'closed')
      .orderBy('nameKana')
      .orderBy('name')
      .execute(),
    places: await db
      .selectFrom('place')
      .select(['id', 'name', 'address', 'organizationId'])
      .orderBy('nameKana')
      .orderBy('name')
      .execute(),
  }));
}
