import { minutesPerWeek, type HourSpan, type WeeklyHours } from '#domain/hours.ts';
import { emptyPlane, hasBit, setBit, type Plane } from './scan-planes.ts';

/**
 * The hours of a town, each stretch once: towns meet at the same times. For a person it is worked out once per stretch how
 * long they could be there without a break; only rows of stretches in which they could are then looked at.
 */
export type HoursIndex = {
  /** By their beginning: three columns, for each search goes through all of them. */
  spans: { from: Uint16Array; to: Uint16Array; id: Uint32Array };
  /** Sunday night that runs on into Monday: `to` is the end of the first part, `from` the beginning of the last. */
  overnight: readonly Stretch[];
  /** Rows of each stretch, those that need the least time first. */
  starts: Uint32Array;
  rows: Uint32Array;
  needed: Uint16Array;
  /** Rows whose hours nobody knows. */
  always: Plane;
};

type Stretch = HourSpan & { id: number };

/** A note is stretch, minutes needed and row in one number, so that sorting notes puts them as the index wants them. */
const [needRange, rowRange] = [2048, 2 ** 21];

/** Makes the index while the rows are gone through. */
export function hoursIndexer(rows: number): {
  add: (row: number, week: WeeklyHours | undefined, needed: number) => void;
  /** Rows of another index, under the number that they have here; undefined leaves one out. */
  take: (other: HoursIndex, rowOf: (row: number) => number | undefined) => void;
  index: () => HoursIndex;
} {
  if (rows > rowRange) throw new Error(`a town of more than ${rowRange} offers`);
  const always = emptyPlane(rows);
  const known = new Map<number, number>();
  const [spans, overnight]: [Stretch[], Stretch[]] = [[], []];
  let notes = new Float64Array(rows * 3 + 16);
  let count = 0;
  const note = (row: number, needed: number, from: number, to: number, among: Stretch[]): void => {
    const key = (from * 16_384 + to) * 2 + Number(among === overnight);
    const stretch = known.get(key) ?? known.size;
    if (stretch === known.size) {
      known.set(key, stretch);
      among.push({ from, to, id: stretch });
    }
    if (count === notes.length) {
      const larger = new Float64Array(notes.length * 2);
      larger.set(notes);
      notes = larger;
    }
    notes[count] = (stretch * needRange + needed) * rowRange + row;
    count += 1;
  };
  const add = (row: number, week: WeeklyHours | undefined, needed: number): void => {
    if (week === undefined) {
      setBit(always, row);
      return;
    }
    for (const { from, to } of week) note(row, needed, from, to, spans);
    const [first, last] = [week[0], week.at(-1)];
    if (first?.from !== 0 || last?.to !== minutesPerWeek) return;
    note(row, needed, last.from, first.to, overnight);
  };
  const take = (other: HoursIndex, rowOf: (row: number) => number | undefined): void => {
    const takeStretch = (id: number, from: number, to: number, among: Stretch[]): void => {
      for (let at = other.starts[id] ?? 0; at < (other.starts[id + 1] ?? 0); at += 1) {
        const row = rowOf(other.rows[at] ?? 0);
        if (row !== undefined) note(row, other.needed[at] ?? 0, from, to, among);
      }
    };
    for (const [at, id] of other.spans.id.entries()) {
      takeStretch(id, other.spans.from[at] ?? 0, other.spans.to[at] ?? 0, spans);
    }
    for (const { id, from, to } of other.overnight) takeStretch(id, from, to, overnight);
    for (let row = 0; row < other.always.length * 32; row += 1) {
      const own = hasBit(other.always, row) ? rowOf(row) : undefined;
      if (own !== undefined) setBit(always, own);
    }
  };
  const index = (): HoursIndex => {
    const sorted = notes.subarray(0, count).sort();
    const starts = new Uint32Array(known.size + 1);
    const found = { rows: new Uint32Array(count), needed: new Uint16Array(count) };
    for (const [at, value] of sorted.entries()) {
      const high = Math.floor(value / rowRange);
      found.rows[at] = value - high * rowRange;
      found.needed[at] = high % needRange;
      starts[Math.floor(high / needRange) + 1] = at + 1;
    }
    const rising = spans.toSorted((a, b) => a.from - b.from);
    const columns = {
      from: Uint16Array.from(rising, ({ from }) => from),
      to: Uint16Array.from(rising, ({ to }) => to),
      id: Uint32Array.from(rising, ({ id }) => id),
    };
    return { spans: columns, overnight, starts, ...found, always };
  };
  return { add, take, index };
}

/**
 * Marks the rows with a common run as long as they need, and those with one of `least` minutes at any rate; what stands in
 * neither has no time in common that would do.
 */
export function markHours(
  index: HoursIndex,
  hours: WeeklyHours,
  least: number,
  enough: Plane,
  some: Plane,
): void {
  enough.set(index.always);
  some.fill(0);
  const { from: begins, to: ends, id: ids } = index.spans;
  const ownFrom = Uint16Array.from(hours, ({ from }) => from);
  const ownTo = Uint16Array.from(hours, ({ to }) => to);
  let first = 0;
  for (let span = 0; span < begins.length && first < ownTo.length; span += 1) {
    const [from, to] = [begins[span] ?? 0, ends[span] ?? 0];
    while (first < ownTo.length && (ownTo[first] ?? 0) <= from) first += 1;
    let longest = 0;
    for (let at = first; at < ownTo.length && (ownFrom[at] ?? 0) < to; at += 1) {
      longest = Math.max(longest, Math.min(to, ownTo[at] ?? 0) - Math.max(from, ownFrom[at] ?? 0));
    }
    if (longest > 0) markStretch(index, ids[span] ?? 0, longest, least, enough, some);
  }
  for (const { id, to, from } of index.overnight) {
    markStretch(index, id, overnightRun(hours, to, from), least, enough, some);
  }
}

function markStretch(
  { starts, rows, needed }: HoursIndex,
  stretch: number,
  run: number,
  least: number,
  enough: Plane,
  some: Plane,
): void {
  const end = starts[stretch + 1] ?? 0;
  let at = starts[stretch] ?? 0;
  while (at < end && (needed[at] ?? 0) <= run) {
    setBit(enough, rows[at] ?? 0);
    at += 1;
  }
  if (run < least) return;
  while (at < end) {
    setBit(some, rows[at] ?? 0);
    at += 1;
  }
}

function overnightRun(hours: WeeklyHours, to: number, from: number): number {
  const [first, last] = [hours[0], hours.at(-1)];
  if (first?.from !== 0 || last?.to !== minutesPerWeek) return 0;
  // Both the whole week: one run, which does not go round.
  if (first.to === minutesPerWeek && to === minutesPerWeek) return 0;
  return Math.min(to, first.to) + minutesPerWeek - Math.max(from, last.from);
}
