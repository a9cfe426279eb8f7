import { sql } from 'kysely';
import type { Handle } from './as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { nameWithSan } from '#domain/person.ts';
import type { PlacementState } from '#domain/placement-state.ts';

export type OwnPlacement = {
  placementId: string;
  personId: string;
  personName: string;
  resourceId: string;
  resourceName: string;
  state: PlacementState;
  since: string;
  hasPersonsYes: boolean;
  /** I walk it: named on the placement, or else the main worker of the case. */
  isWalked: boolean;
  /** I am the main worker of the case. */
  isKept: boolean;
  /**
   * Whoever stays at a place after 終結 is not asked after week by week any more: what is left is the call after three months. A
   * branch that was opened again takes the support up where it was.
   */
  isSupported: boolean;
  caseEndedOn: string | null;
};

type Row = Omit<OwnPlacement, 'personName' | 'isWalked' | 'isKept'> & {
  familyName: string;
  givenName: string;
  called: string;
  walker: string | null;
  keeper: string | null;
};

/** More than anybody walks at once, with those whose flag is still out; who goes on comes before who has ended. */
const most = 500;

/**
 * The placements that are this worker's, with the names that a line of きょう needs. Read once and by index: what waits is then
 * asked of these alone, however many placements the town has (docs/decisions/0014).
 */
export async function readOwnPlacements(db: Handle, worker: Worker): Promise<OwnPlacement[]> {
  const { rows } = await sql<Row>`
    with own as (
      select id from placement where main_account_id = ${worker.accountId}::uuid
      union
      select placement.id from "case"
        join placement on placement.municipality_id = "case".municipality_id and placement.person_id = "case".person_id
          and placement.case_id = "case".id
        where "case".main_account_id = ${worker.accountId}::uuid
    )
    select placement.id as placement_id, placement.person_id, placement.resource_id, placement.state, placement.state_since as since,
      placement.person_agreed_on is not null as has_persons_yes, resource.name as resource_name,
      person.family_name, person.given_name, person.called,
      coalesce(placement.main_account_id, "case".main_account_id) as walker, "case".main_account_id as keeper,
      "case".ended_on as case_ended_on,
      exists (select from "case" as living where living.municipality_id = placement.municipality_id
        and living.person_id = placement.person_id and living.ended_on is null) as is_supported
    from placement
    join person on person.municipality_id = placement.municipality_id and person.id = placement.person_id
    join resource on resource.municipality_id = placement.municipality_id and resource.id = placement.resource_id
    join "case" on "case".municipality_id = placement.municipality_id and "case".id = placement.case_id
    where placement.id = any(array(select id from own))
    order by placement.state in ('ended', 'fell_through'), placement.state_since, placement.id limit ${most}`.execute(
    db,
  );
  return rows.map(({ familyName, givenName, called, walker, keeper, ...row }) => ({
    ...row,
    personName: nameWithSan({ familyName, givenName, called }),
    isWalked: walker === worker.accountId,
    isKept: keeper === worker.accountId,
  }));
}

export function idsOf(placements: readonly OwnPlacement[]): string[] {
  return placements.map(({ placementId }) => placementId);
}

/** Rows that hang on placements, each beside the one it hangs on. */
export function besidePlacement<Hanging extends { placementId: string }>(
  placements: readonly OwnPlacement[],
  rows: readonly Hanging[],
): { placement: OwnPlacement; row: Hanging }[] {
  const known = new Map(placements.map((placement) => [placement.placementId, placement]));
  return rows.flatMap((row) => {
    const placement = known.get(row.placementId);
    return placement ? [{ placement, row }] : [];
  });
}
