import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { CaseState } from '#domain/case-state.ts';
import type { PlacementState } from '#domain/placement-state.ts';
import type { TriedDraft } from '#domain/tried-system.ts';
import { receiveIntake } from '#use-cases/intakes/receive-intake.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { addOrganization, addPerson, someIntake } from './people.ts';

/** 対象外の確認, complete and valid. */
export const someTried: TriedDraft = {
  system: '就労移行支援',
  law: '障害者総合支援法',
  result: 'not_eligible',
  confirmedOn: '2026-10-17',
  confirmedWith: '障害福祉係',
  reviewOn: '2027-04-01',
  words: '',
};

export type HeldCase = { id: string; version: number; state: CaseState; number: string };

/** The person's newest case as a page would see it. */
export async function heldCase(worker: Worker, personId: string): Promise<HeldCase> {
  const { currentCase } = await findPerson(worker, personId);
  if (!currentCase) throw new Error('expected a case');
  const { id, version, state, number } = currentCase;
  return { id, version, number, state };
}

/** A person with an open case, through the verbs. */
export async function addCase(worker: Worker): Promise<{ personId: string; caseId: string }> {
  const personId = await addPerson(worker);
  await receiveIntake(worker, personId, uuidv7(), someIntake);
  return { personId, caseId: (await heldCase(worker, personId)).id };
}

export async function addResource(owner: pg.Pool, municipalityId: string, name: string): Promise<string> {
  const organizationId = await addOrganization(owner, municipalityId, name);
  const id = uuidv7();
  await owner.query(
    `insert into resource (municipality_id, id, number, name, kind, organization_id) values ($1, $2, $3, $4, 'role', $5)`,
    [municipalityId, id, `資-${id.slice(-6)}`, name, organizationId],
  );
  return id;
}

/** Puts a placement of the case straight into a state; its own machine is tested where it is written. */
export async function plantPlacement(
  owner: pg.Pool,
  worker: Worker,
  given: { personId: string; caseId: string; state: PlacementState; resourceId?: string },
): Promise<string> {
  const id = uuidv7();
  const resourceId =
    given.resourceId ?? (await addResource(owner, worker.municipalityId, '北野小 見守りの会'));
  await owner.query(
    `insert into placement (municipality_id, id, person_id, case_id, resource_id, number, role, state, state_since, person_agreed_on, updated_by)
     values ($1, $2, $3, $4, $5, $6, '朝の立ち番', $7, '2026-11-01', '2026-11-01', $8)`,
    [
      worker.municipalityId,
      id,
      given.personId,
      given.caseId,
      resourceId,
      `参-${id.slice(-6)}`,
      given.state,
      worker.accountId,
    ],
  );
  await asActor(worker, { act: 'access.check' }, (db) => refreshAccess(db, given.personId));
  return id;
}
