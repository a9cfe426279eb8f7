import type { FormatColumn, Slot } from './formats/register-format.ts';
import { doubt, type Doubt, type DoubtCode, type Reading } from './parsers/doubt.ts';
import { isNothing } from './parsers/fold.ts';
import { looksLikeFormula, neutralise, type TableRow } from './register-table.ts';

export type SlotCell = { text: string; label: string; column: string };

/** One row by meaning: cells under their slot, doubts gathered with the column they belong to. */
export type RowCells = {
  all: (slot: Slot) => SlotCell[];
  /** The first cell of a slot as it stands, '' where there is none. */
  raw: (slot: Slot) => string;
  /** Words to show: breaks restored, edges cut, formulas harmless, 「なし」 and dashes empty. */
  words: (slot: Slot) => string;
  take: <Value>(reading: Reading<Value>, slot: Slot) => Value;
  doubt: (code: DoubtCode, original?: string, column?: string) => void;
  doubts: Doubt[];
};

export function tidy(cell: string): string {
  return isNothing(cell) ? '' : neutralise(cell.replaceAll('（改行）', '\n').trim());
}

/** Names of columns, each once: a head that is empty or comes twice gets a name of its own. */
export function columnNames(head: readonly string[], width: number): string[] {
  const seen = new Map<string, number>();
  return Array.from({ length: Math.max(head.length, width) }, (_, place) => {
    const written = (head[place] ?? '').replace(/^[?\uFEFF\uFFFD]+/, '').trim() || `列${place + 1}`;
    const times = (seen.get(written) ?? 0) + 1;
    seen.set(written, times);
    return times === 1 ? written : `${written} (${times})`;
  });
}

export function rowCells(
  row: TableRow,
  columns: readonly (FormatColumn | undefined)[],
  names: readonly string[],
): RowCells {
  const bySlot = new Map<Slot, SlotCell[]>();
  const doubts: Doubt[] = [];
  columns.forEach((column, place) => {
    if (!column?.slot) return;
    const cell = { text: row.cells[place] ?? '', label: column.label ?? '', column: names[place] ?? '' };
    bySlot.set(column.slot, [...(bySlot.get(column.slot) ?? []), cell]);
  });
  const nameAt = (place: number) => names[place] ?? `列${place + 1}`;
  for (const { code, column } of row.marks ?? []) {
    doubts.push(doubt(code, row.cells[column] ?? '', nameAt(column)));
  }
  const isMarked = (place: number) =>
    row.marks?.some((mark) => mark.column === place && mark.code === 'formula');
  row.cells.forEach((cell, place) => {
    if (looksLikeFormula(cell) && !isMarked(place)) doubts.push(doubt('formula', cell, nameAt(place)));
  });

  const all = (slot: Slot) => bySlot.get(slot) ?? [];
  const first = (slot: Slot) => all(slot).find((cell) => cell.text.trim() !== '') ?? all(slot)[0];
  return {
    all,
    raw: (slot) => first(slot)?.text ?? '',
    words: (slot) => tidy(first(slot)?.text ?? ''),
    take: (reading, slot) => {
      const cells = all(slot);
      const column = cells.find((cell) => cell.text === reading.original)?.column ?? cells[0]?.column ?? '';
      for (const each of reading.doubts) doubts.push({ ...each, column: each.column || column });
      return reading.value;
    },
    doubt: (code, original = '', column = '') => doubts.push(doubt(code, original, column)),
    doubts,
  };
}
