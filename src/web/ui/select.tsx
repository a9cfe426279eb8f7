import { text } from '#web/text/text.ts';
import { controlAttributes, Field, type FieldProps } from './field.tsx';

type Option = { value: string; label: string };

type Props = FieldProps & {
  options: readonly Option[];
  value?: string | undefined;
  /** Label of the empty answer; `false` when there is always an answer. */
  empty?: string | false;
  width?: 'short' | 'middle' | 'full';
};

/** One of many. For up to six answers Radios are quicker to read. */
export function Select(props: Props) {
  const { options, value = '', empty = text(props.lang ?? 'ja').form.choose, width = 'full' } = props;
  return (
    <Field {...props}>
      <select {...controlAttributes(props)} class={width === 'full' ? undefined : `w-${width}`}>
        {empty === false ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
