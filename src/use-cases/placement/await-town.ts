import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { longWork, type LongWork } from './long-work.ts';
import type { TownSoFar } from './read-snapshot.ts';
import { hasTownOfToday, readTownOfToday } from './town-of-today.ts';

export type AwaitedTown = LongWork<true, TownSoFar>;

/** So long a page waits for it, in milliseconds; what takes longer tells how far it is. */
const patience = 500;

const readings = longWork<true, TownSoFar>(() => ({ done: 0, total: null }));

/**
 * Begins to read the town of today, once for everybody, where nobody has yet: whoever opens the first page of their day will look for
 * something in it before long. Nobody waits for it here.
 */
export function beginTown(worker: Worker, today: string): void {
  const { municipalityId } = worker;
  if (hasTownOfToday(municipalityId, today)) return;
  readings.begin(`${municipalityId} ${today}`, async (soFar) => {
    await asActor(worker, { act: 'placement.town' }, (db) => readTownOfToday(db, worker, today, soFar));
    return true;
  });
}

/** Whether the town of today lies ready to be looked through; a large one takes some seconds to read on the first look of a day. */
export async function awaitTown(worker: Worker, today: string): Promise<AwaitedTown> {
  beginTown(worker, today);
  const { municipalityId } = worker;
  if (hasTownOfToday(municipalityId, today)) return { state: 'done', result: true };
  return readings.look(`${municipalityId} ${today}`, patience);
}
