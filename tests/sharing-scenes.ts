import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { hoursOn, weeklyRule } from '#domain/hours.ts';
import { addAssessment, addPerson } from './placement-scenes.ts';

/** Weekday mornings, everything asked and nothing against it, unless a test says otherwise. */
export const openOffer = {
  v: 1,
  documents: [],
  eligibility: [],
  ageMin: null,
  ageMax: null,
  feeYen: 0,
  minSessionMinutes: 45,
  group: 1,
  noise: 0,
  contact: ['face'],
  supports: ['seat'],
  windows: [{ rule: weeklyRule(hoursOn([0, 2, 4], 450, 495)), capacity: 1 }],
};

export const someProfile = {
  v: 1,
  wishes: [{ text: '子どもの顔が見たい', concepts: ['a.child'] }],
  hours: hoursOn([0, 1, 2, 3, 4], 420, 720),
  sessionMaxMinutes: 60,
  reach: { means: ['walk'], maxKm: 2, acceptsLift: false },
  groupMax: 2,
  noise: 2,
  contact: ['face'],
  feeMaxYen: null,
};

/** About 200 m from each other. */
export const home = { latitude: 35.0, longitude: 139.0 };
export const nearby = { latitude: 35.0018, longitude: 139.0 };

let cases = 0;

/** Somebody with a confirmed assessment with whom a place is looked for since that day. */
export async function addSeeker(
  owner: pg.Pool,
  worker: Worker,
  given: { familyName: string; since: string; profile?: object; urgentOn?: string },
): Promise<{ personId: string; caseId: string }> {
  const personId = await addPerson(worker, { familyName: given.familyName, givenName: '試' }, home);
  await addAssessment(worker, personId, { profile: given.profile ?? someProfile });
  const caseId = uuidv7();
  cases += 1;
  await owner.query(
    `insert into "case" (municipality_id, id, person_id, number, state, state_since, opened_on, updated_by)
     values ($1, $2, $3, $4, 'searching', $5, $5, $6)`,
    [
      worker.municipalityId,
      caseId,
      personId,
      `支-${cases}-${caseId.slice(-4)}`,
      given.since,
      worker.accountId,
    ],
  );
  if (given.urgentOn !== undefined) {
    await owner.query(
      `insert into intake (municipality_id, id, person_id, number, received_at, agency_id, received_by, method, urgency, updated_by)
       values ($1, $2, $3, $4, $5, $6, $7, 'phone', '{"signs": ["no_food"], "action": "食料を届けた"}', $7)`,
      [
        worker.municipalityId,
        uuidv7(),
        personId,
        `受-${cases}-${caseId.slice(-4)}`,
        given.urgentOn,
        worker.agencyId,
        worker.accountId,
      ],
    );
  }
  await asActor(worker, { act: 'test.seeker' }, (db) => refreshAccess(db, personId));
  return { personId, caseId };
}
