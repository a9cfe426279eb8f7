import { gapKey, itemKey, mostItems, type GapItem } from '#domain/gap.ts';
import { smallestCell } from '#domain/gap-cell.ts';
import { allAtOnce, type Steps } from '#domain/steps.ts';
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
  return allAtOnce(patternSteps(without, all, most));
}

export function* patternSteps(
  without: readonly (readonly GapItem[])[],
  all: readonly (readonly GapItem[])[],
  most: number = mostPatterns,
): Steps<Pattern[]> {
  const indexed = yield* indexSteps(without, all);
  const pairs = yield* pairSteps(indexed);
  const sharp = yield* cover(pairs, without.length, most, (pair, open) => sharpened(pair, open, indexed));
  const largest = pairs.reduce((size, { people }) => Math.max(size, people.length), 0);
  // Saying more must never cost so much that one plain pattern alone would have told of more people.
  return coveredBy(sharp).size >= largest ? sharp : yield* cover(pairs, without.length, most, (pair) => pair);
}

/** So many people are a few milliseconds. */
const peoplePerStep = 200;

export function coveredBy(patterns: readonly Pattern[]): Set<number> {
  return new Set(patterns.flatMap(({ people }) => people));
}

function* indexSteps(
  without: readonly (readonly GapItem[])[],
  all: readonly (readonly GapItem[])[],
): Steps<Indexed> {
  const known = new Map<string, { item: GapItem; at: number }>();
  function* numbersOf(people: readonly (readonly GapItem[])[]): Steps<number[][]> {
    const numbers: number[][] = [];
    for (const items of people) {
      numbers.push(items.map((item) => numberIn(known, item)));
      if (numbers.length % peoplePerStep === 0) yield;
    }
    return numbers;
  }
  const here = yield* numbersOf(without);
  const everywhere = yield* numbersOf(all);
  // Numbered as they came; named by their place in the order of their names, so that the order of people never shows.
  const byName = [...known].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  const places = new Uint32Array(byName.length);
  for (const [place, { at }] of byName.entries()) places[at] = place;
  const own: number[][] = [];
  for (const numbers of here) {
    own.push(numbers.map((at) => places[at] ?? 0).toSorted((a, b) => a - b));
    if (own.length % peoplePerStep === 0) yield;
  }
  const [countHere, countAll] = [countOf(here, byName.length), countOf(everywhere, byName.length)];
  return {
    items: byName.map(({ item }) => item),
    own,
    excess: byName.map(
      ({ at }) => ((countHere[at] ?? 0) * all.length) / ((countAll[at] ?? 0) * without.length || 1),
    ),
  };
}

function numberIn(known: Map<string, { item: GapItem; at: number }>, item: GapItem): number {
  const key = itemKey(item);
  const one = known.get(key) ?? { item, at: known.size };
  known.set(key, one);
  return one.at;
}

function countOf(people: readonly (readonly number[])[], size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (const own of people) for (const at of own) counts[at] = (counts[at] ?? 0) + 1;
  return counts;
}

/** Every wish with every other telling thing, where at least five people share both. */
function* pairSteps({ items, own, excess }: Indexed): Steps<Candidate[]> {
  const lists = new Map<number, number[]>();
  for (const [person, places] of own.entries()) {
    if ((person + 1) % peoplePerStep === 0) yield;
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
function* cover(
  candidates: readonly Candidate[],
  size: number,
  most: number,
  refine: (pattern: Candidate, isOpen: Open) => Pattern,
): Steps<Pattern[]> {
  const told = new Uint8Array(size);
  const isOpen: Open = (person) => told[person] === 0;
  const chosen: Pattern[] = [];
  while (chosen.length < most) {
    yield;
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
