import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { scales } from '#domain/scale.ts';
import type { Measurement } from '#use-cases/evaluations/read-scales.ts';
import type { Wordings } from '#use-cases/evaluations/read-wordings.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { totalWords } from './scale-words.ts';

type Props = {
  context: PageContext;
  person: PersonHead;
  measurement: Measurement;
  wordings: Wordings;
  typed: string;
  errors: FieldErrors;
};

/** Striking a measurement through: the answers stay readable, the reason stands beside them (invariant 9). */
export function StrikeMeasurementPage({ context, person, measurement, wordings, typed, errors }: Props) {
  const path = `/people/${person.id}/evaluations/scales`;
  return (
    <PersonFrame context={context} person={person} tab="/evaluations" title="消し線をひく">
      <Section title="消し線をひく">
        <blockquote class="note">
          {[
            formatJapaneseDate(measurement.measuredOn),
            scales[measurement.scale],
            totalWords(measurement, wordings),
          ].join(gap)}
        </blockquote>
        <p>答えは消えません。線をひいて、理由をそばに残します。線をひいた答えは、図には出ません。</p>
        <Form csrf={context.csrf} action={`${path}/${measurement.id}/strike`}>
          <ErrorSummary errors={errors} />
          <TextField
            name="reason"
            label="理由"
            required
            hint="聞きちがえていた、べつの人の答えだった、など"
            value={typed}
            error={errors['reason']}
          />
          <div class="after-form">
            <Actions>
              <Button kind="stop">消し線をひく</Button>
              <LinkButton href={path} kind="plain">
                やめてもどる
              </LinkButton>
            </Actions>
          </div>
        </Form>
      </Section>
    </PersonFrame>
  );
}
