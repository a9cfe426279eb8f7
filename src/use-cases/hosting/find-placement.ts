import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { PlacementState } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';

/** What the papers of a placement need of it: where, with whom, how far. */
export type PlacementHead = {
  id: string;
  personId: string;
  number: string;
  state: PlacementState;
  role: string;
  called: string;
  personAgreedOn: string | null;
  hostPerson: string;
  hostContact: string;
  emergencyContact: string;
  stopRule: string;
  recallNoticeDays: number;
  resourceId: string;
  resourceName: string;
  organizationId: string | null;
  organizationName: string | null;
  /** The host's own door, while it is open. */
  hostLinkId: string | null;
};

export async function readPlacementHead(
  db: Handle,
  personId: string,
  placementId: string,
): Promise<PlacementHead> {
  const row = await db
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
    .leftJoin('hostLink', (join) =>
      join
        .onRef('hostLink.municipalityId', '=', 'placement.municipalityId')
        .onRef('hostLink.id', '=', 'placement.hostLinkId')
        .on('hostLink.endedAt', 'is', null)
        .on('hostLink.validUntil', '>', (eb) => eb.fn<Date>('now')),
    )
    .select(['placement.id', 'placement.personId', 'placement.number', 'placement.state', 'placement.role'])
    .select(['placement.called', 'placement.personAgreedOn', 'placement.hostPerson', 'placement.hostContact'])
    .select(['placement.emergencyContact', 'placement.stopRule', 'placement.recallNoticeDays'])
    .select(['placement.resourceId', 'resource.name as resourceName', 'resource.organizationId'])
    .select(['organization.name as organizationName', 'hostLink.id as hostLinkId'])
    .where('placement.id', '=', placementId)
    .where('placement.personId', '=', personId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return { ...row, state: row.state as PlacementState };
}

/** The placement as the head of its papers. Outside the access list there is no such placement. */
export async function findPlacement(
  worker: Worker,
  personId: string,
  placementId: string,
): Promise<PlacementHead> {
  const purpose = { act: 'hosting.find', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, (db) => readPlacementHead(db, personId, placementId));
}

/** One at a time writes an edition of a paper of this placement. */
export async function lockPlacement(db: Handle, personId: string, placementId: string): Promise<void> {
  const row = await db
    .selectFrom('placement')
    .select('id')
    .where('id', '=', placementId)
    .where('personId', '=', personId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
}
