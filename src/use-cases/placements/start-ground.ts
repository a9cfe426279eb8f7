import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { OpenPass } from '#domain/pass-ending.ts';
import { Refusal } from '#domain/refusal.ts';
import { readPasses } from '#db/read-passes.ts';
import { about } from './hold-placement.ts';
import { readHost, type PlacementHost } from './read-host.ts';

export type StartGround = {
  resource: PlacementHost;
  openCase: { id: string } | undefined;
  /** A way to the same place that is not over yet. */
  alive: { id: string } | undefined;
  /** The person has said no to this place; only they take that back. */
  personsNo: OpenPass | undefined;
  /** How often it was tried here before, without a verdict on anybody. */
  before: { id: string; endedOn: string | null; endCode: string }[];
};

export async function readStartGround(
  db: Handle,
  personId: string,
  resourceId: string,
  today: string,
): Promise<StartGround> {
  const resource = await readHost(db, resourceId);
  if (!resource) throw new Refusal('not-found');
  const openCase = await db
    .selectFrom('case')
    .select('id')
    .where('personId', '=', personId)
    .where('state', 'not in', ['closed', 'closed_watching', 'referred'])
    .orderBy('openedOn', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const placements = await db
    .selectFrom('placement')
    .select(['id', 'state', 'endedOn', 'endCode'])
    .where('personId', '=', personId)
    .where('resourceId', '=', resourceId)
    .orderBy('stateSince', 'desc')
    .execute();
  const isOver = ({ state }: { state: string }) => state === 'ended' || state === 'fell_through';
  const { held } = await readPasses(db, personId, today);
  const personsNo = held.find((pass) => pass.resourceId === resourceId && pass.passedBy === 'person');
  return {
    resource,
    openCase,
    alive: placements.find((placement) => !isOver(placement)),
    personsNo,
    before: placements.filter(isOver).map(({ id, endedOn, endCode }) => ({ id, endedOn, endCode })),
  };
}

/** What the page stands on that begins a way to a place. */
export async function openStartGround(
  worker: Worker,
  personId: string,
  resourceId: string,
  today: string,
): Promise<StartGround> {
  return asActor(worker, about('placements.start-page', personId), (db) =>
    readStartGround(db, personId, resourceId, today),
  );
}
