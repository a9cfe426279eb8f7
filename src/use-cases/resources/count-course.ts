import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';

/** 実績 of a resource: how often it was asked, seen, tried, and what became of it. Counts only, never who. */
export type ResourceCourse = {
  soundings: number;
  visits: number;
  trials: number;
  running: number;
  ended: number;
};

/** Counts the placements that are open to the reader: somebody to whom none is open reads zeros. */
export async function countCourse(db: Handle, resourceId: string): Promise<ResourceCourse> {
  const count = (filter: ReturnType<typeof sql<boolean>>) =>
    sql<number>`(count(*) filter (where ${filter}))::int`;
  const placements = await db
    .selectFrom('placement')
    .select(count(sql`state in ('settled', 'continuing')`).as('running'))
    .select(count(sql`state = 'ended'`).as('ended'))
    .where('resourceId', '=', resourceId)
    .executeTakeFirstOrThrow();
  const soundings = await db
    .selectFrom('sounding')
    .innerJoin('placement', 'placement.id', 'sounding.placementId')
    .select(sql<number>`count(*)::int`.as('soundings'))
    .where('placement.resourceId', '=', resourceId)
    .executeTakeFirstOrThrow();
  const days = await db
    .selectFrom('visit')
    .innerJoin('placement', 'placement.id', 'visit.placementId')
    .select(count(sql`visit.kind = 'visit'`).as('visits'))
    .select(count(sql`visit.kind = 'trial'`).as('trials'))
    .where('placement.resourceId', '=', resourceId)
    .where('heldOn', 'is not', null)
    .executeTakeFirstOrThrow();
  return { ...placements, ...soundings, ...days };
}
