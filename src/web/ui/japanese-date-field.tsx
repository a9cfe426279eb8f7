import { formatJapaneseDate, parseJapaneseDate } from '#domain/japanese-date.ts';
import { text } from '#web/text/text.ts';
import { controlAttributes, Field, type FieldProps } from './field.tsx';
import { fieldId } from './field-errors.ts';

type Props = FieldProps & {
  /** As typed, or YYYY-MM-DD from the record. */
  value?: string | undefined;
  /** context.today: for 11月24日 without a year, and for きょう. */
  today: string;
};

/** Stored days are shown as people write them; what somebody typed stays as typed. */
function shownValue(value: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatJapaneseDate(value) : value;
}

/** One text field for a day; says which day it understood. The server reads it with parseJapaneseDate. */
export function JapaneseDateField(props: Props) {
  const words = text(props.lang ?? 'ja').form;
  const { value = '', today, hint = words.dateHint } = props;
  const echoId = `${fieldId(props.name)}-echo`;
  const parsed = value.trim() === '' ? undefined : parseJapaneseDate(value, today);
  return (
    <Field {...props} hint={hint}>
      <span class="with-unit">
        <input
          {...controlAttributes({ ...props, hint }, echoId)}
          type="text"
          class="w-middle"
          value={shownValue(value)}
          autocomplete="off"
          data-japanese-date={today}
        />
        <output id={echoId} class="soft" for={fieldId(props.name)} aria-label={words.understood}>
          {parsed?.ok ? formatJapaneseDate(parsed.date, { weekday: true, year: 'both' }) : ''}
        </output>
      </span>
    </Field>
  );
}
