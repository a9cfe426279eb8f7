import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';

export type Namesake = { id: string; name: string; organizationName: string | null };

/** Resources that are called the same, kana, width and old forms aside: so that nobody writes down one thing twice unawares. */
export async function findNamesakes(worker: Worker, name: string): Promise<Namesake[]> {
  if (name.trim() === '') return [];
  return asActor(worker, { act: 'resources.namesakes' }, async (db) =>
    db
      .selectFrom('resource')
      .leftJoin('organization', (join) =>
        join
          .onRef('organization.municipalityId', '=', 'resource.municipalityId')
          .onRef('organization.id', '=', 'resource.organizationId'),
      )
      .select(['resource.id', 'resource.name', 'organization.name as organizationName'])
      .where(sql<boolean>`resource.id = any(array(select app.resource_candidates(app.grams(${name}))))`)
      .where(sql<boolean>`app.fold(resource.name) = app.fold(${name})`)
      .where('resource.state', '<>', 'closed')
      .orderBy('resource.number')
      .limit(5)
      .execute(),
  );
}
