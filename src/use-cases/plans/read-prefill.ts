import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { ConsentItem } from '#domain/consent.ts';
import { placementStateCodes, type PlacementState } from '#domain/placement-state.ts';
import type { PrefillGround } from '#domain/plan-prefill.ts';

/** How far a way has come: the furthest is what a plan is about. */
const alive: readonly PlacementState[] = placementStateCodes.filter(
  (state) => state !== 'ended' && state !== 'fell_through',
);

/** What a draft plan may stand on. Facts of a 支援会議 are not even read (invariant 1). */
export async function readPrefill(db: Handle, personId: string, today: string): Promise<PrefillGround> {
  const facts = await db
    .selectFrom('fact')
    .select(['kind', 'words', 'isOwnWords', 'basis'])
    .where('personId', '=', personId)
    .where('struckAt', 'is', null)
    .where('basis', 'in', ['consent', 'duty_to_report', 'self_published'])
    .orderBy('saidOn')
    .orderBy('id')
    .execute();
  const consents = await db
    .selectFrom('consent')
    .leftJoin('agency', (join) =>
      join
        .onRef('agency.municipalityId', '=', 'consent.municipalityId')
        .onRef('agency.id', '=', 'consent.recipientAgencyId'),
    )
    .leftJoin('organization', (join) =>
      join
        .onRef('organization.municipalityId', '=', 'consent.municipalityId')
        .onRef('organization.id', '=', 'consent.recipientOrganizationId'),
    )
    .select(sql<string>`coalesce(agency.name, organization.name, consent.recipient_name)`.as('recipient'))
    .select(['consent.items', 'consent.validUntil'])
    .where('consent.personId', '=', personId)
    .where('consent.state', '=', 'given')
    .where((eb) => eb.or([eb('consent.validUntil', 'is', null), eb('consent.validUntil', '>=', today)]))
    .orderBy('consent.createdAt')
    .execute();
  const placements = await db
    .selectFrom('placement')
    .innerJoin('resource', (join) =>
      join
        .onRef('resource.municipalityId', '=', 'placement.municipalityId')
        .onRef('resource.id', '=', 'placement.resourceId'),
    )
    .select(['resource.name as resourceName', 'placement.role', 'placement.state', 'placement.startedOn'])
    .select(['placement.stopRule', 'placement.emergencyContact'])
    .where('placement.personId', '=', personId)
    .where('placement.state', 'in', [...alive])
    .execute();
  return {
    facts,
    consents: consents.map((row) => ({ ...row, items: row.items as ConsentItem[] })),
    placements: placements
      .map((row) => ({ ...row, state: row.state as PlacementState }))
      .toSorted((a, b) => alive.indexOf(b.state) - alive.indexOf(a.state)),
  };
}
