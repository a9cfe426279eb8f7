import { planFieldLabels } from '#domain/plan-fields.ts';
import { planSteps, type PlanParticipation } from '#domain/plan.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { choicesOf } from '#web/ui/choice.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type Props = { values: Values; errors: FieldErrors; today: string };

/** 参加支援の欄: where, as what, how often, what care, what is asked of the host, and when to stop. */
export function ParticipationFields({ values, errors, today }: Props) {
  const value = shown(values);
  const of = (field: keyof PlanParticipation) => {
    const name = `participation.${field}`;
    return {
      name,
      label: planFieldLabels[field],
      value: value.text(name),
      error: errors[name],
      unmarked: true,
    };
  };
  return (
    <>
      <div class="fields">
        <TextArea {...of('places')} rows={2} hint="いくつか書いてよい" />
        <TextField {...of('role')} />
      </div>
      <Radios {...of('step')} layout="row" choices={choicesOf(planSteps)} />
      <div class="fields">
        <TextField {...of('frequency')} hint="例　週1回、水曜の朝" />
        <JapaneseDateField {...of('startsOn')} today={today} />
        <TextField {...of('escort')} />
      </div>
      <div class="fields">
        <TextArea {...of('care')} rows={3} />
        <TextArea {...of('askedOfHost')} rows={3} hint="声かけ、見守り、様子の連絡" />
      </div>
      <div class="fields">
        <TextField {...of('insurance')} />
        <TextField {...of('money')} />
      </div>
      <div class="fields">
        <TextArea {...of('stopRule')} rows={2} />
        <TextField {...of('emergency')} />
      </div>
    </>
  );
}
