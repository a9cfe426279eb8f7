import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { nextOf, type PlacementNext } from '#domain/placement-next.ts';
import type { PlacementState } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { about } from './hold-placement.ts';
import { readHost } from './read-host.ts';
import { readSoundings, type StoredSounding } from './read-soundings.ts';
import { readVisits } from './read-visits.ts';

export type Placement = Awaited<ReturnType<typeof readAll>>;

async function readRow(db: Handle, personId: string, placementId: string) {
  const row = await db
    .selectFrom('placement')
    .leftJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'placement.municipalityId')
        .onRef('account.id', '=', 'placement.mainAccountId'),
    )
    .select([
      'placement.id',
      'placement.number',
      'placement.caseId',
      'placement.resourceId',
      'placement.planId',
      'placement.runId',
      'placement.role',
      'placement.state',
      'placement.stateSince',
      'placement.personAgreedOn',
      'placement.personAgreedWords',
      'placement.called',
      'placement.hostPerson',
      'placement.hostContact',
      'placement.stopRule',
      'placement.emergencyContact',
      'placement.recallNoticeDays',
      'placement.settledOn',
      'placement.startedOn',
      'placement.endedOn',
      'placement.endCode',
      'placement.endWords',
      'placement.version',
      'account.name as mainName',
    ])
    .where('placement.id', '=', placementId)
    .where('placement.personId', '=', personId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return { ...row, state: row.state as PlacementState };
}

async function readSteps(db: Handle, placementId: string) {
  return db
    .selectFrom('placementStep')
    .leftJoin('decline', (join) =>
      join
        .onRef('decline.municipalityId', '=', 'placementStep.municipalityId')
        .onRef('decline.id', '=', 'placementStep.declineId'),
    )
    .leftJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'placementStep.municipalityId')
        .onRef('account.id', '=', 'placementStep.byAccount'),
    )
    .select([
      'placementStep.fromState',
      'placementStep.toState',
      'placementStep.onDay',
      'placementStep.decidedBy',
    ])
    .select(['placementStep.reason', 'decline.whose', 'decline.code', 'decline.consequence', 'decline.until'])
    .select('account.name as byName')
    .where('placementStep.placementId', '=', placementId)
    .orderBy('placementStep.createdAt', 'desc')
    .orderBy('placementStep.id', 'desc')
    .execute();
}

async function readRest(db: Handle, placementId: string) {
  return db
    .selectFrom('decline')
    .select(['whose', 'code', 'words', 'onDay', 'until'])
    .where('placementId', '=', placementId)
    .where('consequence', '=', 'pause')
    .where('liftedAt', 'is', null)
    .orderBy('onDay', 'desc')
    .executeTakeFirst();
}

async function readDoor(db: Handle, placementId: string) {
  return db
    .selectFrom('hostLink')
    .select(['id', 'addressee', 'about', 'asker', 'askerPhone', 'validUntil', 'createdAt', 'version'])
    .where('placementId', '=', placementId)
    .where('endedAt', 'is', null)
    .where('validUntil', '>', (eb) => eb.fn<Date>('now'))
    .executeTakeFirst();
}

/** The newest question that was not taken back. */
export function openSounding(soundings: readonly StoredSounding[]): StoredSounding | undefined {
  return soundings.find(({ withdrawnAt }) => withdrawnAt === null);
}

async function readAll(db: Handle, personId: string, placementId: string) {
  const row = await readRow(db, personId, placementId);
  const host = await readHost(db, row.resourceId);
  if (!host) throw new Refusal('not-found');
  const soundings = await readSoundings(db, placementId);
  const visits = await readVisits(db, placementId);
  const rest = await readRest(db, placementId);
  const next: PlacementNext | undefined = nextOf({
    state: row.state,
    isResting: rest !== undefined,
    sounding: openSounding(soundings),
    visits,
  });
  const steps = await readSteps(db, placementId);
  return { ...row, host, soundings, visits, rest, next, steps, door: await readDoor(db, placementId) };
}

/** One way of one person to one place, whole: where it stands, what it waits for, and everything that was said. */
export async function readPlacement(
  worker: Worker,
  personId: string,
  placementId: string,
): Promise<Placement> {
  return asActor(worker, about('placements.read', personId), async (db, log) => {
    const placement = await readAll(db, personId, placementId);
    log.about('resource', placement.resourceId);
    return placement;
  });
}
