import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { FollowUpAlert } from '#domain/follow-up-alert.ts';
import type { FollowUpSide } from '#domain/follow-up.ts';
import { shownName } from '#domain/person.ts';
import type { StepKind } from '#domain/step-up.ts';
import { readAlerts } from './read-alerts.ts';

type About = { personId: string; personName: string; placementId: string; resourceName: string };
export type DueContact = About & { side: FollowUpSide; on: string };
export type StandingAlert = About & { alert: FollowUpAlert; since: string };
export type DueStepUp = About & { kind: StepKind; on: string };
/** Takes part, and nobody has said how often either side is asked. */
export type WithoutRhythm = About & { since: string };

export type DueFollowUps = {
  contacts: DueContact[];
  alerts: StandingAlert[];
  steps: DueStepUp[];
  withoutRhythm: WithoutRhythm[];
};

/** How far ahead きょう looks, and how many lines it can bear. */
const aheadDays = 7;
const mostLines = 50;
const mostPlacements = 300;

/**
 * What 定着支援 asks of this worker: contacts that are due on either side, absences and the host's worries that nobody has
 * answered, steps whose day has come, placements without a rhythm. Each list begins with what has waited longest.
 */
export async function readDueFollowUps(db: Handle, worker: Worker, today: string): Promise<DueFollowUps> {
  const until = addDays(today, aheadDays);
  const placements = await readOwnPlacements(db, worker);
  return {
    contacts: await readDueContacts(db, worker, until),
    alerts: await readStandingAlerts(db, placements, today),
    steps: await readDueSteps(db, worker, until),
    withoutRhythm: placements
      .filter(({ hasRhythm, isSupported }) => !hasRhythm && isSupported)
      .map(({ since, ...placement }) => ({ ...aboutOf(placement), since })),
  };
}

type Named = {
  personId: string;
  placementId: string;
  resourceName: string;
  familyName: string;
  givenName: string;
  called: string;
  isAnonymous: boolean;
};

function aboutOf({ personId, placementId, resourceName, ...name }: Named): About {
  return { personId, placementId, resourceName, personName: shownName(name) };
}

/** Placements with the names that a line needs; every query below narrows it. */
function placementsWithNames(db: Handle) {
  return db
    .selectFrom('placement')
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipalityId', '=', 'placement.municipalityId')
        .onRef('person.id', '=', 'placement.personId'),
    )
    .innerJoin('resource', (join) =>
      join
        .onRef('resource.municipalityId', '=', 'placement.municipalityId')
        .onRef('resource.id', '=', 'placement.resourceId'),
    )
    .select(['placement.personId', 'placement.id as placementId', 'resource.name as resourceName'])
    .select(['person.familyName', 'person.givenName', 'person.called', 'person.isAnonymous']);
}

/**
 * Whoever stays at a place after the end is not asked after week by week any more: what is left is the call after three
 * months. A branch that was reopened takes the support up where it was.
 */
const isSupported = sql<boolean>`exists (select from "case" as living where living.municipality_id = placement.municipality_id
  and living.person_id = placement.person_id and living.ended_on is null)`;

async function readDueContacts(db: Handle, worker: Worker, until: string): Promise<DueContact[]> {
  const rows = await placementsWithNames(db)
    .innerJoin('followUp', (join) =>
      join
        .onRef('followUp.municipalityId', '=', 'placement.municipalityId')
        .onRef('followUp.placementId', '=', 'placement.id'),
    )
    .select(['followUp.side', 'followUp.dueOn as on'])
    .where('placement.state', 'in', ['trial', 'settled', 'continuing'])
    .where('followUp.dueBy', '=', worker.accountId)
    .where('followUp.doneOn', 'is', null)
    .where('followUp.skippedReason', '=', '')
    .where('followUp.dueOn', '<=', until)
    .where(isSupported)
    .orderBy('followUp.dueOn')
    .limit(mostLines)
    .execute();
  return rows.map(({ side, on, ...row }) => ({ ...aboutOf(row), side: side as FollowUpSide, on }));
}

/** Whose main worker I am, or whose case I keep; the longest going first. */
async function readOwnPlacements(db: Handle, worker: Worker) {
  const rows = await placementsWithNames(db)
    .innerJoin('case', (join) =>
      join
        .onRef('case.municipalityId', '=', 'placement.municipalityId')
        .onRef('case.id', '=', 'placement.caseId'),
    )
    .select(['placement.stateSince as since', 'case.endedOn', isSupported.as('isSupported')])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('followUpRhythm')
            .select('followUpRhythm.id')
            .whereRef('followUpRhythm.municipalityId', '=', 'placement.municipalityId')
            .whereRef('followUpRhythm.placementId', '=', 'placement.id')
            .where('followUpRhythm.endedOn', 'is', null),
        )
        .as('hasRhythm'),
    )
    .where('placement.state', 'in', ['settled', 'continuing'])
    .where((eb) => eb(eb.fn.coalesce('placement.mainAccountId', 'case.mainAccountId'), '=', worker.accountId))
    .orderBy('placement.stateSince')
    .limit(mostPlacements)
    .execute();
  return rows.map((row) => ({ ...row, hasRhythm: Boolean(row.hasRhythm) }));
}

async function readStandingAlerts(
  db: Handle,
  placements: Awaited<ReturnType<typeof readOwnPlacements>>,
  today: string,
): Promise<StandingAlert[]> {
  const ids = placements.map(({ placementId }) => placementId);
  const alerts = await readAlerts(db, ids, today);
  return placements
    .flatMap((placement) =>
      (alerts.get(placement.placementId) ?? [])
        .filter((alert) => mayStand(alert, placement))
        .map((alert) => ({
          ...aboutOf(placement),
          alert,
          since: alert.kind === 'absences' ? alert.series.since : alert.on,
        })),
    )
    .sort((a, b) => (a.since < b.since ? -1 : 1));
}

/** A host that is worried after the end has to be heard all the same. */
function mayStand(
  alert: FollowUpAlert,
  placement: { isSupported: boolean; endedOn: string | null },
): boolean {
  if (placement.isSupported) return true;
  return alert.kind !== 'absences' && placement.endedOn !== null && alert.on > placement.endedOn;
}

async function readDueSteps(db: Handle, worker: Worker, until: string): Promise<DueStepUp[]> {
  const rows = await placementsWithNames(db)
    .innerJoin('case', (join) =>
      join
        .onRef('case.municipalityId', '=', 'placement.municipalityId')
        .onRef('case.id', '=', 'placement.caseId'),
    )
    .innerJoin('stepUp', (join) =>
      join
        .onRef('stepUp.municipalityId', '=', 'placement.municipalityId')
        .onRef('stepUp.placementId', '=', 'placement.id'),
    )
    .select(['stepUp.kind', 'stepUp.plannedOn as on'])
    .where('stepUp.result', 'is', null)
    .where('stepUp.plannedOn', '<=', until)
    .where(isSupported)
    .where((eb) => eb(eb.fn.coalesce('placement.mainAccountId', 'case.mainAccountId'), '=', worker.accountId))
    .orderBy('stepUp.plannedOn')
    .limit(mostLines)
    .execute();
  return rows.flatMap(({ kind, on, ...row }) =>
    on === null ? [] : [{ ...aboutOf(row), kind: kind as StepKind, on }],
  );
}
