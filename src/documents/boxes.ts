import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { eraOf } from '#domain/japanese-era.ts';
import type { Block, Cell, Column, TableCell, Ticks, Value } from './paper.ts';

type CellOptions = Partial<Pick<Cell, 'share' | 'room' | 'labelWidth'>>;

export function box(label: string, value: Value, options: CellOptions = {}): Cell {
  return { label, value, share: 1, room: 5, labelWidth: 28, ...options };
}

/** A box to write sentences in: high enough for a pen when nothing is typed yet. */
export function wordsBox(label: string, value: Value, room = 14): Cell {
  return box(label, value, { room });
}

export function boxes(title: string, ...rows: (readonly Cell[])[]): Block {
  return { kind: 'boxes', title, rows };
}

/** ★: what the state asks for in its yearly report. Told in a line of its own, so that nobody takes it for a mark of merit. */
export const starNote = '★は、国への報告に使う欄です。';

export function starred(rows: readonly (readonly Cell[])[], ...labels: readonly string[]): Cell[][] {
  return rows.map((row) =>
    row.map((cell) => (labels.includes(cell.label) ? { ...cell, label: `★${cell.label}` } : cell)),
  );
}

/** Words under a heading of their own, over the whole width. */
export function wordsUnder(title: string, words: string, room = 22): Block {
  return boxes(title, [box('', words, { room })]);
}

export function plainText(words: string, title = ''): Block {
  return { kind: 'text', title, words };
}

/** きりとり線. */
export function cut(words: string): Block {
  return { kind: 'cut', title: '', words };
}

export function column(label: string, width = 0, right = false): Column {
  return { label, width, right };
}

export function list(
  title: string,
  columns: readonly Column[],
  rows: readonly (readonly TableCell[])[],
  options: { least?: number; size?: number } = {},
): Block {
  return { kind: 'table', title, columns, rows, least: options.least ?? 3, size: options.size ?? 9 };
}

type Labels = Readonly<Record<string, string>>;

/** Every choice of a table of labels; 「聞いていない」 (the empty code) is no box on paper. */
export function ticks(
  labels: Labels,
  chosen: string | readonly string[] | null | undefined,
  note = '',
): Ticks {
  const on = new Set(typeof chosen === 'string' ? [chosen] : (chosen ?? []));
  const of = Object.entries(labels)
    .filter(([code]) => code !== '')
    .map(([code, label]) => ({ label, on: on.has(code) }));
  return { kind: 'ticks', of, note };
}

/** One label of a table; '' when nothing was chosen. */
export function labelOf(labels: Labels, code: string | null | undefined): string {
  return code === null || code === undefined ? '' : (labels[code] ?? code);
}

/** 令和8年11月24日, or room for the pen. */
export function day(date: string | null | undefined): string {
  return date ? formatJapaneseDate(date) : '';
}

/** R8.10.6, where a line must stay short. */
export function shortDay(date: string | null): string {
  if (date === null) return '';
  const [, month = '', dayOfMonth = ''] = date.split('-');
  const known = eraOf(date);
  return `${known ? `${known.era.letter}${known.year}` : date.slice(0, 4)}.${Number(month)}.${Number(dayOfMonth)}`;
}

/** Words as they were said, in 「」 once, also when they were typed with them. */
export function quoted(words: string): string {
  return /^「[^「」]*」$/u.test(words.trim()) ? words.trim() : `「${words}」`;
}

/** A day to be filled in by hand when it is not known. */
export function dayToWrite(date: string | null | undefined): string {
  return date ? formatJapaneseDate(date) : '　　　年　　月　　日';
}

export function span(from: string | null | undefined, to: string | null | undefined): string {
  return from || to ? `${day(from)}〜${day(to)}` : '';
}

export function yen(amount: number): string {
  return `${amount.toLocaleString('ja-JP')}円`;
}

type Signature = { label: string; value: string; manner?: string };

/** 署名欄: a name typed for 代筆 or 口頭 stands there; otherwise the line is for the pen. */
export function signatures(title: string, rows: readonly Signature[]): Block {
  return {
    kind: 'sign',
    title,
    rows: rows.map(({ label, value, manner }) => [
      box(label, value, { room: 10, share: 3, labelWidth: 44 }),
      ...(manner === undefined ? [] : [box('', manner, { room: 10, share: 1.4 })]),
    ]),
  };
}
