import type { Opportunity } from '#domain/conditions.ts';
import { columnsOf, type Columns } from './scan-columns.ts';
import { hoursIndexer, type HoursIndex } from './scan-hours.ts';
import type { Lists } from './scan-lists.ts';
import { mapOf } from './scan-map.ts';
import { clearBit, hasBit, planesOf, rangedOf, setBit, type Plane, type Ranged } from './scan-planes.ts';
import { addWords } from './scan-words.ts';

/** Rows that changed: `rows[i]` of the town is row i of `part`, and `at[row]` is i, or −1 where nothing changed. */
type Patch = { rows: readonly number[]; at: Int32Array; part: Columns };

/**
 * The columns of a town of which a few offers are others now and the rest are the same objects in the same places: only those few
 * are read. What stood before is copied, never written into: somebody may still be searching it.
 */
export function patchedColumns(
  before: Columns,
  opportunities: readonly Opportunity[],
  rows: readonly number[],
  day: string,
): Columns {
  const changed = rows.flatMap((row) => opportunities[row] ?? []);
  const patch: Patch = { rows, at: new Int32Array(before.rows).fill(-1), part: columnsOf(changed, day) };
  for (const [at, row] of rows.entries()) patch.at[row] = at;
  const { part } = patch;
  const made = planesOf(before.rows);
  const plane = (old: Plane | undefined, own: Plane | undefined): Plane => mergedPlane(made, old, own, rows);
  const ranged = (old: Ranged, own: Ranged): Ranged =>
    rangedOf(mergedNumbers(old.column, own.column, rows), made);
  const planes = (old: Columns['demands'], own: Columns['demands']): Columns['demands'] =>
    Array.from({ length: Math.max(old.length, own.length) }, (_, place) =>
      old[place] === undefined && own[place] === undefined ? undefined : plane(old[place], own[place]),
    );
  const strangers = new Map(before.strangers);
  const known = before.conceptCount - before.strangers.size;
  const conceptIds = new Uint32Array(part.conceptCount).map((_, id) => id);
  for (const [concept, id] of part.strangers) {
    if (!strangers.has(concept)) strangers.set(concept, known + strangers.size);
    conceptIds[id] = strangers.get(concept) ?? id;
  }
  const conceptId = (id: number): number => conceptIds[id] ?? id;
  const byConcept = (own: Columns['conceptPlanes']): Columns['conceptPlanes'] => {
    const placed: Columns['conceptPlanes'] = [];
    for (const [id, one] of own.entries()) if (one !== undefined) placed[conceptId(id)] = one;
    return placed;
  };
  const { words, requires, runs } = before;
  return {
    rows: before.rows,
    barred: plane(before.barred, part.barred),
    closed: plane(before.closed, part.closed),
    expired: plane(before.expired, part.expired),
    formalPlace: plane(before.formalPlace, part.formalPlace),
    noPlace: plane(before.noPlace, part.noPlace),
    ageLeast: ranged(before.ageLeast, part.ageLeast),
    ageBelow200: ranged(before.ageBelow200, part.ageBelow200),
    eligibility: planes(before.eligibility, part.eligibility),
    documents: planes(before.documents, part.documents),
    demands: planes(before.demands, part.demands),
    demandsOfRow: mergedLists(before.demandsOfRow, part.demandsOfRow, patch),
    group: ranged(before.group, part.group),
    noise: ranged(before.noise, part.noise),
    fee: ranged(before.fee, part.fee),
    contactAsked: plane(before.contactAsked, part.contactAsked),
    contact: planes(before.contact, part.contact),
    ledBy: planes(before.ledBy, part.ledBy),
    exit: planes(before.exit, part.exit),
    supports: planes(before.supports, part.supports),
    lacks: planes(before.lacks, part.lacks),
    supportCount: mergedNumbers(before.supportCount, part.supportCount, rows),
    requires: {
      // What two of them ask alike stands there twice then, which costs a few bytes and no answer.
      all: [...requires.all, ...part.requires.all],
      ofRow: mergedLists(requires.ofRow, part.requires.ofRow, patch, (id) => id + requires.all.length),
      any: plane(requires.any, part.requires.any),
    },
    hours: mergedHours(before.hours, patch),
    needed: ranged(before.needed, part.needed),
    allowsShort: plane(before.allowsShort, part.allowsShort),
    way: mergedNumbers(before.way, part.way, rows),
    hasWay: plane(before.hasWay, part.hasWay),
    map: mapOf(
      mergedNumbers(before.map.lat, part.map.lat, rows),
      mergedNumbers(before.map.lon, part.map.lon, rows),
      { known: made(), odd: made() },
    ),
    concepts: mergedLists(before.concepts, part.concepts, patch, conceptId),
    conceptPlanes: planes(before.conceptPlanes, byConcept(part.conceptPlanes)),
    hostConcepts: mergedLists(before.hostConcepts, part.hostConcepts, patch, conceptId),
    hostPlanes: planes(before.hostPlanes, byConcept(part.hostPlanes)),
    strangers,
    conceptCount: known + strangers.size,
    words: addWords(words, part.words, (own, itemOf) => mergedLists(words.ofRow, own, patch, itemOf)),
    runs: {
      texts: [...runs.texts, ...part.runs.texts],
      ofRow: mergedLists(runs.ofRow, part.runs.ofRow, patch, (id) => id + runs.texts.length),
    },
  };
}

function mergedPlane(
  made: () => Plane,
  old: Plane | undefined,
  own: Plane | undefined,
  rows: readonly number[],
): Plane {
  const plane = made();
  if (old !== undefined) plane.set(old);
  for (const [at, row] of rows.entries()) {
    if (hasBit(own, at)) setBit(plane, row);
    else clearBit(plane, row);
  }
  return plane;
}

function mergedNumbers<Numbers extends Float64Array | Uint8Array>(
  old: Numbers,
  own: Numbers,
  rows: readonly number[],
): Numbers {
  const merged = old.slice() as Numbers;
  for (const [at, row] of rows.entries()) merged[row] = own[at] ?? 0;
  return merged;
}

/** What stands between two changed rows is copied in one piece. */
function mergedLists(
  old: Lists,
  own: Lists,
  { rows }: Patch,
  itemOf: (item: number) => number = (item) => item,
): Lists {
  const starts = new Uint32Array(old.starts.length);
  const left = rows.reduce((sum, row) => sum + (old.starts[row + 1] ?? 0) - (old.starts[row] ?? 0), 0);
  const items = new Uint32Array(old.items.length - left + own.items.length);
  let length = 0;
  let from = 0;
  const keepUpTo = (row: number): void => {
    const [first, end] = [old.starts[from] ?? 0, old.starts[row] ?? 0];
    items.set(old.items.subarray(first, end), length);
    for (let at = from; at < row; at += 1) starts[at] = (old.starts[at] ?? 0) - first + length;
    length += end - first;
  };
  for (const [at, row] of rows.entries()) {
    keepUpTo(row);
    starts[row] = length;
    for (let item = own.starts[at] ?? 0; item < (own.starts[at + 1] ?? 0); item += 1) {
      items[length] = itemOf(own.items[item] ?? 0);
      length += 1;
    }
    from = row + 1;
  }
  keepUpTo(old.starts.length - 1);
  starts[old.starts.length - 1] = length;
  return { starts, items };
}

function mergedHours(before: HoursIndex, { rows, at, part }: Patch): HoursIndex {
  const merged = hoursIndexer(at.length);
  merged.take(before, (row) => (at[row] === -1 ? row : undefined));
  merged.take(part.hours, (row) => rows[row]);
  return merged.index();
}
