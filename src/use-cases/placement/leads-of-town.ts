import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { Lead } from '#matching/compose-lead.ts';

/** Organisations and groups that do something already: what they do is what they could lead. Nobody in need of support is among them. */
export async function readGroupLeads(db: Handle): Promise<Extract<Lead, { kind: 'group' }>[]> {
  const rows = await db
    .selectFrom('resource')
    .innerJoin('organization', (join) =>
      join
        .onRef('organization.municipalityId', '=', 'resource.municipalityId')
        .onRef('organization.id', '=', 'resource.organizationId'),
    )
    .select(['organization.id', 'organization.name'])
    .select(sql<string[]>`array_agg(distinct concept order by concept)`.as('concepts'))
    .innerJoinLateral(
      sql<{
        concept: string;
      }>`(select jsonb_array_elements_text(resource.opportunity -> 'concepts') as concept)`.as('done'),
      (join) => join.onTrue(),
    )
    .where('resource.kind', 'in', ['activity', 'role'])
    .where('resource.state', '=', 'open')
    .groupBy(['organization.id', 'organization.name'])
    .orderBy('organization.id')
    .execute();
  return rows.map(({ id, name, concepts }) => ({ kind: 'group', id, name, concepts }));
}

/** Smaller cells could tell who it is. */
const fewestCounted = 5;

/** How many of the people whom this worker may see can do something, as a number and never as a list. */
export async function countStrengths(db: Handle): Promise<{ concept: string; count: number }[]> {
  const { rows } = await sql<{ concept: string; count: number }>`
    select concept, count(distinct person_id)::int as count
    from assessment, jsonb_array_elements(profile -> 'strengths') as strength,
      jsonb_array_elements_text(strength -> 'concepts') as concept
    where state = 'confirmed'
    group by concept having count(distinct person_id) >= ${fewestCounted}
    order by count desc, concept`.execute(db);
  return rows;
}
