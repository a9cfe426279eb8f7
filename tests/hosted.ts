import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { hoursOn, weeklyRule, type RecurrenceRule } from '#domain/hours.ts';
import type { PlacementState } from '#domain/placement-state.ts';
import { addPerson } from './people.ts';

let numbers = 0;

export type GivenHost = {
  kind?: string;
  state?: string;
  organizationName?: string;
  /** Weekly windows, with how many they take. */
  windows?: { rule: RecurrenceRule; capacity: number | null }[];
  /** Formal capacity of each weekday and half named: capacity, contracted. */
  formal?: { weekday: number; half: string; capacity: number; contracted: number; pending?: number }[];
};

/** 月 7:30–8:15 and the like; 0 is Monday. */
export function onDays(days: readonly number[], from: number, to: number): RecurrenceRule {
  return weeklyRule(hoursOn(days, from, to));
}

/** A resource of the town with what it lends out. */
export async function addHost(
  owner: pg.Pool,
  municipalityId: string,
  given: GivenHost = {},
): Promise<{ resourceId: string; organizationId: string; windowIds: string[] }> {
  const [resourceId, organizationId] = [uuidv7(), uuidv7()];
  numbers += 1;
  await owner.query('insert into organization (municipality_id, id, number, name) values ($1, $2, $3, $4)', [
    municipalityId,
    organizationId,
    `団宿-${numbers}`,
    given.organizationName ?? '交通安全の会',
  ]);
  await owner.query(
    `insert into resource (municipality_id, id, number, kind, name, state, organization_id) values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      municipalityId,
      resourceId,
      `資宿-${numbers}`,
      given.kind ?? 'role',
      `三丁目の角　朝の立ち番 ${numbers}`,
      given.state ?? 'open',
      organizationId,
    ],
  );
  const windowIds: string[] = [];
  for (const { rule, capacity } of given.windows ?? []) {
    const id = uuidv7();
    windowIds.push(id);
    await owner.query(
      'insert into vacancy (municipality_id, id, resource_id, rule, capacity) values ($1, $2, $3, $4, $5)',
      [municipalityId, id, resourceId, JSON.stringify(rule), capacity],
    );
  }
  for (const { weekday, half, capacity, contracted, pending = 0 } of given.formal ?? []) {
    await owner.query(
      `insert into formal_capacity (municipality_id, resource_id, weekday, half, capacity, contracted, pending)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [municipalityId, resourceId, weekday, half, capacity, contracted, pending],
    );
  }
  return { resourceId, organizationId, windowIds };
}

export type Hosted = { personId: string; caseId: string; placementId: string };

/** Somebody on their way to a resource, or there already; a person of their own unless one is given. */
export async function addPlacement(
  owner: pg.Pool,
  worker: Worker,
  resourceId: string,
  given: { personId?: string; state?: PlacementState; familyName?: string } = {},
): Promise<Hosted> {
  const { municipalityId } = worker;
  numbers += 1;
  const personId =
    given.personId ?? (await addPerson(worker, { familyName: given.familyName ?? `試${numbers}` }));
  const caseId = uuidv7();
  const placementId = uuidv7();
  await owner.query(
    `insert into "case" (municipality_id, id, person_id, number, state, state_since, opened_on, lead_agency_id, main_account_id, updated_by)
     values ($1, $2, $3, $4, 'sounding', '2026-10-06', '2026-10-06', $5, $6, $6)`,
    [municipalityId, caseId, personId, `支宿-${numbers}`, worker.agencyId, worker.accountId],
  );
  await owner.query(
    `insert into placement (municipality_id, id, person_id, case_id, resource_id, number, state, state_since, person_agreed_on, updated_by)
     values ($1, $2, $3, $4, $5, $6, $7, '2026-11-01', '2026-11-01', $8)`,
    [
      municipalityId,
      placementId,
      personId,
      caseId,
      resourceId,
      `参宿-${numbers}`,
      given.state ?? 'settled',
      worker.accountId,
    ],
  );
  await asActor(worker, { act: 'test.placement' }, (db) => refreshAccess(db, personId));
  return { personId, caseId, placementId };
}
