import { asActor } from '#db/as-actor.ts';
import { readHostTurns } from '#db/host-turns.ts';
import type { Worker } from '#domain/actor.ts';
import type { HostTurns } from '#domain/host-turn.ts';
import type { OpenState, OrganizationKind } from '#domain/organization.ts';

export type OrganizationPlace = {
  id: string;
  name: string;
  address: string;
  buildingNote: string;
  areaName: string | null;
  accessFeatures: string[];
};

export type OrganizationResource = {
  id: string;
  number: string;
  name: string;
  kind: string;
  state: OpenState;
  checkedOn: string | null;
  nextCheckOn: string | null;
};

export type OrganizationRecord = {
  id: string;
  number: string;
  name: string;
  nameKana: string;
  corporateNumber: string | null;
  kind: OrganizationKind;
  isWelfare: boolean;
  phone: string;
  email: string;
  url: string;
  contactNote: string;
  note: string;
  /** Its own word on how often it is asked; null: as the town decided. */
  soundingsPerWeek: number | null;
  /** What it carries this week, over all that it offers. */
  turns: HostTurns | undefined;
  state: OpenState;
  version: number;
  updatedAt: Date;
  places: OrganizationPlace[];
  resources: OrganizationResource[];
};

/** One organisation with its places and what it offers; undefined when there is none. */
export async function readOrganization(
  worker: Worker,
  id: string,
  today: string,
): Promise<OrganizationRecord | undefined> {
  const purpose = { act: 'organizations.read', subjects: [{ kind: 'organization', id }] };
  return asActor(worker, purpose, async (db) => {
    const row = await db
      .selectFrom('organization')
      .select(['id', 'number', 'name', 'nameKana', 'corporateNumber', 'kind', 'isWelfare', 'phone'])
      .select(['email', 'url', 'contactNote', 'note', 'soundingsPerWeek', 'state', 'version', 'updatedAt'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) return undefined;
    const places = await db
      .selectFrom('place')
      .leftJoin('area', (join) =>
        join.onRef('area.municipalityId', '=', 'place.municipalityId').onRef('area.id', '=', 'place.areaId'),
      )
      .select(['place.id', 'place.name', 'place.address', 'place.buildingNote'])
      .select(['area.name as areaName', 'place.accessFeatures'])
      .where('place.organizationId', '=', id)
      .orderBy('place.name')
      .orderBy('place.id')
      .execute();
    const resources = await db
      .selectFrom('resource')
      .select(['id', 'number', 'name', 'kind', 'state', 'checkedOn', 'nextCheckOn'])
      .where('organizationId', '=', id)
      .orderBy('state', 'desc')
      .orderBy('number')
      .execute();
    const [first] = resources;
    // 管理者 sees no case, and so cannot count them either: nothing is better than a nought.
    const isCounted = first !== undefined && !worker.roles.includes('administrator');
    const turns = isCounted ? (await readHostTurns(db, [first.id], today)).get(first.id) : undefined;
    return { ...row, places, resources, turns } as OrganizationRecord;
  });
}
