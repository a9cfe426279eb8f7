import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { cellOf, type Cell } from '#domain/gap-cell.ts';
import { itemsOf } from '#matching/gap-items.ts';
import { sieveSteps } from '#matching/gap-sieve.ts';
import { standingOf, type Standing, type WaitingPerson } from '#matching/gap-standing.ts';
import { gapReportSteps, type GapGround, type GapReport } from '#matching/gaps.ts';
import type { Town } from '#matching/town.ts';
import { inTurns, makeBreaths } from '#use-cases/placement/in-turns.ts';
import { readTownOfToday, type TownOfToday } from '#use-cases/placement/town-of-today.ts';
import { readWaitingPeople, type WaitingPeople } from './read-waiting-people.ts';

/** What was counted, for whom and when. It stays in memory only, and is never shown without the time it is from. */
export type GapCount = {
  ground: GapGround;
  report: GapReport;
  /** Who has not yet said anything that could be looked for. */
  unsaid: Cell;
  countedAt: Date;
};

/** Long work: how far it is. `total` is null while people are still being read. */
export type StillCounting = { state: 'counting'; done: number; total: number | null };
export type Counting = { state: 'counted'; count: GapCount } | StillCounting;

type Run = {
  today: string;
  town: TownOfToday;
  startedAt: Date;
  done: number;
  total: number | null;
  count: Promise<GapCount>;
};

/** By worker: each may see other people. What one of them counted is never shown to another. */
const runs = new Map<string, Run>();
/** Runs that are just being looked for. */
const looked = new Map<string, Promise<Run>>();
const mostRuns = 40;
/** People change too, without a mark in the register: after this long they are counted again. */
const goodFor = 30 * 60_000;
/** So long a page waits for the town, and then for the count; what takes longer tells how far it is. */
const patience = 400;

/**
 * Counts who has an option among those whom this worker may read, once for a town that has not changed, and answers from that
 * until the town, the day or the half hour is another one. `again` counts anew.
 */
export async function countGaps(
  worker: Worker,
  clock: { today: string; now: Date },
  asked: { again?: boolean; toTheEnd?: boolean } = {},
): Promise<Counting> {
  const key = `${worker.municipalityId} ${worker.accountId}`;
  const looking = looked.get(key) ?? lookFor(key, worker, clock, asked.again === true);
  // The first look of a day reads a large town: whoever asks is answered meanwhile.
  const run = await (asked.toTheEnd ? looking : Promise.race([looking, sleep(patience)]));
  if (run === undefined) return { state: 'counting', done: 0, total: null };
  if (asked.toTheEnd) return { state: 'counted', count: await run.count };
  const count = await Promise.race([run.count, sleep(patience)]);
  return count === undefined
    ? { state: 'counting', done: run.done, total: run.total }
    : { state: 'counted', count };
}

/** The run that holds for this worker, or a new one. Asked for by several pages at once, it is looked for once. */
function lookFor(
  key: string,
  worker: Worker,
  clock: { today: string; now: Date },
  again: boolean,
): Promise<Run> {
  const looking = findTown(worker, clock.today).then((town) => {
    const known = runs.get(key);
    const isGood = known !== undefined && !again && isStillGood(known, town, clock);
    return isGood ? known : begin(key, worker, town, clock);
  });
  looked.set(key, looking);
  const forget = (): unknown => looked.delete(key);
  looking.then(forget, forget);
  return looking;
}

async function findTown(worker: Worker, today: string): Promise<TownOfToday> {
  return asActor(worker, { act: 'gaps.town' }, (db) => readTownOfToday(db, worker, today));
}

function isStillGood(run: Run, town: TownOfToday, { today, now }: { today: string; now: Date }): boolean {
  return run.today === today && run.town === town && now.getTime() - run.startedAt.getTime() < goodFor;
}

function begin(key: string, worker: Worker, town: TownOfToday, clock: { today: string; now: Date }): Run {
  const { today, now } = clock;
  const run: Run = {
    today,
    town,
    startedAt: now,
    done: 0,
    total: null,
    count: Promise.resolve().then(async () => {
      const { people, unsaid } = await readPeople(worker, today);
      run.total = people.length;
      const standings = await standingsOf(people, town.ready, run);
      const ground = { day: today, people, standings };
      const report = await inTurns(gapReportSteps(ground));
      return { ground, report, unsaid: cellOf(unsaid), countedAt: now };
    }),
  };
  runs.delete(key);
  runs.set(key, run);
  const [oldest] = runs.keys();
  if (runs.size > mostRuns && oldest !== undefined) runs.delete(oldest);
  // A run that broke is not kept; whoever waits for it is told.
  run.count.catch(() => {
    if (runs.get(key) === run) runs.delete(key);
  });
  return run;
}

async function readPeople(worker: Worker, today: string): Promise<WaitingPeople> {
  return asActor(worker, { act: 'gaps.count' }, async (db, log) => {
    const read = await readWaitingPeople(db, today);
    log.detail({ count: read.people.length });
    return read;
  });
}

/**
 * What was found for somebody in a town holds for whoever else with the same conditions, whoever counts: a second worker, or the same one
 * half an hour later, waits for those only who are new or changed. Gone with the town.
 */
const found = new WeakMap<Town, Map<string, Standing>>();

async function standingsOf(people: GapGround['people'], town: Town, run: Run): Promise<Standing[]> {
  const known = found.get(town) ?? new Map<string, Standing>();
  found.set(town, known);
  const standings: Standing[] = [];
  const breath = makeBreaths();
  await inTurns(sieveSteps(town), breath);
  for (const person of people) {
    const key = conditionsOf(person);
    const standing = known.get(key) ?? standingOf(person, town);
    known.set(key, standing);
    standings.push(standing);
    // Worked out here, where others get their turn, and not all at once when the report is made.
    itemsOf(person);
    run.done = standings.length;
    await breath();
  }
  return standings;
}

/** All that an answer depends on, in few letters. */
function conditionsOf({ profile, passed }: WaitingPerson): string {
  return createHash('sha256')
    .update(JSON.stringify([profile, [...passed].toSorted()]))
    .digest('base64');
}
