import type { Child } from 'hono/jsx';
import type { Clash, ClashField } from '#domain/clash.ts';
import type { Lang } from '#web/text/catalogue.ts';
import { text } from '#web/text/text.ts';
import { Button } from './button.tsx';
import { ErrorSummary } from './error-summary.tsx';
import type { FieldErrors } from './field-errors.ts';
import { keepName, leftOutOfKeeping } from './conflict-choices.ts';
import { Form } from './form.tsx';
import { fieldId } from './field-errors.ts';
import { gap } from './gap.ts';

type Props = {
  clash: Clash;
  csrf: string;
  /** 11月24日 9:12 */
  savedAt: string;
  labels: Readonly<Record<string, string>>;
  /** A value as people read it; text and lists are shown as they are. */
  show?: (field: string, value: unknown) => Child;
  /** Form.values of the refused post: sent again whole, so nothing typed is lost. */
  typed: Readonly<Record<string, readonly string[]>>;
  action?: string;
  errors?: FieldErrors;
  /** The choices of a refused try, kept. */
  chosen?: Readonly<Record<string, 'mine' | 'theirs'>>;
  lang?: Lang;
};

function plainValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.map(plainValue).join('、');
  return typeof value === 'object' ? JSON.stringify(value) : `${value as string | number | boolean}`;
}

/** Two people changed the same fields: before, mine and theirs side by side, and which to keep. */
export function Conflict(props: Props) {
  const { clash, csrf, savedAt, labels, show, typed, action, errors = {}, chosen = {}, lang = 'ja' } = props;
  const words = text(lang).conflict;
  const shown = (field: string, value: unknown): Child => {
    const plain = plainValue(value);
    if (plain === '') return <span class="soft">{words.empty}</span>;
    return show ? show(field, value) : plain;
  };
  const Side = ({ field, side }: { field: ClashField; side: 'mine' | 'theirs' }) => (
    <td data-l={words[side]}>
      <label class="pick">
        <input
          type="radio"
          id={side === 'mine' ? fieldId(keepName(field.field)) : undefined}
          name={keepName(field.field)}
          value={side}
          checked={chosen[field.field] === side}
        />
        <span>
          <span class="vh">{side === 'mine' ? words.keepMine : words.keepTheirs}：</span>
          <span class="as-typed">{shown(field.field, field[side])}</span>
        </span>
      </label>
    </td>
  );
  return (
    <>
      <ErrorSummary errors={errors} lang={lang} />
      <p class="conflict-lead">{words.lead(clash.savedBy, savedAt)}</p>
      <Form csrf={csrf} version={clash.version} lang={lang} {...(action === undefined ? {} : { action })}>
        {Object.entries(typed).map(([name, values]) =>
          leftOutOfKeeping(name)
            ? null
            : values.map((value) => <input type="hidden" name={name} value={value} />),
        )}
        <table class="grid conflict stack">
          <caption class="vh">{words.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.item}</th>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.mine}</th>
              <th scope="col">
                {words.theirs}（{clash.savedBy}
                {gap}
                {savedAt}）
              </th>
            </tr>
          </thead>
          <tbody>
            {clash.fields.map((field) => (
              <tr class={errors[keepName(field.field)] === undefined ? undefined : 'bad'}>
                <th scope="row">{labels[field.field] ?? field.field}</th>
                <td data-l={words.before} class="soft">
                  <span class="as-typed">{shown(field.field, field.before)}</span>
                </td>
                <Side field={field} side="mine" />
                <Side field={field} side="theirs" />
              </tr>
            ))}
          </tbody>
        </table>
        <div class="acts after-form">
          <Button>{words.save}</Button>
        </div>
      </Form>
    </>
  );
}
