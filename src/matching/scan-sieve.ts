import { nearMissLimit } from './costs.ts';
import type { BlockCode } from './findings.ts';
import type { LeftOutCause } from './rank.ts';
import type { Columns } from './scan-columns.ts';
import { emptyCosts, emptyPlane, gather, strike, type Costs, type Plane } from './scan-planes.ts';

export type LeftOut = { -readonly [Cause in LeftOutCause]?: number };

/** What a sift writes into: made once for a town, for a search is over before the next one begins. */
export type Sieve = {
  /** Rows against which nothing stands that could not be changed, and in the end those within reach. */
  left: Plane;
  costs: Costs;
  leftOut: LeftOut;
  /** Obstacles that could be changed, in the order of `blockCodes`: the first of them names the cause. */
  soft: { code: BlockCode; plane: Plane; price?: number }[];
  pool: Plane[];
  used: number;
};

export function sieveFor({ rows }: Columns): Sieve {
  return {
    left: emptyPlane(rows),
    costs: emptyCosts(rows, nearMissLimit),
    leftOut: {},
    soft: [],
    pool: [],
    used: 0,
  };
}

export function emptySieve(sieve: Sieve, rows: number, passed: readonly number[]): void {
  sieve.costs.reached.fill(0);
  sieve.leftOut = {};
  sieve.soft.length = 0;
  sieve.used = 0;
  const { left } = sieve;
  left.fill(0xff_ff_ff_ff);
  const over = rows % 32;
  if (over > 0) left[left.length - 1] = (1 << over) - 1;
  for (const row of passed) left[row >>> 5] = (left[row >>> 5] ?? 0) & ~(1 << (row & 31));
}

/** A plane of this search. What stood in it before is still there. */
export function spare(sieve: Sieve): Plane {
  const plane = (sieve.pool[sieve.used] ??= new Uint32Array(sieve.left.length));
  sieve.used += 1;
  return plane;
}

export function tell(sieve: Sieve, cause: LeftOutCause, count: number): void {
  if (count > 0) sieve.leftOut[cause] = (sieve.leftOut[cause] ?? 0) + count;
}

/** What nothing can change: these rows are gone, and counted under this cause unless an earlier one took them. */
export function forbid(sieve: Sieve, code: BlockCode, planes: readonly (Plane | undefined)[]): void {
  const given = planes.filter((plane) => plane !== undefined);
  const [only] = given;
  if (only === undefined) return;
  const all = given.length === 1 ? only : gather(sieve.pool[0] ?? spare(sieve), given);
  tell(sieve, code, strike(sieve.left, all));
}

/** What could be changed at a price; it is charged in the end, to those rows that are still there. */
export function ask(sieve: Sieve, code: BlockCode, plane: Plane, price: number): void {
  sieve.soft.push({ code, plane, price });
}
