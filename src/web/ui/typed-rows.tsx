import type { Child } from 'hono/jsx';
import type { RowShape, TypedRow } from '#web/typed-rows.ts';
import { Button } from './button.tsx';

type Props = {
  shape: RowShape;
  rows: readonly TypedRow[];
  /** 目標: stands in the legend of each row and on its buttons. */
  label: string;
  /** 行を足す */
  add: string;
  /** What stands there while there is none. */
  empty: Child;
  /** Some rows stay, whatever happens to the others. */
  mayRemove?: (row: TypedRow) => boolean;
  children: (row: TypedRow, name: (field: string) => string, place: number) => Child;
};

/** Rows that can be added and taken away without script: a button sends what was typed, and the page comes back with it. */
export function TypedRows({ shape, rows, label, add, empty, mayRemove = () => true, children }: Props) {
  const { list, most } = shape;
  return (
    <>
      <input type="hidden" name={`${list}Count`} value={String(rows.length)} />
      {rows.length === 0 ? <p class="empty">{empty}</p> : null}
      {rows.map((row, place) => {
        const name = (field: string) => `${list}.${place}.${field}`;
        return (
          <fieldset class="row-block" id={`${list}-${place}`}>
            <legend>
              {label} {place + 1}
            </legend>
            <input type="hidden" name={name('id')} value={row.id} />
            {children(row, name, place)}
            {mayRemove(row) ? (
              <p class="row-away">
                <button
                  class="as-link"
                  name="do"
                  value={`remove:${list}:${row.id}`}
                  aria-label={`この行を消す（${label} ${place + 1}）`}
                >
                  この行を消す
                </button>
              </p>
            ) : null}
          </fieldset>
        );
      })}
      {rows.length < most ? (
        <div class="after-form">
          <Button kind="second" name="do" value={`add:${list}:`}>
            {add}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** Enter in a text field presses the first button of a form: that must be saving, not adding or removing a row. */
export function SaveFirst() {
  return <button class="vh" tabindex={-1} aria-hidden="true" name="do" value="save" />;
}
