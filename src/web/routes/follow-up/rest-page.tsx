import { absenceReasons } from '#domain/attendance.ts';
import type { PlacementHead } from '#use-cases/follow-up/placement-head.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Halves } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { PlacementFrame, placementPath } from './placement-frame.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  placement: PlacementHead;
  values: Values;
  errors: FieldErrors;
};

const restReasons = ['illness', 'own_wish', 'family', 'appointment', 'other'] as const;

/** 休みにする: until when, and why. Open again whenever the person comes: a day on which somebody came stays one. */
export function RestPage({ context, person, placement, values, errors }: Props) {
  const value = shown(values);
  const path = `${placementPath(placement)}/attendance`;
  return (
    <PlacementFrame
      context={context}
      person={person}
      placement={placement}
      page="/attendance"
      title="休みにする"
    >
      <Section title="休みにする">
        <p>
          この間の予定は、欠席でなく休みになります。もう「来なかった」と書いた日も休みに直し、前の記録は残します。早くもどれば、来た日を書くだけです。
        </p>
        <Form csrf={context.csrf} action={`${path}/rest`} keep={`rest-${placement.id}`}>
          <ErrorSummary errors={errors} />
          <Halves>
            <JapaneseDateField
              name="from"
              label="いつから"
              required
              value={value.text('from')}
              today={context.today}
              error={errors['from']}
            />
            <JapaneseDateField
              name="until"
              label="いつまで"
              required
              hint="決まらなければ、次に聞く日まで"
              value={value.text('until')}
              today={context.today}
              error={errors['until']}
            />
          </Halves>
          <Radios
            name="reason"
            label="わけ"
            required
            layout="row"
            choices={restReasons.map((code) => ({ value: code, label: absenceReasons[code] }))}
            value={value.text('reason')}
            error={errors['reason']}
          />
          <TextArea
            name="words"
            label="聞いたことば"
            rows={2}
            voice
            value={value.text('words')}
            error={errors['words']}
          />
          <SaveBar save="休みにする" back={path} />
        </Form>
      </Section>
    </PlacementFrame>
  );
}
