import type { Child } from 'hono/jsx';
import { controlAttributes, Field, type FieldProps } from './field.tsx';
import { fieldId } from './field-errors.ts';

type Props = FieldProps & {
  /** As typed, so that a wrong answer is shown again. */
  value?: string | number | undefined;
  /** 人, 分, 円: stands after the field and is read with it. */
  unit?: Child;
};

/** A number in full or half width. No spinner: a wheel over the page must not change a figure. */
export function NumberField(props: Props) {
  const unitId = `${fieldId(props.name)}-unit`;
  return (
    <Field {...props}>
      <span class="with-unit">
        <input
          {...controlAttributes(props, props.unit ? unitId : undefined)}
          type="text"
          inputmode="numeric"
          class="w-number"
          value={props.value === undefined ? '' : String(props.value)}
          autocomplete="off"
        />
        {props.unit ? <span id={unitId}>{props.unit}</span> : null}
      </span>
    </Field>
  );
}
