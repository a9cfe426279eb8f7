import { doubt, type Doubt } from './parsers/doubt.ts';
import type { RegisterRow } from './register-row.ts';
import { changesBetween, type FieldChange, type KnownValues } from './row-changes.ts';

/** What the town's register has under a source key, with the likeness it was stored with. */
export type KnownRow = { sourceKey: string; likeness: string; values: KnownValues };

/** What a row leaves behind once it is taken: the next edition is compared with this. */
export function knownRowOf(row: RegisterRow): KnownRow {
  return { sourceKey: row.sourceKey, likeness: row.likeness, values: row };
}

export type PlannedRow = {
  row: RegisterRow;
  fate: 'new' | 'changed' | 'same' | 'check';
  /** Why somebody has to look first; empty unless the fate is `check`. */
  reasons: Doubt[];
  /** What would change if the row is taken; empty for what is not known yet. */
  changes: FieldChange[];
  /** The known row that is meant, also when it stands under another number. */
  knownKey: string | null;
};

export type ImportPlan = {
  rows: PlannedRow[];
  /** Rows that repeat an earlier one cell for cell: named here, planned once. */
  repeated: { line: number; sameAsLine: number }[];
  /** Known rows of this format and these municipalities that the file no longer has. Nothing happens to them by itself. */
  absent: string[];
  counts: { read: number; new: number; changed: number; same: number; check: number; repeated: number };
};

function fingerprint(row: RegisterRow): string {
  return JSON.stringify([row.sourceKey, Object.entries(row.cells)]);
}

function separateRepeated(rows: readonly RegisterRow[]) {
  const firstLines = new Map<string, number>();
  const repeated: ImportPlan['repeated'] = [];
  const single = rows.filter((row) => {
    const print = fingerprint(row);
    const sameAsLine = firstLines.get(print);
    if (sameAsLine === undefined) firstLines.set(print, row.line);
    else repeated.push({ line: row.line, sameAsLine });
    return sameAsLine === undefined;
  });
  return { single, repeated };
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** The likeness has three parts: municipality, name, address. A number that moved to another thing shares neither of the last two. */
function isAnother(row: RegisterRow, known: KnownRow): boolean {
  const [, name = '', address = ''] = row.likeness.split('|');
  const [, knownName = '', knownAddress = ''] = known.likeness.split('|');
  return name !== knownName && address !== knownAddress;
}

/** `other` is a known row of the same name and address under another number; only one that no row of this file claims. */
function planRow(
  row: RegisterRow,
  twins: number,
  known: KnownRow | undefined,
  other: KnownRow | undefined,
): PlannedRow {
  const meant = known ?? other;
  const changes = meant ? changesBetween(meant.values, row) : [];
  const reasons: Doubt[] = [];
  if (twins > 1) reasons.push(doubt('same-key', row.sourceKey));
  if (known && isAnother(row, known)) reasons.push(doubt('another-under-number', known.likeness));
  if (!known && other) reasons.push(doubt('known-under-other-number', other.sourceKey));
  // What somebody has looked at and taken once need not be looked at again while it stays the same.
  const isSame = known !== undefined && changes.length === 0 && reasons.length === 0;
  if (!isSame) reasons.push(...row.doubts.filter(({ weight }) => weight === 'check'));
  const settled = isSame ? 'same' : known ? 'changed' : 'new';
  return {
    row,
    fate: reasons.length > 0 ? 'check' : settled,
    reasons,
    changes,
    knownKey: meant?.sourceKey ?? null,
  };
}

/**
 * What would become of every row: rows read = new + changed + same + check + repeated. Pure: nothing is written, and
 * planning again after the plan was applied gives only `same`.
 */
export function planImport(rows: readonly RegisterRow[], known: readonly KnownRow[]): ImportPlan {
  const { single, repeated } = separateRepeated(rows);
  const byKey = new Map(known.map((each) => [each.sourceKey, each]));
  const keysHere = groupBy(single, (row) => row.sourceKey);
  const orphans = known.filter((each) => !keysHere.has(each.sourceKey));
  const orphansByLikeness = new Map(orphans.map((each) => [each.likeness, each]));
  const planned = single.map((row) =>
    planRow(
      row,
      keysHere.get(row.sourceKey)?.length ?? 1,
      byKey.get(row.sourceKey),
      row.likeness.endsWith('||') ? undefined : orphansByLikeness.get(row.likeness),
    ),
  );
  const municipalities = new Set(single.map((row) => row.municipalityCode));
  const formats = new Set(single.map((row) => row.format));
  const moved = new Set(planned.map(({ knownKey }) => knownKey));
  const count = (fate: PlannedRow['fate']) => planned.filter((each) => each.fate === fate).length;
  return {
    rows: planned,
    repeated,
    absent: orphans
      .filter((each) => formats.has(each.sourceKey.split(':')[0] ?? ''))
      .filter((each) => municipalities.has(each.likeness.split('|')[0] ?? ''))
      .filter((each) => !moved.has(each.sourceKey))
      .map((each) => each.sourceKey),
    counts: {
      read: rows.length,
      new: count('new'),
      changed: count('changed'),
      same: count('same'),
      check: count('check'),
      repeated: repeated.length,
    },
  };
}
