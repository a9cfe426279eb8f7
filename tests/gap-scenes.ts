import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { hoursOn } from '#domain/hours.ts';
import { receiveIntake } from '#use-cases/intakes/receive-intake.ts';
import { someIntake } from './people.ts';
import { addAssessment, addPerson } from './placement-scenes.ts';

/** What a cook without a kitchen says: everything asked, nothing in the way but that there is no place. */
export const cookProfile = {
  v: 1,
  wishes: [{ text: '料理をつくりたい', concepts: ['a.cook'] }],
  hours: hoursOn([5, 6], 540, 1020),
  sessionMaxMinutes: 120,
  supports: ['watch'],
  tolerance: { phone: 0 },
  groupMax: 10,
  contact: ['face'],
  feeMaxYen: 500,
  noise: 2,
  reach: { means: ['walk'], maxKm: 3, acceptsLift: true },
};

/** A place that is one for them. */
export const kitchen = {
  v: 1,
  concepts: ['a.cook'],
  documents: [],
  eligibility: [],
  ageMin: null,
  ageMax: null,
  feeYen: 0,
  minSessionMinutes: 60,
  group: 6,
  noise: 1,
  contact: ['face'],
  supports: ['watch'],
  demands: { phone: 0 },
  windows: [{ rule: { kind: 'weekly', hours: hoursOn([5], 600, 720) }, capacity: 20 }],
};

export const kitchenAt = { latitude: 34.4118, longitude: 138.61 };
const home = { latitude: 34.41, longitude: 138.61 };

/** Somebody with an assessment with whom a place is looked for, through the verbs as far as they go. */
export async function addWaiting(
  owner: pg.Pool,
  worker: Worker,
  given: {
    profile?: object;
    areaId?: string;
    since?: string;
    isProtected?: boolean;
    familyName?: string;
  } = {},
): Promise<string> {
  const { familyName = '待', isProtected = false } = given;
  const named = { familyName, givenName: '人', bornOn: '1954-06-02', bornPrecision: 'day' as const };
  const personId = await addPerson(
    worker,
    { ...named, areaId: given.areaId ?? null },
    { ...home, isProtected },
  );
  await receiveIntake(worker, personId, uuidv7(), someIntake);
  await addAssessment(worker, personId, { profile: given.profile ?? cookProfile });
  await owner.query(
    `update "case" set state = 'searching', state_since = $2 where municipality_id = $3 and person_id = $1`,
    [personId, given.since ?? '2026-10-20', worker.municipalityId],
  );
  return personId;
}

export async function addArea(owner: pg.Pool, municipalityId: string, name: string): Promise<string> {
  const id = uuidv7();
  await owner.query(
    `insert into area (municipality_id, id, kind, name) values ($1, $2, 'junior_high_school', $3)`,
    [municipalityId, id, name],
  );
  return id;
}
