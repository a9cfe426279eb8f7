import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { keepStaying } from '#db/host-turns.ts';
import { nextNumber } from '#db/running-number.ts';
import type { Worker } from '#domain/actor.ts';
import { fiscalYear } from '#domain/japanese-date.ts';
import { isNameless, isPlacementOver, type PlacementState } from '#domain/placement-state.ts';

/** A placement of the demo town's stories, with what its papers need. */
export type DemoPlacement = {
  personId: string;
  placementId: string;
  resourceId: string;
  organizationId: string | null;
  /** The person has agreed to be named: papers may go to the host. */
  isNamed: boolean;
};

type Wanted = { familyName: string; resourceName: string; role: string; hostPerson: string; since: string };

/** The story's placement when it is there already; otherwise one that has gone on since that day. */
export async function placementOf(worker: Worker, wanted: Wanted): Promise<DemoPlacement> {
  return asActor(worker, { act: 'demo.placement' }, async (db) => {
    const person = await db
      .selectFrom('person')
      .innerJoin('case', (join) =>
        join
          .onRef('case.municipalityId', '=', 'person.municipalityId')
          .onRef('case.personId', '=', 'person.id'),
      )
      .select(['person.id', 'case.id as caseId'])
      .where('person.familyName', '=', wanted.familyName)
      .executeTakeFirstOrThrow();
    const resource = await db
      .selectFrom('resource')
      .select(['id', 'organizationId'])
      .where('name', '=', wanted.resourceName)
      .executeTakeFirstOrThrow();
    const known = await db
      .selectFrom('placement')
      .select(['id', 'state'])
      .where('personId', '=', person.id)
      .where('resourceId', '=', resource.id)
      .execute();
    const there = known.find(({ state }) => !isPlacementOver(state as PlacementState));
    const common = { personId: person.id, resourceId: resource.id, organizationId: resource.organizationId };
    if (there) {
      return { ...common, placementId: there.id, isNamed: !isNameless(there.state as PlacementState) };
    }
    const placementId = await addPlacement(db, worker, { ...wanted, ...common, caseId: person.caseId });
    return { ...common, placementId, isNamed: true };
  });
}

type NewPlacement = Wanted & { personId: string; caseId: string; resourceId: string };

async function addPlacement(db: Handle, worker: Worker, placement: NewPlacement): Promise<string> {
  const { personId, caseId, resourceId, role, hostPerson, since } = placement;
  const { municipalityId, accountId } = worker;
  const id = uuidv7();
  await db
    .insertInto('placement')
    .values({
      municipalityId,
      id,
      personId,
      caseId,
      resourceId,
      number: await nextNumber(db, municipalityId, 'placement', fiscalYear(since)),
      role,
      stateSince: since,
      mainAccountId: accountId,
      updatedBy: accountId,
    })
    .execute();
  await refreshAccess(db, personId);
  await db
    .updateTable('placement')
    .set({
      state: 'continuing',
      personAgreedOn: since,
      settledOn: since,
      startedOn: since,
      hostPerson,
      updatedAt: sql`now()`,
    })
    .where('id', '=', id)
    .execute();
  await keepStaying(db, worker, { id, resourceId, on: since });
  await db
    .insertInto('placementStep')
    .values({
      municipalityId,
      id: uuidv7(),
      placementId: id,
      personId,
      fromState: 'settled',
      toState: 'continuing',
      onDay: since,
      decidedBy: 'person',
      byAccount: accountId,
    })
    .execute();
  await refreshAccess(db, personId);
  return id;
}
