import { asActor, type Handle } from '#db/as-actor.ts';
import { openToLead } from '#db/open-to-lead.ts';
import { ownItems } from '#db/own-items.ts';
import { readCaseGround } from '#db/case-course.ts';
import type { Worker } from '#domain/actor.ts';
import type { CaseGround } from '#domain/case-machine.ts';
import { stateBefore } from '#domain/case-path.ts';
import type { CaseState } from '#domain/case-state.ts';
import type { Consequence, DeclineSide } from '#domain/decline-reason.ts';
import type { TriedResult } from '#domain/tried-system.ts';

export type ShownCase = Awaited<ReturnType<typeof readCases>>[number];
export type ShownChange = Awaited<ReturnType<typeof readChanges>>[number];
export type ShownTried = Awaited<ReturnType<typeof readTried>>[number];
export type ShownDecline = Awaited<ReturnType<typeof readDeclines>>[number];
export type MeetingChoice = { id: string; number: string; heldOn: string };

export type Course = {
  /** The newest case, open or ended; the ones before it follow in `cases`. */
  current: ShownCase | undefined;
  cases: ShownCase[];
  ground: CaseGround | undefined;
  stateBefore: CaseState | undefined;
  changes: ShownChange[];
  tried: ShownTried[];
  declines: ShownDecline[];
  /** Meetings that spoke about this person: one of them may have decided a change. */
  meetings: MeetingChoice[];
};

async function readCases(db: Handle, worker: Worker, personId: string) {
  const rows = await db
    .selectFrom('case')
    .leftJoin('agency', (join) =>
      join
        .onRef('agency.municipalityId', '=', 'case.municipalityId')
        .onRef('agency.id', '=', 'case.leadAgencyId'),
    )
    .leftJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'case.municipalityId')
        .onRef('account.id', '=', 'case.mainAccountId'),
    )
    .select(['case.id', 'case.personId', 'case.number', 'case.state', 'case.stateSince', 'case.openedOn'])
    .select(['case.endedOn', 'case.resumeState', 'case.pausedUntil', 'case.followsCaseId', 'case.version'])
    .select(['case.leadAgencyId', 'case.mainAccountId', openToLead])
    .select(['agency.name as leadAgencyName', 'account.name as mainWorkerName'])
    .where('case.personId', '=', personId)
    .orderBy('case.openedOn', 'desc')
    .orderBy('case.id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...row,
    state: row.state as CaseState,
    resumeState: row.resumeState as CaseState | null,
    /** Who works on it is named by the agency that leads. */
    mayTakeOn: row.leadAgencyId === null || row.leadAgencyId === worker.agencyId,
  }));
}

async function readChanges(db: Handle, personId: string) {
  const rows = await db
    .selectFrom('caseChange')
    .innerJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'caseChange.municipalityId')
        .onRef('account.id', '=', 'caseChange.byAccount'),
    )
    .leftJoin('meetingItem', (join) =>
      join
        .onRef('meetingItem.municipalityId', '=', 'caseChange.municipalityId')
        .onRef('meetingItem.id', '=', 'caseChange.meetingItemId'),
    )
    .leftJoin('meeting', (join) =>
      join
        .onRef('meeting.municipalityId', '=', 'meetingItem.municipalityId')
        .onRef('meeting.id', '=', 'meetingItem.meetingId'),
    )
    .select(['caseChange.id', 'caseChange.caseId', 'caseChange.fromState', 'caseChange.toState'])
    .select(['caseChange.onDay', 'caseChange.kind', 'caseChange.reason', 'account.name as byName'])
    .select(['meeting.id as meetingId', 'meeting.number as meetingNumber'])
    .where('caseChange.personId', '=', personId)
    .orderBy('caseChange.createdAt')
    .orderBy('caseChange.id')
    .execute();
  return rows.map((row) => ({
    ...row,
    fromState: row.fromState as CaseState,
    toState: row.toState as CaseState,
  }));
}

async function readTried(db: Handle, personId: string) {
  const rows = await db
    .selectFrom('triedSystem')
    .innerJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'triedSystem.municipalityId')
        .onRef('account.id', '=', 'triedSystem.createdBy'),
    )
    .select([
      'triedSystem.id',
      'system',
      'law',
      'result',
      'confirmedOn',
      'confirmedWith',
      'reviewOn',
      'words',
    ])
    .select(['struckAt', 'struckReason', 'account.name as byName'])
    .where('triedSystem.personId', '=', personId)
    .orderBy('confirmedOn', 'desc')
    .orderBy('triedSystem.id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, result: row.result as TriedResult }));
}

async function readDeclines(db: Handle, personId: string) {
  const rows = await db
    .selectFrom('decline')
    .leftJoin('resource', (join) =>
      join
        .onRef('resource.municipalityId', '=', 'decline.municipalityId')
        .onRef('resource.id', '=', 'decline.resourceId'),
    )
    .innerJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'decline.municipalityId')
        .onRef('account.id', '=', 'decline.createdBy'),
    )
    .select(['decline.id', 'whose', 'code', 'words', 'consequence', 'until', 'onDay', 'placementId'])
    .select(['liftedAt', 'liftedReason', 'resource.name as resourceName', 'account.name as byName'])
    .where('decline.personId', '=', personId)
    .orderBy('onDay', 'desc')
    .orderBy('decline.id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...row,
    whose: row.whose as DeclineSide,
    consequence: row.consequence as Consequence,
  }));
}

async function readMeetings(db: Handle, personId: string): Promise<MeetingChoice[]> {
  return (
    db
      .selectFrom('meetingItem')
      .innerJoin('meeting', (join) =>
        join
          .onRef('meeting.municipalityId', '=', 'meetingItem.municipalityId')
          .onRef('meeting.id', '=', 'meetingItem.meetingId'),
      )
      .select(['meetingItem.id', 'meeting.number', 'meeting.heldOn'])
      .where('meetingItem.personId', '=', personId)
      // What a 支援会議 decided is not told on a page that prints (invariant 1).
      .where('meetingItem.legalBasis', '=', 'coordination')
      .orderBy('meeting.heldOn', 'desc')
      .limit(20)
      .execute()
  );
}

/** What the page 段階 stands on: where the case is, what it lacks, how it came here, what was tried and who said no. */
export async function readCourse(worker: Worker, personId: string): Promise<Course> {
  const purpose = { act: 'casework.course', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const cases = await readCases(db, worker, personId);
    const [current] = cases;
    const known = await readChanges(db, personId);
    // Where somebody stands may be known (段階) without why: the reasons of a course are of 支援の経過.
    const mayKnowWhy = (await ownItems(db, worker, personId)).has('notes');
    const changes = mayKnowWhy ? known : known.map((change) => ({ ...change, reason: '' }));
    const steps = changes
      .filter(({ caseId }) => caseId === current?.id)
      .map(({ fromState, toState, kind }) => ({ from: fromState, to: toState, kind }));
    return {
      current,
      cases,
      ground: current && (await readCaseGround(db, current)),
      stateBefore: stateBefore(steps),
      changes: changes.toReversed(),
      tried: await readTried(db, personId),
      declines: await readDeclines(db, personId),
      meetings: await readMeetings(db, personId),
    };
  });
}
