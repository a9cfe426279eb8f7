import { shareOut, type Choice } from './allocate-parts.ts';

/** Somebody who waits. Nobody who has a place already is among them: whoever is placed is never moved. */
export type Seeker = {
  id: string;
  /** The step of the waiting band (domain/waiting-band.ts). */
  step: number;
  /** Decides only where all else is equal. */
  daysWaited: number;
  /** Feasible pairs only, with how well each fits, 0 … 1. */
  options: readonly { placeId: string; fit: number }[];
};

/** Somewhere to go, with the seats left once formal users and everybody already there have theirs. */
export type Place = { id: string; seats: number };

/** λ: how many points of fit, of a hundred, may be given up to serve somebody one step earlier. `strict`: any number. */
export type Strictness = number | 'strict';

export type Scarcity = {
  /** One seat more, and one person more would have a place. */
  isShort: boolean;
  /** What one seat more could at most save the others; 0 while seats are left (dual price). Never shown. */
  price: number;
};

export type Allocation = {
  placeOf: ReadonlyMap<string, string>;
  /** Everybody without a place, in the order of their ids. */
  left: readonly string[];
  scarcity: ReadonlyMap<string, Scarcity>;
  /** What was made as small as possible among all ways to place as many people as possible. */
  cost: number;
};

/** A hundred points of fit in whole numbers: sums of them are exact. */
const hundredPoints = 1_000_000;
/** A hundred days more are worth a hundredth of a point: enough to decide between equals, never more. */
const mostDays = 10_000;

/** The worse the fit, the steeper: of two ways with the same sum, the one without anybody at the bottom is better. */
function burden(fit: number): number {
  return Math.round(hundredPoints * (1 - Math.min(1, Math.max(0, fit))) ** 4);
}

/** What it is worth that just this person is served. */
export function worthOf({ step, daysWaited }: Seeker, perStep: number): number {
  return perStep * step + Math.min(mostDays, Math.max(0, Math.floor(daysWaited)));
}

/** What is made small: the burden of a pair less what it is worth to serve this person. */
export function costOf(seeker: Seeker, fit: number, perStep: number): number {
  return burden(fit) - worthOf(seeker, perStep);
}

/** A step worth more than all burdens together comes before any of them. */
export function perStepOf(strictness: Strictness, people: number): number {
  return strictness === 'strict'
    ? (people + 1) * (hundredPoints + mostDays)
    : Math.round((strictness * hundredPoints) / 100);
}

/**
 * As many people as possible have a place; among all ways to do that, the one with the least cost: the burdens of those
 * placed less what it is worth to serve them. Nothing depends on chance or on the order in which people or places come.
 */
export function allocate(
  seekers: readonly Seeker[],
  places: readonly Place[],
  strictness: Strictness,
): Allocation {
  const perStep = perStepOf(strictness, seekers.length);
  // Who waits longer looks first: the way to the optimum is shorter so. The optimum is the same in any order.
  const people = seekers.toSorted((a, b) => worthOf(b, perStep) - worthOf(a, perStep) || compare(a.id, b.id));
  const town = places.filter(({ seats }) => seats > 0).toSorted((a, b) => compare(a.id, b.id));
  const at = new Map(town.map(({ id }, index) => [id, index]));
  const choices = people.flatMap((seeker, row) => choicesOf(seeker, row, at));
  const { used, isScarce, price } = shareOut(
    people.map((seeker) => worthOf(seeker, perStep)),
    town.map(({ seats }) => seats),
    choices,
  );
  const placed = used.map(({ row, column }): [string, string] => [
    people[row]?.id ?? '',
    town[column]?.id ?? '',
  ]);
  const placeOf = new Map(placed.toSorted(([a], [b]) => compare(a, b)));
  const scarcity = places.map(({ id }): [string, Scarcity] => {
    const column = at.get(id);
    // A place without a seat was not weighed; that nobody may go there yet is told elsewhere.
    if (column === undefined) return [id, { isShort: false, price: 0 }];
    return [id, { isShort: isScarce[column] === 1, price: price[column] ?? 0 }];
  });
  return {
    placeOf,
    left: people
      .map(({ id }) => id)
      .filter((id) => !placeOf.has(id))
      .sort(compare),
    scarcity: new Map(scarcity),
    cost: used.reduce((sum, { row, burden }) => sum + burden - worthOf(people[row] as Seeker, perStep), 0),
  };
}

/** The same place is told twice only by mistake; then the better of the two counts. */
function choicesOf({ options }: Seeker, row: number, at: ReadonlyMap<string, number>): Choice[] {
  const least = new Map<number, number>();
  for (const { placeId, fit } of options) {
    const column = at.get(placeId);
    if (column === undefined) continue;
    least.set(column, Math.min(burden(fit), least.get(column) ?? Number.POSITIVE_INFINITY));
  }
  return [...least].map(([column, burden]) => ({ row, column, burden })).sort((a, b) => a.column - b.column);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
