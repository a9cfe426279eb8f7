import type { Child } from 'hono/jsx';
import type { Choice } from './choice.ts';
import { classNames } from './class-names.ts';
import { FieldGroup, type FieldProps } from './field.tsx';
import { Pick } from './pick.tsx';

type Props = FieldProps & {
  choices: readonly Choice[];
  values?: readonly string[] | undefined;
  layout?: 'column' | 'row';
};

/** Any of several; sent as the same name again and again. */
export function Checkboxes(props: Props) {
  const { choices, values = [], layout = 'column', name } = props;
  return (
    <FieldGroup {...props}>
      <div class={classNames(layout === 'row' && 'picks')}>
        {choices.map((choice, place) => (
          <Pick
            type="checkbox"
            name={name}
            choice={choice}
            place={place}
            checked={values.includes(choice.value)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

/** A single yes. */
export function Checkbox(props: {
  name: string;
  label: Child;
  hint?: Child;
  checked?: boolean;
  value?: string;
}) {
  const { name, label, hint, checked = false, value = 'yes' } = props;
  return <Pick type="checkbox" name={name} choice={{ value, label, hint }} place={0} checked={checked} />;
}
