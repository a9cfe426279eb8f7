import { controlAttributes, Field, type FieldProps } from './field.tsx';

type Props = FieldProps & {
  value?: string | undefined;
  rows?: number;
  /** Words of a person, which are set in mincho while they are written. */
  voice?: boolean;
};

/** Several lines of text. */
export function TextArea(props: Props) {
  return (
    <Field {...props}>
      <textarea {...controlAttributes(props)} rows={props.rows ?? 4} class={props.voice ? 'v' : undefined}>
        {/* A leading line end is swallowed by HTML; one more keeps what was typed. */}
        {props.value?.startsWith('\n') ? `\n${props.value}` : (props.value ?? '')}
      </textarea>
    </Field>
  );
}
