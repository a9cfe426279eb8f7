import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { ItemDecision, ItemPurpose, ItemReport, ItemRole, MeetingState } from '#domain/meeting.ts';
import type { PlanState } from '#domain/plan-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { nameWithSan } from '#domain/person.ts';
import { coverageOf, type Coverage, type Seat } from './coverage.ts';
import { readSeats } from './lock-meeting.ts';

export type ShownItem = Awaited<ReturnType<typeof readItems>>[number] & {
  /** By seat; only while the record is open: afterwards the table of that day stands. */
  coverage: ReadonlyMap<string, Coverage>;
};

export type ShownMeeting = Awaited<ReturnType<typeof find>> & { seats: Seat[]; items: ShownItem[] };

async function find(db: Handle, meetingId: string) {
  const row = await db
    .selectFrom('meeting')
    .innerJoin('agency', (join) =>
      join
        .onRef('agency.municipalityId', '=', 'meeting.municipalityId')
        .onRef('agency.id', '=', 'meeting.convenerAgencyId'),
    )
    .select(['meeting.id', 'meeting.number', 'title', 'state', 'heldOn', 'fromTime', 'toTime', 'placeNote'])
    .select(['manner', 'chair', 'recorder', 'pledged', 'nextOn', 'meeting.version'])
    .select('agency.name as convenerName')
    .where('meeting.id', '=', meetingId)
    .where('legalBasis', '=', 'coordination')
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return { ...row, state: row.state as MeetingState };
}

async function readItems(db: Handle, meetingId: string) {
  const rows = await db
    .selectFrom('meetingItem')
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipalityId', '=', 'meetingItem.municipalityId')
        .onRef('person.id', '=', 'meetingItem.personId'),
    )
    .innerJoin('case', (join) =>
      join
        .onRef('case.municipalityId', '=', 'meetingItem.municipalityId')
        .onRef('case.id', '=', 'meetingItem.caseId'),
    )
    .leftJoin('plan', (join) =>
      join
        .onRef('plan.municipalityId', '=', 'meetingItem.municipalityId')
        .onRef('plan.id', '=', 'meetingItem.planId'),
    )
    .select(['meetingItem.id', 'meetingItem.personId', 'meetingItem.caseId', 'meetingItem.planId'])
    .select(['position', 'standsAside', 'purpose', 'personPresent', 'familyPresent', 'ownWords', 'reports'])
    .select(['points', 'decision', 'decisionWords', 'roles', 'resourceGap', 'meetingItem.nextOn'])
    .select(['confirmedAt', 'meetingItem.version'])
    .select(['person.number as personNumber', 'person.familyName', 'person.givenName', 'person.called'])
    .select(['case.number as caseNumber', 'case.state as caseState'])
    .select(['plan.edition as planEdition', 'plan.state as planState'])
    .where('meetingItem.meetingId', '=', meetingId)
    .where('meetingItem.legalBasis', '=', 'coordination')
    .orderBy('position')
    .execute();
  return rows.map(({ familyName, givenName, called, ...row }) => ({
    ...row,
    personName: nameWithSan({ familyName, givenName, called }),
    purpose: row.purpose as ItemPurpose,
    decision: row.decision as ItemDecision | null,
    reports: row.reports as ItemReport[],
    roles: row.roles as ItemRole[],
    planState: row.planState as PlanState | null,
  }));
}

/** A meeting with its table, its agenda as far as it is open to this worker, and whom each consent covers. */
export async function readMeeting(worker: Worker, meetingId: string): Promise<ShownMeeting> {
  const purpose = { act: 'meetings.read', subjects: [{ kind: 'meeting', id: meetingId }] };
  return asActor(worker, purpose, async (db, log) => {
    const meeting = await find(db, meetingId);
    const seats = await readSeats(db, meetingId);
    const items: ShownItem[] = [];
    for (const item of await readItems(db, meetingId)) {
      log.about('person', item.personId);
      const isOpen = meeting.state !== 'confirmed';
      const coverage = isOpen
        ? (await coverageOf(db, item.personId, seats, meeting.heldOn)).bySeat
        : new Map();
      items.push({ ...item, coverage });
    }
    return { ...meeting, seats, items };
  });
}
