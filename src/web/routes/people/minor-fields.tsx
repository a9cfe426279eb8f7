import { assents, decidesAlone, guardianAnswers } from '#domain/minor-consent.ts';
import type { shown } from '#web/form-reader.ts';
import { choicesOf } from '#web/ui/choice.ts';
import { Halves } from '#web/ui/columns.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Radios } from '#web/ui/radios.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type Props = { age: 'youth' | 'child'; value: ReturnType<typeof shown>; errors: FieldErrors };

/** Below eighteen the child is asked, and the guardian is asked beside: what the one says is not what the other says. */
export function MinorFields({ age, value, errors }: Props) {
  return (
    <Halves>
      <div>
        <Radios
          name="assent"
          label="本人の気持ち"
          required
          hint="保護者のいないところで、本人に聞きます。「いや」なら、だれが同意しても分けあいません"
          choices={choicesOf(assents).filter((choice) => choice.value !== '')}
          value={value.text('assent')}
          error={errors['assent']}
        />
        <TextField
          name="assentWords"
          label="本人のことば"
          hint="言ったとおりに。ことばで答えられないときは、ようすを"
          value={value.text('assentWords')}
          error={errors['assentWords']}
        />
      </div>
      <div>
        <Radios
          name="guardianAnswer"
          label="保護者の返事"
          required={age === 'child'}
          hint={
            age === 'child'
              ? `${decidesAlone}歳になるまでは、保護者の同意もいります`
              : `${decidesAlone}歳からは、本人だけで決められます。聞いたときだけ`
          }
          choices={choicesOf(guardianAnswers)}
          value={value.text('guardianAnswer')}
          error={errors['guardianAnswer']}
        />
        <TextField
          name="guardianNote"
          label="保護者の名まえと続き柄"
          hint="聞けないときは、そのわけ"
          value={value.text('guardianNote')}
          error={errors['guardianNote']}
        />
      </div>
    </Halves>
  );
}
