import { uuidv7 } from 'uuidv7';
import { parseJapaneseDate } from '#domain/japanese-date.ts';
import type { Form } from './form.ts';

/** A row of a form as it was typed, before anybody has looked at it. */
export type TypedRow = Readonly<Record<string, string>> & { readonly id: string };

/** The fields of a list's rows: what an empty one begins with. */
export type RowShape = { list: string; blank: Readonly<Record<string, string>>; most: number };

export function blankRow({ blank }: RowShape): TypedRow {
  return { ...blank, id: uuidv7() };
}

/** Nobody has written anything into it. */
function isBlank({ blank }: RowShape, row: TypedRow): boolean {
  return Object.entries(blank).every(([field, value]) => (row[field] ?? '').trim() === value);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

/**
 * The rows as they were posted; each keeps its id, so that others can point at it. What was left blank is dropped when the form
 * is sent, but stays while rows are still being added or taken away: an empty row just asked for must not vanish under the hand.
 */
export function postedRows(form: Form, shape: RowShape): TypedRow[] {
  const count = form.number(`${shape.list}Count`) ?? 0;
  const length = Number.isInteger(count) ? Math.min(Math.max(count, 0), shape.most) : 0;
  const rows = Array.from({ length }, (_, place) => {
    const name = (field: string) => `${shape.list}.${place}.${field}`;
    const fields = Object.keys(shape.blank).map((field) => [field, form.text(name(field))]);
    const id = form.text(name('id'));
    return { ...Object.fromEntries(fields), id: uuid.test(id) ? id : uuidv7() } as TypedRow;
  });
  return rowAct(form) === undefined ? rows.filter((row) => !isBlank(shape, row)) : rows;
}

/** What a button of a row asks for: one more row, or one less. Saving asks for neither. */
export function rowAct(form: Form): { kind: 'add' | 'remove'; list: string; id: string } | undefined {
  const [kind, list = '', id = ''] = form.text('do').split(':');
  return kind === 'add' || kind === 'remove' ? { kind, list, id } : undefined;
}

/** The rows to go on writing after such a button. */
export function rowsAfter(
  rows: readonly TypedRow[],
  shape: RowShape,
  act: ReturnType<typeof rowAct>,
): TypedRow[] {
  if (act?.list !== shape.list) return [...rows];
  if (act.kind === 'remove') return rows.filter(({ id }) => id !== act.id);
  return rows.length < shape.most ? [...rows, blankRow(shape)] : [...rows];
}

/** Reads the days of rows, and keeps what could not be read under the names of their fields. */
export function rowDays(
  rows: readonly TypedRow[],
  list: string,
  field: string,
  today: string,
): { days: (string | null)[]; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const days = rows.map((row, place) => {
    const typed = row[field] ?? '';
    if (typed.trim() === '') return null;
    const parsed = parseJapaneseDate(typed, today);
    if (parsed.ok) return parsed.date;
    errors[`${list}.${place}.${field}`] = parsed.error;
    return null;
  });
  return { days, errors };
}
