import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import { ownItems } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { Basis } from '#domain/fact.ts';
import type { IncidentCourse, IncidentKind } from '#domain/incident.ts';
import { readPlacementHead } from './find-placement.ts';

export type StoredIncident = IncidentCourse & {
  id: string;
  version: number;
  number: string;
  kind: IncidentKind;
  at: Date;
  placeNote: string;
  what: string;
  basis: Basis;
  closedOn: string | null;
  updatedByName: string;
};

export type Incidents = { isOpen: boolean; incidents: StoredIncident[] };

/** Reports of a placement, open ones first, the oldest on top. */
export async function listIncidents(
  worker: Worker,
  personId: string,
  placementId: string,
): Promise<Incidents> {
  const purpose = { act: 'hosting.incidents.list', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    await readPlacementHead(db, personId, placementId);
    const isOpen = (await ownItems(db, worker, personId)).has('notes');
    return { isOpen, incidents: isOpen ? await incidentsOf(db, placementId) : [] };
  });
}

/** A report on the ground of a 支援会議 shows that it exists, never its gist. */
const open = sql<boolean>`basis <> 'confidential_meeting'`;
const unlessSealed = <Column extends string>(column: Column) =>
  sql<string>`case when ${open} then ${sql.ref(column)} else '' end`.as(column);

async function incidentsOf(db: Handle, placementId: string): Promise<StoredIncident[]> {
  const rows = await db
    .selectFrom('incident')
    .innerJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'incident.municipalityId')
        .onRef('account.id', '=', 'incident.updatedBy'),
    )
    .select([
      'incident.id',
      'incident.version',
      'number',
      'incident.kind',
      'at',
      'basis',
      'closedOn',
      'toldOn',
    ])
    .select([unlessSealed('placeNote'), unlessSealed('what'), unlessSealed('injury')])
    .select([unlessSealed('action'), unlessSealed('toldTo'), unlessSealed('insuranceNote')])
    .select([unlessSealed('prevention'), 'account.name as updatedByName'])
    .where('placementId', '=', placementId)
    .orderBy((eb) => eb.case().when('closedOn', 'is', null).then(0).else(1).end())
    .orderBy('at')
    .orderBy('incident.id')
    .execute();
  return rows as StoredIncident[];
}
