import type { Handle } from '#db/as-actor.ts';
import type { PlacementState } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';

/** What stands at the head of every page behind a placement. */
export type PlacementHead = Awaited<ReturnType<typeof readPlacementHead>>;

/** Of this person, and open to this worker; anything else was never there. */
export async function readPlacementHead(db: Handle, personId: string, placementId: string) {
  const placement = await db
    .selectFrom('placement')
    .innerJoin('resource', (join) =>
      join
        .onRef('resource.municipalityId', '=', 'placement.municipalityId')
        .onRef('resource.id', '=', 'placement.resourceId'),
    )
    .innerJoin('case', (join) =>
      join
        .onRef('case.municipalityId', '=', 'placement.municipalityId')
        .onRef('case.id', '=', 'placement.caseId'),
    )
    .select(['placement.id', 'placement.personId', 'placement.caseId', 'placement.resourceId'])
    .select(['placement.number', 'placement.role', 'placement.state', 'placement.stateSince'])
    .select(['placement.settledOn', 'placement.startedOn', 'placement.endedOn', 'placement.mainAccountId'])
    .select(['resource.name as resourceName', 'case.mainAccountId as caseAccountId'])
    .where('placement.id', '=', placementId)
    .where('placement.personId', '=', personId)
    .executeTakeFirst();
  if (!placement) throw new Refusal('not-found');
  return { ...placement, state: placement.state as PlacementState };
}

/** From when on attendance is looked at: the first day there, or the day it was agreed on. */
export function firstDayOf(head: Pick<PlacementHead, 'startedOn' | 'settledOn' | 'stateSince'>): string {
  return head.startedOn ?? head.settledOn ?? head.stateSince;
}
