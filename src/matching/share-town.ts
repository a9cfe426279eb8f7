import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { allocate, type Allocation, type Seeker, type Strictness } from './allocate.ts';
import { evaluate } from './evaluate.ts';
import { rankTown } from './rank-town.ts';
import type { SeatPool } from './seat-pools.ts';
import type { Town } from './town.ts';

/** Somebody who waits, as the engine sees them. */
export type WaitingPerson = {
  id: string;
  profile: PersonProfile;
  /** What was let go by is not weighed (design.md §5.7). */
  passed: ReadonlySet<string>;
  step: number;
  daysWaited: number;
};

export type Wanting = {
  id: string;
  /** What fits, best first: where a proposal stands among them is told in words. */
  fits: readonly string[];
  fitCount: number;
  nearMisses: readonly Opportunity[];
  seeker: Seeker;
};

/** Of what fits, as many are weighed; a longer list is a wish that nobody has told yet. */
const mostCandidates = 40;
const shownNearMisses = 2;

/**
 * Scores of what fits lie between these, as towns and people of ours come out; beyond they count as the one or the other. The
 * hundred points that λ speaks of are this stretch: wider, and no pair would ever be twenty points better than another.
 */
const [leastScore, mostScore] = [-0.1, 0.7];

/** What is open to this person, by seats. The same engine and the same order as when it is looked for them alone. */
export function wantingOf(
  person: WaitingPerson,
  town: Town,
  poolsOf: ReadonlyMap<string, readonly SeatPool[]>,
): Wanting {
  const order = rankTown(person.profile, town, person.passed);
  const options = order.fits.slice(0, mostCandidates).flatMap((opportunity) => {
    const pools = poolsOf.get(opportunity.id) ?? [];
    return pools.flatMap((pool) => {
      const { verdict, score } = evaluate(person.profile, pool.opportunity, town.day);
      return verdict === 'fits' || verdict === 'ask' ? [{ placeId: pool.id, fit: fitOf(score) }] : [];
    });
  });
  const { id, step, daysWaited } = person;
  return {
    id,
    fits: order.fits.slice(0, mostCandidates).map((opportunity) => opportunity.id),
    fitCount: order.fits.length,
    nearMisses: order.nearMisses.slice(0, shownNearMisses),
    seeker: { id, step, daysWaited, options },
  };
}

function fitOf(score: number): number {
  return Math.min(1, Math.max(0, (score - leastScore) / (mostScore - leastScore)));
}

/** Which pools each resource has. */
export function byResource(pools: readonly SeatPool[]): Map<string, SeatPool[]> {
  const found = new Map<string, SeatPool[]>();
  for (const pool of pools) found.set(pool.resourceId, [...(found.get(pool.resourceId) ?? []), pool]);
  return found;
}

export function shareTown(
  wanting: readonly Wanting[],
  pools: readonly SeatPool[],
  strictness: Strictness,
): Allocation {
  return allocate(
    wanting.map(({ seeker }) => seeker),
    pools.map(({ id, seats }) => ({ id, seats })),
    strictness,
  );
}
