import { asActor, type Handle, type LogNotes } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { Waiting } from '#domain/waiting.ts';
import { readOwnPlacements, type OwnPlacement } from '#db/own-placements.ts';
import { readOpenCases, type CaseInLine } from './open-cases.ts';
import { waitingOfCases } from './waiting-of-cases.ts';
import { waitingOfEndings } from './waiting-of-endings.ts';
import { waitingOfFollowUps } from './waiting-of-follow-ups.ts';
import { waitingOfMeetings } from './waiting-of-meetings.ts';
import { waitingOfNotes } from './waiting-of-notes.ts';
import { waitingOfPapers } from './waiting-of-papers.ts';
import { waitingOfPlacements } from './waiting-of-placements.ts';
import { waitingOfPlans } from './waiting-of-plans.ts';
import { waitingOfTasks } from './waiting-of-tasks.ts';
import { waitingOfTown } from './waiting-of-town.ts';

type Source = (
  db: Handle,
  worker: Worker,
  today: string,
  ground: { cases: readonly CaseInLine[]; placements: readonly OwnPlacement[] },
) => Promise<Waiting[]>;

/** Where what waits is read from; each knows for which roles it is work. */
const sources: readonly Source[] = [
  waitingOfPlacements,
  waitingOfFollowUps,
  waitingOfNotes,
  waitingOfPapers,
  waitingOfPlans,
  waitingOfMeetings,
  waitingOfCases,
  waitingOfEndings,
  waitingOfTasks,
  waitingOfTown,
];

/** Everything that waits for this worker today, as far as the access lists go. One transaction, one entry in the log. */
export async function readWaiting(worker: Worker, today: string): Promise<Waiting[]> {
  return asActor(worker, { act: 'today.waiting' }, async (db, log) =>
    collectWaiting(db, log, worker, today, await readOpenCases(db, worker)),
  );
}

/** The same inside another reading of the day, which has the open cases already. */
export async function collectWaiting(
  db: Handle,
  log: LogNotes,
  worker: Worker,
  today: string,
  cases: readonly CaseInLine[],
): Promise<Waiting[]> {
  const items: Waiting[] = [];
  const ground = { cases, placements: await readOwnPlacements(db, worker) };
  for (const source of sources) items.push(...(await source(db, worker, today, ground)));
  for (const personId of new Set(items.flatMap((item) => item.personId ?? []))) log.about('person', personId);
  return items;
}
