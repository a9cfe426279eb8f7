import { daysBetween } from '#domain/calendar-day.ts';
import { strictnessOf, weightCodes, pointsOf, type WeightCode } from '#domain/sharing.ts';
import { waitingBandCodes, waitingBandOf, waitingBands, type WaitingBand } from '#domain/waiting-band.ts';
import type { Allocation } from '#matching/allocate.ts';
import { evaluate } from '#matching/evaluate.ts';
import type { SeatPool } from '#matching/seat-pools.ts';
import { byResource, shareTown, wantingOf, type Wanting } from '#matching/share-town.ts';
import type { Town } from '#matching/town.ts';
import { holdersByPool, insteadOf } from '#matching/why-not-there.ts';
import { hoursOf } from './candidate-view.ts';
import { makeBreaths } from './in-turns.ts';
import { keepable } from './kept-run.ts';
import type { KeptComparison, KeptInstead, KeptLine, KeptPool, KeptSharing } from './kept-sharing.ts';
import type { SeekerFacts } from './seeker-facts.ts';

/** Somebody in line with all that a proposal stands on. */
export type SeekerInLine = SeekerFacts & { personId: string; since: string; passed: ReadonlySet<string> };

export type MadeLine = SeekerInLine & { band: WaitingBand; resourceId: string | null; result: KeptLine };
export type MadeSharing = { lines: MadeLine[]; result: Omit<KeptSharing, 'underWay' | 'hasMore'> };

/** How far a proposal is that is being made. */
export type StillMaking = { step: 'reading' | 'weighing' | 'sharing'; done: number; total: number };

const insteadShown = 3;

/**
 * Shares the seats of a town among those who wait. Pure but for its breaths: the same people, town and weight give the same
 * proposal, today and when it is replayed.
 */
export async function makeSharing(
  seekers: readonly SeekerInLine[],
  town: Town,
  pools: readonly SeatPool[],
  points: number | null,
  soFar: StillMaking = { step: 'reading', done: 0, total: 0 },
): Promise<MadeSharing> {
  const breath = makeBreaths();
  Object.assign(soFar, { step: 'weighing', done: 0, total: seekers.length });
  const bands = new Map(
    seekers.map((one) => [one.personId, waitingBandOf(one.since, town.day, one.isUrgent)] as const),
  );
  const poolsOf = byResource(pools);
  const wanting: Wanting[] = [];
  for (const one of seekers) {
    await breath();
    const step = waitingBands[bands.get(one.personId) ?? 'new'].step;
    const daysWaited = Math.max(0, daysBetween(one.since, town.day));
    wanting.push(wantingOf({ ...one, id: one.personId, step, daysWaited }, town, poolsOf));
    soFar.done = wanting.length;
  }
  soFar.step = 'sharing';
  const own = shareTown(wanting, pools, strictnessOf(points));
  const others = new Map<WeightCode, Allocation>();
  for (const code of weightCodes) {
    await breath();
    const isOwn = pointsOf(code) === points;
    others.set(code, isOwn ? own : shareTown(wanting, pools, strictnessOf(pointsOf(code))));
  }
  const ground = { town, pools, poolsOf, wanting, own, others, bands };
  const lineOf = makeLines(ground);
  const lines: MadeLine[] = [];
  for (const [at, one] of seekers.entries()) {
    await breath();
    lines.push(lineOf(one, wanting[at]));
  }
  return {
    lines,
    result: {
      v: 1,
      people: seekers.length,
      placed: own.placeOf.size,
      peopleByBand: countBands(bands, [...bands.keys()]),
      pools: keptPools(ground),
      comparisons: weightCodes.map((code) => comparisonOf(ground, code)),
    },
  };
}

type Ground = {
  town: Town;
  pools: readonly SeatPool[];
  poolsOf: ReadonlyMap<string, readonly SeatPool[]>;
  wanting: readonly Wanting[];
  own: Allocation;
  others: ReadonlyMap<WeightCode, Allocation>;
  bands: ReadonlyMap<string, WaitingBand>;
};

function countBands(
  bands: ReadonlyMap<string, WaitingBand>,
  people: readonly string[],
): Record<WaitingBand, number> {
  const counts = Object.fromEntries(waitingBandCodes.map((code) => [code, 0])) as Record<WaitingBand, number>;
  for (const id of people) counts[bands.get(id) ?? 'new'] += 1;
  return counts;
}

/** The pool's id is the resource's with the number of the window behind it. */
function resourceOf(poolId: string | undefined): string | null {
  return poolId === undefined ? null : poolId.slice(0, poolId.lastIndexOf('#'));
}

function keptPools({ pools, wanting, own }: Ground): KeptPool[] {
  const fitting = new Map<string, number>();
  for (const { seeker } of wanting) {
    for (const { placeId } of seeker.options) fitting.set(placeId, (fitting.get(placeId) ?? 0) + 1);
  }
  const holders = holdersByPool(own);
  return pools
    .filter(({ id }) => fitting.has(id))
    .map(({ id, resourceId, seats, basis, opportunity }) => ({
      id,
      resourceId,
      hours: hoursOf(opportunity),
      seats,
      basis,
      fitting: fitting.get(id) ?? 0,
      proposed: holders.get(id)?.length ?? 0,
      isShort: own.scarcity.get(id)?.isShort ?? false,
    }));
}

function comparisonOf({ own, others, wanting, bands }: Ground, weight: WeightCode): KeptComparison {
  const placeOf = (others.get(weight) ?? own).placeOf;
  const standing = { first: 0, toFifth: 0, later: 0 };
  let differs = 0;
  for (const { id, fits } of wanting) {
    const resourceId = resourceOf(placeOf.get(id));
    if (resourceId !== resourceOf(own.placeOf.get(id))) differs += 1;
    if (resourceId === null) continue;
    const at = fits.indexOf(resourceId);
    standing[at === 0 ? 'first' : at < 5 ? 'toFifth' : 'later'] += 1;
  }
  return { weight, placedByBand: countBands(bands, [...placeOf.keys()]), standing, differs };
}

function makeLines({ town, pools, poolsOf, wanting, own, others, bands }: Ground) {
  const seekers = new Map(wanting.map(({ id, seeker }) => [id, seeker]));
  const holders = holdersByPool(own);
  const poolById = new Map(pools.map((pool) => [pool.id, pool]));

  const instead = (one: Wanting, resourceIds: readonly string[]): KeptInstead[] =>
    resourceIds.map((resourceId) => {
      const own = (poolsOf.get(resourceId) ?? []).map(({ id }) => id);
      const open = own.filter((id) => one.seeker.options.some(({ placeId }) => placeId === id));
      return { resourceId, ...insteadOf(one.seeker, open, seekers, holders) };
    });

  return (seeker: SeekerInLine, one: Wanting | undefined): MadeLine => {
    if (one === undefined) throw new Error('somebody in line was not weighed');
    const { profile, source, contactVersion, isUrgent, personId } = seeker;
    const poolId = own.placeOf.get(personId);
    const pool = poolId === undefined ? undefined : poolById.get(poolId);
    const resourceId = resourceOf(poolId);
    const standing = resourceId === null ? -1 : one.fits.indexOf(resourceId);
    const before = standing < 0 ? one.fits : one.fits.slice(0, standing);
    const otherwise = Object.fromEntries(
      [...others].map(([code, allocation]) => [code, resourceOf(allocation.placeOf.get(personId))]),
    ) as KeptLine['otherwise'];
    return {
      ...seeker,
      band: bands.get(personId) ?? 'new',
      resourceId,
      result: {
        v: 1,
        source,
        contactVersion,
        isUrgent,
        poolId: poolId ?? null,
        evaluation: pool === undefined ? null : keepable(evaluate(profile, pool.opportunity, town.day)),
        fitCount: one.fitCount,
        standing: standing < 0 ? null : standing + 1,
        instead: instead(one, before.slice(0, insteadShown)),
        nearMisses:
          resourceId === null
            ? one.nearMisses.map((miss) => keepable(evaluate(profile, miss, town.day)))
            : [],
        otherwise,
      },
    };
  };
}
