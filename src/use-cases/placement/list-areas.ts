import type { Handle } from '#db/as-actor.ts';

export type AreaChoice = { id: string; name: string };

/** Areas wide enough to say in a voice: a primary school district with few people would point at somebody. */
export async function listWideAreas(db: Handle): Promise<AreaChoice[]> {
  return db
    .selectFrom('area')
    .select(['id', 'name'])
    .where('kind', 'in', ['junior_high_school', 'daily_life', 'district'])
    .orderBy('kind')
    .orderBy('name')
    .execute();
}
