import type { Choice } from './choice.ts';
import { classNames } from './class-names.ts';
import { FieldGroup, type FieldProps } from './field.tsx';
import { Pick } from './pick.tsx';

type Props = FieldProps & {
  choices: readonly Choice[];
  value?: string | undefined;
  /** `column` one below the other, `row` side by side, `segments` large keys for phones. */
  layout?: 'column' | 'row' | 'segments';
};

/** One of few. */
export function Radios(props: Props) {
  const { choices, value, layout = 'column', name } = props;
  return (
    <FieldGroup {...props}>
      <div
        class={classNames(layout === 'row' && 'picks', layout === 'segments' && 'seg')}
        data-count={choices.length}
      >
        {choices.map((choice, place) => (
          <Pick type="radio" name={name} choice={choice} place={place} checked={choice.value === value} />
        ))}
      </div>
    </FieldGroup>
  );
}
