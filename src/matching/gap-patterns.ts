import { gapKey, itemKey, mostItems, type GapItem } from '#domain/gap.ts';
import { smallestCell } from '#domain/gap-cell.ts';
import { conceptPath } from './vocabulary.ts';

/** Things that people without an option have in common, and which of them have it all (their places in the list). */
export type Pattern = { items: readonly GapItem[]; people: readonly number[] };
type Candidate = Pattern & { excess: number };

/** So many stand on a page; more would not be talked over at a table. */
export const mostPatterns = 8;
/** A third thing that nearly all of them share says more and leaves hardly anybody out. */
const nearlyAll = 0.8;

type Indexed = {
  items: readonly GapItem[];
  own: readonly (readonly number[])[];
  /** How much more often those without an option have it than everybody who waits: below 1 it says nothing about why. */
  excess: readonly number[];
};

/**
 * What is missing, in few patterns for many people: greedy maximum coverage over conjunctions of a wish with one or two other
 * things, each of five people and more. `all` are those who wait, with an option or without; the order of people and of what
 * they have does not matter.
 */
export function findPatterns(
  without: readonly (readonly GapItem[])[],
  all: readonly (readonly GapItem[])[],
  most: number = mostPatterns,
): Pattern[] {
  const indexed = indexOf(without, all);
  const pairs = pairsOf(indexed);
  const sharp = cover(pairs, without.length, most, (pair, open) => sharpened(pair, open, indexed));
  const largest = pairs.reduce((size, { people }) => Math.max(size, people.length), 0);
  // Saying more must never cost so much that one plain pattern alone would have told of more people.
  return coveredBy(sharp).size >= largest ? sharp : cover(pairs, without.length, most, (pair) => pair);
}

export function coveredBy(patterns: readonly Pattern[]): Set<number> {
  return new Set(patterns.flatMap(({ people }) => people));
}

function indexOf(without: readonly (readonly GapItem[])[], all: readonly (readonly GapItem[])[]): Indexed {
  const known = new Map<string, GapItem>();
  for (const items of [...without, ...all]) for (const item of items) known.set(itemKey(item), item);
  const keys = [...known.keys()].toSorted();
  const places = new Map(keys.map((key, at) => [key, at]));
  const placesOf = (items: readonly GapItem[]) => items.map((item) => places.get(itemKey(item)) ?? 0);
  const own = without.map((items) => placesOf(items).toSorted((a, b) => a - b));
  const [here, everywhere] = [countOf(own, keys.length), countOf(all.map(placesOf), keys.length)];
  return {
    items: keys.flatMap((key) => known.get(key) ?? []),
    own,
    excess: keys.map(
      (_, at) => ((here[at] ?? 0) * all.length) / ((everywhere[at] ?? 0) * without.length || 1),
    ),
  };
}

function countOf(people: readonly (readonly number[])[], size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (const own of people) for (const at of own) counts[at] = (counts[at] ?? 0) + 1;
  return counts;
}

/** Every wish with every other telling thing, where at least five people share both. */
function pairsOf({ items, own, excess }: Indexed): Candidate[] {
  const lists = new Map<number, number[]>();
  for (const [person, places] of own.entries()) {
    for (const wish of places) {
      if (items[wish]?.kind !== 'wish') continue;
      for (const other of places) {
        if (items[other]?.kind === 'wish' || (excess[other] ?? 0) < 1) continue;
        const key = wish * items.length + other;
        const list = lists.get(key);
        if (list === undefined) lists.set(key, [person]);
        else list.push(person);
      }
    }
  }
  return [...lists].flatMap(([key, people]) => {
    const [wish, other] = [items[Math.floor(key / items.length)], items[key % items.length]];
    if (people.length < smallestCell || wish === undefined || other === undefined) return [];
    return [{ items: [wish, other], people, excess: excess[key % items.length] ?? 1 }];
  });
}

type Open = (person: number) => boolean;

/** Takes what most of those who are not yet told of share, again and again, until fewer than five would come to it. */
function cover(
  candidates: readonly Candidate[],
  size: number,
  most: number,
  refine: (pattern: Candidate, isOpen: Open) => Pattern,
): Pattern[] {
  const told = new Uint8Array(size);
  const isOpen: Open = (person) => told[person] === 0;
  const chosen: Pattern[] = [];
  while (chosen.length < most) {
    const best = largestOf(candidates, isOpen);
    if (best === undefined) break;
    const pattern = refine(best, isOpen);
    chosen.push(pattern);
    for (const person of pattern.people) told[person] = 1;
  }
  return chosen;
}

function largestOf(candidates: readonly Candidate[], isOpen: Open): Candidate | undefined {
  let best: { pattern: Candidate; count: number } | undefined;
  for (const pattern of candidates) {
    // Nothing that is smaller as a whole can add more.
    if (pattern.people.length < Math.max(smallestCell, best?.count ?? 0)) continue;
    const count = openIn(pattern.people, isOpen);
    if (count < smallestCell || count < (best?.count ?? 0)) continue;
    if (best === undefined || count > best.count || isSooner(pattern, best.pattern))
      best = { pattern, count };
  }
  return best?.pattern;
}

function openIn(people: readonly number[], isOpen: Open): number {
  let count = 0;
  for (const person of people) if (isOpen(person)) count += 1;
  return count;
}

/** Of two that tell of as many, the one with the narrower wish and with what is more their own; then by name, so that the order of
 * people never shows. */
function isSooner(a: Candidate, b: Candidate): boolean {
  const [left, right] = [depthOf(a), depthOf(b)];
  if (left !== right) return left > right;
  if (a.excess !== b.excess) return a.excess > b.excess;
  return gapKey({ kind: 'pattern', items: a.items }) < gapKey({ kind: 'pattern', items: b.items });
}

function depthOf({ items }: Pattern): number {
  return Math.max(...items.map((item) => (item.kind === 'wish' ? conceptPath(item.concept).length : 0)));
}

/** Says more where nearly all agree: the narrower wish, then a third thing of another kind. */
function sharpened(pattern: Candidate, isOpen: Open, { items, own, excess }: Indexed): Pattern {
  let now: Candidate = pattern;
  const narrow = (
    isUsable: (item: GapItem, at: number) => boolean,
    withItem: (item: GapItem) => GapItem[],
  ) => {
    const least = openIn(now.people, isOpen) * nearlyAll;
    const lists = new Map<number, number[]>();
    for (const person of now.people) {
      for (const at of own[person] ?? []) {
        const item = items[at];
        if (item === undefined || !isUsable(item, at)) continue;
        const list = lists.get(at);
        if (list === undefined) lists.set(at, [person]);
        else list.push(person);
      }
    }
    const narrower = [...lists].map(([at, people]): Candidate => {
      const item = items[at];
      return { items: item ? withItem(item) : now.items, people, excess: excess[at] ?? 1 };
    });
    const best = largestOf(narrower, isOpen);
    if (best !== undefined && openIn(best.people, isOpen) >= least) now = best;
  };
  const wish = pattern.items.find((item) => item.kind === 'wish');
  const others = pattern.items.filter((item) => item.kind !== 'wish');
  if (wish?.kind === 'wish') {
    narrow(
      (item) =>
        item.kind === 'wish' &&
        item.concept !== wish.concept &&
        conceptPath(item.concept).includes(wish.concept),
      (item) => [item, ...others],
    );
  }
  const kinds = new Set(pattern.items.map(({ kind }) => kind));
  if (now.items.length < mostItems) {
    narrow(
      (item, at) => !kinds.has(item.kind) && (excess[at] ?? 0) >= 1,
      (item) => [...now.items, item],
    );
  }
  return now;
}
