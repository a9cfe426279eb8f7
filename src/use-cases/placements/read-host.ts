import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';

/** The host as the register knows it: where to call and what it has said before. No person is in it. */
export type PlacementHost = {
  id: string;
  name: string;
  state: string;
  organizationName: string;
  placeName: string;
  phone: string;
  contactNote: string;
  scheduleNote: string;
  toldToHost: string;
  askedOfHost: string;
  cannotAccept: string;
  checkedOn: string | null;
  nextCheckOn: string | null;
};

export async function readHost(db: Handle, resourceId: string): Promise<PlacementHost | undefined> {
  const row = await db
    .selectFrom('resource')
    .leftJoin('organization', (join) =>
      join
        .onRef('organization.municipalityId', '=', 'resource.municipalityId')
        .onRef('organization.id', '=', 'resource.organizationId'),
    )
    .leftJoin('place', (join) =>
      join
        .onRef('place.municipalityId', '=', 'resource.municipalityId')
        .onRef('place.id', '=', 'resource.placeId'),
    )
    .select([
      'resource.id',
      'resource.name',
      'resource.state',
      'organization.name as organizationName',
      'place.name as placeName',
      sql<string | null>`coalesce(nullif(place.phone, ''), organization.phone)`.as('phone'),
      'organization.contactNote',
      'resource.scheduleNote',
      'resource.toldToHost',
      'resource.askedOfHost',
      'resource.cannotAccept',
      'resource.checkedOn',
      'resource.nextCheckOn',
    ])
    .where('resource.id', '=', resourceId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { organizationName, placeName, phone, contactNote, ...rest } = row;
  return {
    ...rest,
    organizationName: organizationName ?? '',
    placeName: placeName ?? '',
    phone: phone ?? '',
    contactNote: contactNote ?? '',
  };
}
