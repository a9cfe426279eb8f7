import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { moveCaseAlong } from '#db/case-course.ts';
import { nextNumber } from '#db/running-number.ts';
import type { Worker } from '#domain/actor.ts';
import type { CaseState } from '#domain/case-state.ts';
import { fiscalYear } from '#domain/japanese-date.ts';
import type { PlacementState } from '#domain/placement-state.ts';

export type SeededPlacement = { id: string; personId: string; caseId: string; state: PlacementState };

const caseAlong: Partial<Record<PlacementState, CaseState>> = {
  sounding: 'sounding',
  visiting: 'trying',
  trial: 'trying',
  settled: 'taking_part',
  continuing: 'taking_part',
};

async function resourceNamed(db: Handle, name: string): Promise<string> {
  const { id } = await db
    .selectFrom('resource')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return id;
}

/** Lays a placement of the demo town, without soundings or visits of its own. */
export async function addDemoPlacement(
  worker: Worker,
  given: {
    personId: string;
    caseId: string;
    resource: string;
    role: string;
    hostPerson: string;
    on: string;
  },
): Promise<SeededPlacement> {
  const { personId, caseId, role, on } = given;
  const purpose = { act: 'placements.demo', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const id = uuidv7();
    await db
      .insertInto('placement')
      .values({
        municipalityId: worker.municipalityId,
        id,
        personId,
        caseId,
        resourceId: await resourceNamed(db, given.resource),
        number: await nextNumber(db, worker.municipalityId, 'placement', fiscalYear(on)),
        role,
        stateSince: on,
        mainAccountId: worker.accountId,
        updatedBy: worker.accountId,
      })
      .execute();
    await refreshAccess(db, personId);
    await db.updateTable('placement').set({ hostPerson: given.hostPerson }).where('id', '=', id).execute();
    return { id, personId, caseId, state: 'candidate' };
  });
}

/** One step of it, with the day, and the case along with it. */
export async function stepDemoPlacement(
  worker: Worker,
  placement: SeededPlacement,
  to: PlacementState,
  on: string,
): Promise<void> {
  const { id, personId, caseId } = placement;
  const purpose = { act: 'placements.demo', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    await db
      .updateTable('placement')
      .set({
        state: to,
        stateSince: on,
        ...(to === 'agreed' ? { personAgreedOn: on } : {}),
        ...(to === 'settled' ? { settledOn: on, startedOn: on } : {}),
        version: sql`version + 1`,
      })
      .where('id', '=', id)
      .execute();
    await db
      .insertInto('placementStep')
      .values({
        municipalityId: worker.municipalityId,
        id: uuidv7(),
        placementId: id,
        personId,
        fromState: placement.state,
        toState: to,
        onDay: on,
        decidedBy: 'worker',
        byAccount: worker.accountId,
      })
      .execute();
    const along = caseAlong[to];
    if (along) await moveCaseAlong(db, worker, { caseId, personId, to: along, on, reason: '行き先が進んだ' });
    await refreshAccess(db, personId);
  });
  placement.state = to;
}
