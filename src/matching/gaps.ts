import type { Opportunity } from '#domain/conditions.ts';
import { changeKey, gapKey, itemKey, type Gap, type GapChange, type GapItem } from '#domain/gap.ts';
import { cellOf, type Cell } from '#domain/gap-cell.ts';
import { allAtOnce, type Steps } from '#domain/steps.ts';
import { itemsOf } from './gap-items.ts';
import { coveredBy, patternSteps } from './gap-patterns.ts';
import { optionIn, type Standing, type WaitingPerson } from './gap-standing.ts';

/** Those who wait beside the town of one day. What leaves the functions below is counted in cells, never exactly. */
export type GapGround = {
  day: string;
  people: readonly WaitingPerson[];
  /** Beside each of them. */
  standings: readonly Standing[];
};

export type CountedChange = { change: GapChange; key: string; people: Cell };
export type CountedPattern = { items: readonly GapItem[]; key: string; people: Cell };
export type GapReport = {
  day: string;
  waiting: Cell;
  without: Cell;
  /** For each single change the people for whom it alone would open something; small ones are left out. */
  changes: CountedChange[];
  patterns: CountedPattern[];
  /** How many of those without an option the patterns tell of. */
  told: Cell;
  /** Without an option, and with no wish that has a word in the vocabulary: they are in no pattern. */
  unworded: Cell;
};

/** The people without an option, by their places in the list. */
export function withoutOption({ standings }: GapGround): number[] {
  return standings.flatMap((standing, at) => (standing.hasOption ? [] : [at]));
}

/** unlock(a): for how many of them one change alone would open an option. Exact: it stays inside. */
export function unlockedBy({ standings }: GapGround): Map<string, { change: GapChange; people: number[] }> {
  const unlocked = new Map<string, { change: GapChange; people: number[] }>();
  for (const [at, standing] of standings.entries()) {
    if (standing.hasOption) continue;
    for (const [key, change] of standing.changes) {
      const known = unlocked.get(key);
      if (known === undefined) unlocked.set(key, { change, people: [at] });
      else known.people.push(at);
    }
  }
  return unlocked;
}

const peoplePerStep = 200;

/** What the town lacks, as it may be put on a table before others: no number of fewer than five, and none that betrays one. */
export function gapReport(ground: GapGround): GapReport {
  return allAtOnce(gapReportSteps(ground));
}

export function* gapReportSteps(ground: GapGround): Steps<GapReport> {
  const items: (readonly GapItem[])[] = [];
  for (const person of ground.people) {
    items.push(itemsOf(person));
    if (items.length % peoplePerStep === 0) yield;
  }
  const without = withoutOption(ground).map((at) => items[at] ?? []);
  const patterns = yield* patternSteps(without, items);
  return {
    day: ground.day,
    waiting: cellOf(ground.people.length),
    without: cellOf(without.length),
    changes: countChanges(
      [...unlockedBy(ground).values()].map((one) => ({ ...one, count: one.people.length })),
    ),
    patterns: largestFirst(
      patterns.map((pattern) => ({
        items: pattern.items,
        key: gapKey({ kind: 'pattern', items: pattern.items }),
        people: cellOf(pattern.people.length),
      })),
    ),
    told: cellOf(coveredBy(patterns).size),
    unworded: cellOf(without.filter((own) => !own.some(({ kind }) => kind === 'wish')).length),
  };
}

function countChanges(counted: readonly { change: GapChange; count: number }[]): CountedChange[] {
  const told = counted.map(({ change, count }) => ({
    change,
    key: changeKey(change),
    people: cellOf(count),
  }));
  return largestFirst(told.filter(({ people }) => people !== null));
}

/** By what is told, then by name: the order must not tell more than the numbers do. */
function largestFirst<Counted extends { people: Cell; key: string }>(counted: readonly Counted[]): Counted[] {
  return counted.toSorted((a, b) => (b.people ?? 0) - (a.people ?? 0) || (a.key < b.key ? -1 : 1));
}

export type GapLook = {
  /** Those without an option who have it in common, or whom the change would open something for. */
  people: Cell;
  without: Cell;
  waiting: Cell;
  /** What else at least five of them have in common. */
  shared: { item: GapItem; people: Cell }[];
};

/** One gap by itself: as it stood on an agenda once, it may be looked at again on any day. */
export function lookAtGap(gap: Gap, ground: GapGround): GapLook {
  return allAtOnce(lookSteps(gap, ground));
}

export function* lookSteps(gap: Gap, ground: GapGround): Steps<GapLook> {
  const people = peopleOf(gap, ground);
  const known = new Set(gap.kind === 'pattern' ? gap.items.map(itemKey) : []);
  const counts = new Map<string, { item: GapItem; count: number }>();
  for (const [told, at] of people.entries()) {
    if ((told + 1) % peoplePerStep === 0) yield;
    for (const item of itemsOf(ground.people[at] as WaitingPerson)) {
      const key = itemKey(item);
      const one = counts.get(key);
      if (one !== undefined) one.count += 1;
      else if (!known.has(key)) counts.set(key, { item, count: 1 });
    }
  }
  const shared = [...counts].map(([key, { item, count }]) => ({ item, key, people: cellOf(count) }));
  return {
    people: cellOf(people.length),
    without: cellOf(withoutOption(ground).length),
    waiting: cellOf(ground.people.length),
    shared: largestFirst(shared.filter(({ people }) => people !== null)).map(({ item, people }) => ({
      item,
      people,
    })),
  };
}

/** By their places in the list. Exact: it stays inside. */
export function peopleOf(gap: Gap, ground: GapGround): number[] {
  if (gap.kind === 'change') return unlockedBy(ground).get(changeKey(gap))?.people ?? [];
  const { items } = gap;
  return withoutOption(ground).filter((at) => {
    const own = itemsOf(ground.people[at] as WaitingPerson);
    return items.every((item) => own.some((one) => isSameItem(one, item)));
  });
}

/** Of hundreds of thousands most are of another kind: a name is made for few. */
function isSameItem(a: GapItem, b: GapItem): boolean {
  return a.kind === b.kind && itemKey(a) === itemKey(b);
}

export type ResourceAnswer = {
  /** Who had nothing and would have this: it fits, or something is still to be asked. */
  gained: Cell;
  fits: Cell;
  ask: Cell;
  /** Still without anything. */
  rest: Cell;
  /** Of the gap that was looked at. */
  ofGap: Cell;
  /** What one more change of the imagined place would open, beyond that. */
  oneMore: CountedChange[];
};

/** Whom an imagined place would be an option for, of those who have none. Exact: it stays inside. */
export function gainedBy(imagined: Opportunity, ground: GapGround): Gained {
  return allAtOnce(gainedSteps(imagined, ground));
}

export type Gained = {
  fits: number[];
  ask: number[];
  near: Map<string, { change: GapChange; count: number }>;
};

export function* gainedSteps(imagined: Opportunity, ground: GapGround): Steps<Gained> {
  const fits: number[] = [];
  const ask: number[] = [];
  const near = new Map<string, { change: GapChange; count: number }>();
  for (const [asked, at] of withoutOption(ground).entries()) {
    if ((asked + 1) % peoplePerStep === 0) yield;
    const answer = optionIn((ground.people[at] as WaitingPerson).profile, imagined, ground.day);
    if (answer === undefined) continue;
    if (answer === 'fits') fits.push(at);
    else if (answer === 'ask') ask.push(at);
    else {
      const key = changeKey(answer);
      near.set(key, { change: answer, count: (near.get(key)?.count ?? 0) + 1 });
    }
  }
  return { fits, ask, near };
}

/**
 * The town with one more place in it. Nobody who has an option loses it by that, so only those without are asked again: the
 * answer is the same as of a whole new run (gaps.test.ts), at once.
 */
export function whatIfResource(imagined: Opportunity, ground: GapGround, gap?: Gap): ResourceAnswer {
  return allAtOnce(whatIfSteps(imagined, ground, gap));
}

export function* whatIfSteps(imagined: Opportunity, ground: GapGround, gap?: Gap): Steps<ResourceAnswer> {
  const { fits, ask, near } = yield* gainedSteps(imagined, ground);
  const own = new Set(gap === undefined ? [] : peopleOf(gap, ground));
  const gained = fits.length + ask.length;
  return {
    gained: cellOf(gained),
    fits: cellOf(fits.length),
    ask: cellOf(ask.length),
    rest: cellOf(withoutOption(ground).length - gained),
    ofGap: cellOf([...fits, ...ask].filter((at) => own.has(at)).length),
    oneMore: countChanges([...near.values()]),
  };
}
