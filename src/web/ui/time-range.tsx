import { text } from '#web/text/text.ts';
import { describedBy, FieldGroup, type FieldProps } from './field.tsx';
import { fieldId } from './field-errors.ts';

type Props = FieldProps & {
  /** As typed; sent as `${name}From` and `${name}Until`. */
  from?: string | undefined;
  until?: string | undefined;
};

/** From when until when: 9:30–12:00. Any usual way of writing is read by readClockTime. */
export function TimeRange(props: Props) {
  const words = text(props.lang ?? 'ja').form;
  const { name, from = '', until = '', hint = words.timeHint } = props;
  const Time = ({ end, value, label }: { end: 'From' | 'Until'; value: string; label: string }) => (
    <input
      type="text"
      class="w-time"
      id={end === 'From' ? fieldId(name) : `${fieldId(name)}-until`}
      name={`${name}${end}`}
      value={value}
      aria-label={label}
      aria-describedby={describedBy({ ...props, hint })}
      aria-invalid={props.error === undefined ? undefined : 'true'}
      autocomplete="off"
    />
  );
  return (
    <FieldGroup {...props} hint={hint}>
      <span class="with-unit">
        <Time end="From" value={from} label={words.from} />
        <span aria-hidden="true">–</span>
        <Time end="Until" value={until} label={words.until} />
      </span>
    </FieldGroup>
  );
}
