import * as z from 'zod';
import { opportunityShape, type Opportunity } from './conditions.ts';
import type { Steps } from './steps.ts';

/** An opportunity as it lies in the database: read into its shape only when the town has been put together. */
const storedShape = z.looseObject({ id: z.string() });
export type StoredOpportunity = z.output<typeof storedShape>;

/**
 * The town of a search, kept whole or as what changed since an earlier town. A town changes little from day to day; kept
 * whole each time, its conditions would soon be most of the database.
 */
const deltaShape = z.object({
  v: z.literal(1),
  /** The kept town that is whole. */
  base: z.uuid(),
  changed: z.array(storedShape),
  removed: z.array(z.string()),
});
export type TownDelta = z.output<typeof deltaShape>;
export type KeptTown = readonly StoredOpportunity[] | TownDelta;

const keptShape = z.union([z.array(storedShape), deltaShape]);

export function readKeptTown(stored: unknown): KeptTown {
  return keptShape.parse(stored);
}

export function isWhole(kept: KeptTown): kept is readonly StoredOpportunity[] {
  return Array.isArray(kept);
}

const perStep = 50;

export function* opportunitySteps(town: readonly StoredOpportunity[]): Steps<Opportunity[]> {
  const read: Opportunity[] = [];
  for (const one of town) {
    read.push(opportunityShape.parse(one));
    if (read.length % perStep === 0) yield;
  }
  return read;
}

/** jsonb keeps no order of keys: both sides are written with theirs sorted. */
export function sameJson(a: unknown, b: unknown): boolean {
  return sortedJson(a) === sortedJson(b);
}

export function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

/** What turns the base into the town of now; the whole when that is not much shorter. */
export function* deltaSteps(
  base: { id: string; town: readonly StoredOpportunity[] } | undefined,
  town: readonly StoredOpportunity[],
): Steps<KeptTown> {
  if (base === undefined) return town;
  const before = new Map(base.town.map((one) => [one.id, one]));
  const changed: StoredOpportunity[] = [];
  for (const [at, one] of town.entries()) {
    if (!sameJson(before.get(one.id), one)) changed.push(one);
    if ((at + 1) % perStep === 0) yield;
  }
  const now = new Set(town.map(({ id }) => id));
  const removed = base.town.map(({ id }) => id).filter((id) => !now.has(id));
  if (changed.length * 2 > town.length) return town;
  return { v: 1, base: base.id, changed, removed };
}

/** The town again, as it was. The order does not matter: nothing that is decided depends on it. */
export function applyDelta(base: readonly StoredOpportunity[], delta: TownDelta): StoredOpportunity[] {
  const gone = new Set([...delta.removed, ...delta.changed.map(({ id }) => id)]);
  return [...base.filter(({ id }) => !gone.has(id)), ...delta.changed];
}
