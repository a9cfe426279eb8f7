import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { isPlacementOver, type PlacementState } from '#domain/placement-state.ts';
import { about } from './hold-placement.ts';

export type ListedPlacement = {
  id: string;
  number: string;
  resourceId: string;
  resourceName: string;
  organizationName: string | null;
  role: string;
  state: PlacementState;
  stateSince: string;
  startedOn: string | null;
  endedOn: string | null;
  endCode: string;
  mainName: string | null;
  isResting: boolean;
};

/** Every way that was begun for this person: those that are alive first, the longest in their state before the others; then the past. */
export async function listPlacements(
  worker: Worker,
  personId: string,
): Promise<{ alive: ListedPlacement[]; past: ListedPlacement[] }> {
  return asActor(worker, about('placements.list', personId), async (db) => {
    const rows = await db
      .selectFrom('placement')
      .innerJoin('resource', (join) =>
        join
          .onRef('resource.municipalityId', '=', 'placement.municipalityId')
          .onRef('resource.id', '=', 'placement.resourceId'),
      )
      .leftJoin('organization', (join) =>
        join
          .onRef('organization.municipalityId', '=', 'resource.municipalityId')
          .onRef('organization.id', '=', 'resource.organizationId'),
      )
      .leftJoin('account', (join) =>
        join
          .onRef('account.municipalityId', '=', 'placement.municipalityId')
          .onRef('account.id', '=', 'placement.mainAccountId'),
      )
      .select([
        'placement.id',
        'placement.number',
        'placement.resourceId',
        'resource.name as resourceName',
        'organization.name as organizationName',
        'placement.role',
        'placement.state',
        'placement.stateSince',
        'placement.startedOn',
        'placement.endedOn',
        'placement.endCode',
        'account.name as mainName',
        sql<boolean>`exists (select from decline where decline.municipality_id = placement.municipality_id
          and decline.placement_id = placement.id and decline.consequence = 'pause' and decline.lifted_at is null)`.as(
          'isResting',
        ),
      ])
      .where('placement.personId', '=', personId)
      .orderBy('placement.stateSince')
      .orderBy('placement.id')
      .execute();
    const placements = rows.map((row) => ({ ...row, state: row.state as PlacementState }));
    return {
      alive: placements.filter(({ state }) => !isPlacementOver(state)),
      past: placements
        .filter(({ state }) => isPlacementOver(state))
        .toSorted((a, b) => (b.endedOn ?? '').localeCompare(a.endedOn ?? '')),
    };
  });
}
