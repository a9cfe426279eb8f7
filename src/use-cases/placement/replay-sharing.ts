import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { sameJson } from '#domain/candidate-delta.ts';
import { personProfileShape } from '#domain/conditions.ts';
import { seatPoolsOf, type SeatPool } from '#matching/seat-pools.ts';
import { townSteps } from '#matching/town.ts';
import { findSharing, type SharingRun } from './find-sharing.ts';
import type { KeptLine } from './kept-sharing.ts';
import { inTurns } from './in-turns.ts';
import { readKeptTownOf } from './kept-town.ts';
import { makeSharing, type SeekerInLine, type StillMaking } from './make-sharing.ts';
import { withHomeAt } from './read-profile.ts';
import { readNames } from './sharing-lines.ts';

export type SharingReplay = { run: SharingRun } & (
  | { state: 'same' }
  /** A proposal follows from everybody in it: whoever does not see them all cannot make it again. */
  | { state: 'partly'; hidden: number }
  | {
      state: 'different';
      isHomeMissing: boolean;
      isTownRewritten: boolean;
      differences: { thatDay: string | null; now: string | null; count: number }[];
    }
);

/** Makes a proposal again from what was kept: the same people, places and weight must give the same proposal. */
export async function replaySharing(worker: Worker, id: string, soFar?: StillMaking): Promise<SharingReplay> {
  const purpose = { act: 'allocation.replay', subjects: [{ kind: 'allocation_run', id }] };
  const read = await asActor(worker, purpose, async (db, log) => {
    const run = await findSharing(db, id);
    const lines = await db
      .selectFrom('allocationLine')
      .select(['personId', 'since', 'profile', 'passed', 'resourceId', 'result'])
      .where('runId', '=', id)
      .orderBy('since')
      .orderBy('personId')
      .execute();
    const seekers: SeekerInLine[] = [];
    let isHomeMissing = false;
    for (const { personId, since, profile, passed, result } of lines) {
      log.about('person', personId);
      const { source, contactVersion, isUrgent } = result as unknown as KeptLine;
      const home = await withHomeAt(db, personId, personProfileShape.parse(profile), contactVersion);
      isHomeMissing ||= home.isHomeMissing;
      const facts = { source, contactVersion, isUrgent, profile: home.profile };
      seekers.push({ ...facts, personId, since, passed: new Set(passed) });
    }
    return { run, lines, seekers, isHomeMissing, town: await readKeptTownOf(db, run.townId) };
  });
  const { run, lines, seekers, isHomeMissing, town } = read;
  const hidden = run.result.people - lines.length;
  if (hidden > 0) return { run, state: 'partly', hidden };
  const pools = poolsOfThen(run, seatPoolsOf(town.opportunities, run.onDay));
  const ready = await inTurns(townSteps(town.opportunities, run.onDay));
  const again = await makeSharing(seekers, ready, pools, run.points, soFar);
  const moved = lines.flatMap((line, at) => {
    const now = again.lines[at];
    const isSame = line.resourceId === now?.resourceId && sameJson(line.result, now.result);
    return isSame ? [] : [{ thatDay: line.resourceId, now: now?.resourceId ?? null }];
  });
  if (moved.length === 0 && town.isAsKept) return { run, state: 'same' };
  const names = await asActor(worker, { act: 'allocation.replay-names' }, (db) =>
    readNames(
      db,
      moved.flatMap(({ thatDay, now }) => [thatDay, now].filter((one) => one !== null)),
    ),
  );
  const nameOf = (resourceId: string | null) =>
    resourceId === null ? null : (names.get(resourceId)?.name ?? '');
  const counts = new Map<string, { thatDay: string | null; now: string | null; count: number }>();
  for (const { thatDay, now } of moved) {
    const known = counts.get(`${thatDay} ${now}`) ?? { thatDay: nameOf(thatDay), now: nameOf(now), count: 0 };
    counts.set(`${thatDay} ${now}`, { ...known, count: known.count + 1 });
  }
  return {
    run,
    state: 'different',
    isHomeMissing,
    isTownRewritten: !town.isAsKept,
    differences: [...counts.values()],
  };
}

/** Seats as they were that day: what was kept for people under way is not in the town, but in the run. */
function poolsOfThen(run: SharingRun, pools: readonly SeatPool[]): SeatPool[] {
  const then = new Map(run.result.pools.map((pool) => [pool.id, pool.seats]));
  return pools.flatMap((pool) => {
    const seats = then.get(pool.id);
    return seats === undefined ? [] : [{ ...pool, seats }];
  });
}
