import { minutesPerWeek, type HourSpan, type WeeklyHours } from '#domain/hours.ts';
import { emptyPlane, setBit, type Plane } from './scan-planes.ts';

/**
 * The hours of a town, each stretch once: towns meet at the same times. For a person it is worked out once per stretch how
 * long they could be there without a break; only rows of stretches in which they could are then looked at.
 */
export type HoursIndex = {
  /** By their beginning. */
  spans: readonly Stretch[];
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
    return { spans: spans.toSorted((a, b) => a.from - b.from), overnight, starts, ...found, always };
  };
  return { add, index };
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
  let first = 0;
  for (const { from, to, id } of index.spans) {
    while (first < hours.length && (hours[first]?.to ?? 0) <= from) first += 1;
    let longest = 0;
    for (let at = first; at < hours.length; at += 1) {
      const own = hours[at];
      if (own === undefined || own.from >= to) break;
      longest = Math.max(longest, Math.min(to, own.to) - Math.max(from, own.from));
    }
    if (longest > 0) markStretch(index, id, longest, least, enough, some);
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
