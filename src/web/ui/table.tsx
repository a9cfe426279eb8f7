import type { Child } from 'hono/jsx';
import { classNames } from './class-names.ts';

export type Column<Row> = {
  label: string;
  cell: (row: Row) => Child;
  /** `head` names the row; `number` stands at the right; `tight` never breaks. */
  kind?: 'head' | 'number' | 'tight';
  /** Before the value on phones, when the label is long. */
  shortLabel?: string;
};

type Props<Row> = {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Read before the table; shown only with `showCaption`. */
  caption?: string;
  showCaption?: boolean;
  /** `lines` for work, `grid` for matrices and paper. */
  look?: 'lines' | 'grid';
  /** One sentence why there is nothing. */
  empty?: Child;
};

/** A table with row lines; on phones each row becomes a block with its labels. */
export function Table<Row>({ columns, rows, caption, showCaption, look = 'lines', empty }: Props<Row>) {
  if (rows.length === 0 && empty !== undefined) return <p class="empty">{empty}</p>;
  return (
    <table class={classNames('stack', look === 'grid' && 'grid')}>
      {caption === undefined ? null : <caption class={showCaption ? undefined : 'vh'}>{caption}</caption>}
      <thead>
        <tr>
          {columns.map(({ label, kind }) => (
            <th scope="col" class={kind === 'number' ? 'r' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {columns.map(({ label, shortLabel, cell, kind }) =>
              kind === 'head' ? (
                <th scope="row">{cell(row)}</th>
              ) : (
                <td
                  data-l={shortLabel ?? label}
                  class={classNames(kind === 'number' && 'r', kind !== undefined && 'nb') || undefined}
                >
                  <span class="cell">{cell(row)}</span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
