import { fieldId } from './field-errors.ts';
import type { Choice } from './choice.ts';

type Props = { type: 'radio' | 'checkbox'; name: string; choice: Choice; place: number; checked: boolean };

/** One tick box or round button with its words. The first of a group carries the field's id, for the error summary. */
export function Pick({ type, name, choice, place, checked }: Props) {
  const id = place === 0 ? fieldId(name) : `${fieldId(name)}-${place}`;
  return (
    <label class="pick" for={id}>
      <input type={type} id={id} name={name} value={choice.value} checked={checked} />
      <span>
        {choice.label}
        {choice.hint ? <span class="soft pick-hint">{choice.hint}</span> : null}
      </span>
    </label>
  );
}
