import { sql } from 'kysely';
import type { Worker } from '#domain/actor.ts';
import { weekOf, type HostTurns } from '#domain/host-turn.ts';
import type { Handle } from './as-actor.ts';
import { readPractice } from './practice-setting.ts';

/** Writes down that a host was asked, without for whom (docs/decisions/0044). `id` is that of the sounding. */
export async function keepAsked(
  db: Handle,
  { municipalityId }: Worker,
  { id, resourceId, on }: { id: string; resourceId: string; on: string },
): Promise<void> {
  await db
    .insertInto('hostTurn')
    .values({ municipalityId, id, resourceId, kind: 'asked', fromDay: on })
    .execute();
}

/** From the first visit on somebody is with the host, until the placement is over. `id` is that of the placement. */
export async function keepStaying(
  db: Handle,
  { municipalityId }: Worker,
  { id, resourceId, on }: { id: string; resourceId: string; on: string },
): Promise<void> {
  await db
    .insertInto('hostTurn')
    .values({ municipalityId, id, resourceId, kind: 'staying', fromDay: on })
    .onConflict((same) => same.columns(['municipalityId', 'id']).doUpdateSet({ endedOn: null }))
    .execute();
}

export async function endStaying(db: Handle, id: string, on: string): Promise<void> {
  await db
    .updateTable('hostTurn')
    .set({ endedOn: on })
    .where('id', '=', id)
    .where('kind', '=', 'staying')
    .where('endedOn', 'is', null)
    .execute();
}

type Row = { resourceId: string; asked: number; staying: number; ownLimit: number | null };

/**
 * What the hosts of some resources carry in the week of a day. A host is the organization with all that it offers; a resource
 * without one stands for itself.
 */
export async function readHostTurns(
  db: Handle,
  resourceIds: readonly string[],
  day: string,
): Promise<Map<string, HostTurns>> {
  if (resourceIds.length === 0) return new Map();
  const { from, to } = weekOf(day);
  const { rows } = await sql<Row>`
    with asked_for as (
      select resource.id, resource.municipality_id, resource.organization_id from resource
      where resource.id = any(${resourceIds}::uuid[])
    ), of_host as (
      select asked_for.id as resource_id, sibling.id as sibling_id from asked_for
      join resource as sibling on sibling.municipality_id = asked_for.municipality_id
        and (sibling.id = asked_for.id or sibling.organization_id = asked_for.organization_id)
    )
    select asked_for.id as resource_id, organization.soundings_per_week as own_limit,
      count(turn.id) filter (where turn.kind = 'asked' and turn.from_day between ${from} and ${to})::int as asked,
      count(turn.id) filter (where turn.kind = 'staying' and turn.from_day <= ${day}
        and (turn.ended_on is null or turn.ended_on > ${day}))::int as staying
    from asked_for
    join of_host on of_host.resource_id = asked_for.id
    left join host_turn as turn on turn.municipality_id = asked_for.municipality_id and turn.resource_id = of_host.sibling_id
      and (turn.kind = 'staying' or turn.from_day between ${from} and ${to})
    left join organization on organization.municipality_id = asked_for.municipality_id and organization.id = asked_for.organization_id
    group by asked_for.id, organization.soundings_per_week`.execute(db);
  const { soundingsPerWeek } = await readPractice(db);
  return new Map(
    rows.map(({ resourceId, asked, staying, ownLimit }) => [
      resourceId,
      { asked, staying, limit: ownLimit ?? soundingsPerWeek },
    ]),
  );
}

/**
 * The same for one resource before another sounding is written: its host's row is locked, so that two who ask on the same day
 * count one after the other.
 */
export async function lockHostTurns(db: Handle, resourceId: string, day: string): Promise<HostTurns> {
  const resource = await db
    .selectFrom('resource')
    .select(['id', 'organizationId'])
    .where('id', '=', resourceId)
    .executeTakeFirstOrThrow();
  if (resource.organizationId === null) {
    await db.selectFrom('resource').select('id').where('id', '=', resourceId).forNoKeyUpdate().execute();
  } else {
    const { organizationId } = resource;
    await db
      .selectFrom('organization')
      .select('id')
      .where('id', '=', organizationId)
      .forNoKeyUpdate()
      .execute();
  }
  const turns = (await readHostTurns(db, [resourceId], day)).get(resourceId);
  return turns ?? { asked: 0, staying: 0, limit: (await readPractice(db)).soundingsPerWeek };
}
