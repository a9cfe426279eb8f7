import { controlAttributes, Field, type FieldProps } from './field.tsx';

export type TextFieldProps = FieldProps & {
  value?: string | undefined;
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search';
  /** About how many characters the answer has; the field is drawn that wide. */
  width?: 'short' | 'middle' | 'full';
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url';
};

/** One line of text. Never trimmed or folded on its way: names are kept as typed. */
export function TextField(props: TextFieldProps) {
  const { value, type = 'text', width = 'full', autocomplete = 'off', inputmode } = props;
  return (
    <Field {...props}>
      <input
        {...controlAttributes(props)}
        type={type}
        class={width === 'full' ? undefined : `w-${width}`}
        value={value ?? ''}
        autocomplete={autocomplete}
        inputmode={inputmode}
      />
    </Field>
  );
}
