import { among } from '#db/among.ts';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { fadingProposals, type FadingProposal } from '#domain/fading.ts';
import type { FollowUpAlert } from '#domain/follow-up-alert.ts';
import type { FollowUpSide } from '#domain/follow-up.ts';
import { nameWithSan } from '#domain/person.ts';
import type { StepKind } from '#domain/step-up.ts';
import { besidePlacement, idsOf, type OwnPlacement } from '#db/own-placements.ts';
import { readAlerts } from './read-alerts.ts';
import { isSupportedState, readFadingGrounds } from './read-fading.ts';

type About = { personId: string; personName: string; placementId: string; resourceName: string };
export type DueContact = About & { side: FollowUpSide; on: string };
export type StandingAlert = About & { alert: FollowUpAlert; since: string };
export type DueStepUp = About & { kind: StepKind; on: string };
/** Takes part, and nobody has said how often either side is asked. */
export type WithoutRhythm = About & { since: string };

/** A next step of support that is proposed and that nobody has answered. */
export type StandingFading = About & { proposal: FadingProposal };

export type DueFollowUps = {
  contacts: DueContact[];
  alerts: StandingAlert[];
  steps: DueStepUp[];
  withoutRhythm: WithoutRhythm[];
  fadings: StandingFading[];
};

/** How far ahead きょう looks, and how many lines it can bear. */
const aheadDays = 7;
const mostLines = 50;

/**
 * What 定着支援 asks of this worker: contacts that are due on either side, absences and the host's worries that nobody has
 * answered, steps whose day has come, placements without a rhythm. Each list begins with what has waited longest.
 */
export async function readDueFollowUps(
  db: Handle,
  worker: Worker,
  today: string,
  placements: readonly OwnPlacement[],
): Promise<DueFollowUps> {
  const until = addDays(today, aheadDays);
  const walked = placements.filter(({ isWalked }) => isWalked);
  const goingOn = walked.filter(({ state }) => state === 'settled' || state === 'continuing');
  const supported = goingOn.filter(({ isSupported }) => isSupported);
  const rhythmic = await readRhythmic(db, supported);
  return {
    contacts: await readDueContacts(db, worker, until),
    alerts: await readStandingAlerts(db, goingOn, today),
    steps: await readDueSteps(
      db,
      walked.filter(({ isSupported }) => isSupported),
      until,
    ),
    withoutRhythm: supported
      .filter(({ placementId }) => !rhythmic.has(placementId))
      .map((placement) => ({ ...aboutOf(placement), since: placement.since })),
    fadings: await readStandingFadings(
      db,
      walked.filter(({ state, isSupported }) => isSupported && isSupportedState(state)),
      today,
    ),
  };
}

function aboutOf({ personId, personName, placementId, resourceName }: OwnPlacement): About {
  return { personId, personName, placementId, resourceName };
}

async function readStandingFadings(
  db: Handle,
  placements: readonly OwnPlacement[],
  today: string,
): Promise<StandingFading[]> {
  if (placements.length === 0) return [];
  const grounds = await readFadingGrounds(db, idsOf(placements), today);
  return placements.flatMap((placement) => {
    const ground = grounds.get(placement.placementId);
    const proposals = ground === undefined ? [] : fadingProposals(ground);
    return proposals.map((proposal) => ({ ...aboutOf(placement), proposal }));
  });
}

/** Mine to make, on whosever way. */
async function readDueContacts(db: Handle, worker: Worker, until: string): Promise<DueContact[]> {
  const rows = await db
    .selectFrom('followUp')
    .innerJoin('placement', (join) =>
      join
        .onRef('placement.municipalityId', '=', 'followUp.municipalityId')
        .onRef('placement.id', '=', 'followUp.placementId'),
    )
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
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('case')
          .select('case.id')
          .whereRef('case.municipalityId', '=', 'placement.municipalityId')
          .whereRef('case.personId', '=', 'placement.personId')
          .where('case.endedOn', 'is', null),
      ),
    )
    .select(['placement.personId', 'placement.id as placementId', 'resource.name as resourceName'])
    .select(['person.familyName', 'person.givenName', 'person.called'])
    .select(['followUp.side', 'followUp.dueOn as on'])
    .where('placement.state', 'in', ['trial', 'settled', 'continuing'])
    .where('followUp.dueBy', '=', worker.accountId)
    .where('followUp.doneOn', 'is', null)
    .where('followUp.skippedReason', '=', '')
    .where('followUp.dueOn', '<=', until)
    .orderBy('followUp.dueOn')
    .limit(mostLines)
    .execute();
  return rows.map(({ personId, placementId, resourceName, side, on, ...name }) => ({
    personId,
    placementId,
    resourceName,
    personName: nameWithSan(name),
    side: side as FollowUpSide,
    on,
  }));
}

async function readRhythmic(db: Handle, placements: readonly OwnPlacement[]): Promise<Set<string>> {
  if (placements.length === 0) return new Set();
  const rows = await db
    .selectFrom('followUpRhythm')
    .select('placementId')
    .where(among('placementId', idsOf(placements)))
    .where('endedOn', 'is', null)
    .execute();
  return new Set(rows.map(({ placementId }) => placementId));
}

async function readStandingAlerts(
  db: Handle,
  placements: readonly OwnPlacement[],
  today: string,
): Promise<StandingAlert[]> {
  const alerts = await readAlerts(db, idsOf(placements), today);
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
function mayStand(alert: FollowUpAlert, { isSupported, caseEndedOn }: OwnPlacement): boolean {
  if (isSupported) return true;
  return alert.kind !== 'absences' && caseEndedOn !== null && alert.on > caseEndedOn;
}

async function readDueSteps(
  db: Handle,
  placements: readonly OwnPlacement[],
  until: string,
): Promise<DueStepUp[]> {
  if (placements.length === 0) return [];
  const rows = await db
    .selectFrom('stepUp')
    .select(['placementId', 'kind', 'plannedOn as on'])
    .where(among('placementId', idsOf(placements)))
    .where('result', 'is', null)
    .where('plannedOn', '<=', until)
    .orderBy('plannedOn')
    .limit(mostLines)
    .execute();
  return besidePlacement(placements, rows).flatMap(({ placement, row: { kind, on } }) =>
    on === null ? [] : [{ ...aboutOf(placement), kind: kind as StepKind, on }],
  );
}
