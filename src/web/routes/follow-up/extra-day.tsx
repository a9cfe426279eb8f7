import { attendanceStates, isPresent } from '#domain/attendance.ts';
import { halfLabels } from '#domain/formal-capacity.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { choicesOf } from '#web/ui/choice.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';

type Props = { context: PageContext; values?: Values | undefined; errors: FieldErrors };

/** Came on a day that no booking names: folded away, because it is rare and must not be forgotten either. */
export function ExtraDay({ context, values = {}, errors }: Props) {
  const value = shown(values);
  const isOpen = value.text('extraDay') !== '' || errors['extraDay'] !== undefined;
  const present = Object.fromEntries(
    Object.entries(attendanceStates).filter(([state]) => isPresent(state as keyof typeof attendanceStates)),
  );
  return (
    <details open={isOpen} class="no-print">
      <summary>予定にない日に来たとき</summary>
      <JapaneseDateField
        name="extraDay"
        label="来た日"
        value={value.text('extraDay')}
        today={context.today}
        error={errors['extraDay']}
      />
      <Radios
        name="extraHalf"
        label="半日"
        unmarked
        layout="row"
        choices={choicesOf(halfLabels)}
        value={value.text('extraHalf') || 'am'}
        error={errors['extraHalf']}
      />
      <Radios
        name="extraState"
        label="ようす"
        unmarked
        layout="row"
        choices={choicesOf(present)}
        value={value.text('extraState') || 'came'}
        error={errors['extraState']}
      />
    </details>
  );
}
