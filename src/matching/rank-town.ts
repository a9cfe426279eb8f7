import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import type { Ranking } from './rank.ts';
import { allInOrder, bestInOrder } from './scan-best.ts';
import { gather, reaching } from './scan-planes.ts';
import { spare, type LeftOut } from './scan-sieve.ts';
import { sift } from './scan-sift.ts';
import { wantsOf } from './scan-wants.ts';
import {
  askedByHosts,
  isRelevant,
  load,
  noMeasures,
  plainlyRelevant,
  type Scales,
  type Scene,
} from './scan-weigh.ts';
import type { Town } from './town.ts';

/** The same lists as `rank` makes, in the same order. What is shown of them is explained by `evaluate`, one by one. */
export type Order = {
  fits: readonly Opportunity[];
  nearMisses: readonly Opportunity[];
  leftOut: Ranking['leftOut'];
  total: number;
};

/** The beginning of these lists, and how long they are. */
export type Beginning = Order & { fitCount: number; nearMissCount: number };

const nobody: ReadonlySet<string> = new Set();

/** Puts a whole town in order for one person. What was let go by is not weighed at all. */
export function rankTown(person: PersonProfile, town: Town, passed: ReadonlySet<string> = nobody): Order {
  const { scene, fits, nearMisses, leftOut, total } = listed(person, town, passed);
  return { fits: allInOrder(scene, fits), nearMisses: allInOrder(scene, nearMisses), leftOut, total };
}

/** As much of it as a page shows: of thousands that fit, twenty are read, and the others are only counted. */
export function scanTown(
  person: PersonProfile,
  town: Town,
  most: { fits: number; nearMisses: number },
  passed: ReadonlySet<string> = nobody,
): Beginning {
  const { scene, fits, nearMisses, leftOut, total } = listed(person, town, passed);
  return {
    fits: bestInOrder(scene, fits, most.fits),
    nearMisses: bestInOrder(scene, nearMisses, most.nearMisses),
    fitCount: fits.length,
    nearMissCount: nearMisses.length,
    leftOut,
    total,
  };
}

type Listed = { scene: Scene; fits: number[]; nearMisses: number[]; leftOut: LeftOut; total: number };

/** The rows of each list in the order of the register, and why the others stand on none. */
function listed(person: PersonProfile, town: Town, passed: ReadonlySet<string>): Listed {
  const { columns, sieve, scales, opportunities } = town;
  const wants = wantsOf(person, columns);
  const scene: Scene = { opportunities, columns, scales, costs: sieve.costs, wants, measures: noMeasures() };
  const without = rowsOf(opportunities, passed);
  sift(sieve, columns, person, wants.tolerance, without);
  load(scales, columns, wants);
  const plain = gather(spare(sieve), plainlyRelevant(scene));
  const hosts = gather(spare(sieve), askedByHosts(scene));
  const [fits, nearMisses]: [number[], number[]] = [[], []];
  let unrelated = 0;
  for (let word = 0; word < sieve.left.length; word += 1) {
    const toChange = reaching(sieve.costs, word, 0);
    let rest = sieve.left[word] ?? 0;
    while (rest !== 0) {
      const bit = rest & -rest;
      rest ^= bit;
      const row = (word << 5) + 31 - Math.clz32(bit);
      const isPlain = ((plain[word] ?? 0) & bit) !== 0;
      const isPossible = isPlain || ((hosts[word] ?? 0) & bit) !== 0 || hasWords(scales, row);
      if (!isPossible || (!isPlain && !isRelevant(scene, row))) unrelated += 1;
      else if ((toChange & bit) === 0) fits.push(row);
      else nearMisses.push(row);
    }
  }
  const leftOut = unrelated > 0 ? { ...sieve.leftOut, unrelated } : sieve.leftOut;
  return { scene, fits, nearMisses, leftOut, total: opportunities.length - without.length };
}

/** What does not answer a wish or a strength by itself can only be tied by what a host wishes or by words. */
function hasWords({ wishSums, strengthSums }: Scales, row: number): boolean {
  return ((wishSums[row] ?? 0) | (strengthSums[row] ?? 0)) !== 0;
}

function rowsOf(opportunities: readonly Opportunity[], ids: ReadonlySet<string>): number[] {
  if (ids.size === 0) return [];
  return opportunities.flatMap(({ id }, row) => (ids.has(id) ? [row] : []));
}
