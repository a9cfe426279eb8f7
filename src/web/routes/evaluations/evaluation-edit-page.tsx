import type { EvaluationAnswer } from '#use-cases/evaluations/read-evaluation.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/checkboxes.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import {
  AttendedFields,
  ChangeFields,
  GoalFields,
  JudgementFields,
  PeriodFields,
  ScalePart,
  ToldFields,
  VoiceFields,
} from './evaluation-fields.tsx';
import { HeardSide } from './heard-side.tsx';

export type EditProps = {
  context: PageContext;
  person: PersonHead;
  evaluation: EvaluationAnswer;
  version: number;
  values: Values;
  errors: FieldErrors;
};

/** An open sheet, in the order of the paper form: counted, asked, seen, judged, told. */
export function EvaluationEditPage(props: EditProps) {
  const { context, person, evaluation, version, values, errors } = props;
  const path = `/people/${person.id}/evaluations`;
  return (
    <PersonFrame
      context={context}
      person={person}
      tab="/evaluations"
      title={`評価 第${evaluation.edition}回（書きかけ）`}
      actions={<LinkButton href={`${path}/${evaluation.id}/sheet`}>紙の形で見る</LinkButton>}
    >
      <Form
        csrf={context.csrf}
        action={`${path}/${evaluation.id}`}
        version={version}
        keep={`evaluation-${evaluation.id}`}
      >
        <ErrorSummary errors={errors} />
        <Columns slim side={<HeardSide heard={evaluation.heard} today={context.today} />}>
          <PeriodFields {...props} />
          <AttendedFields {...props} />
          <GoalFields {...props} />
          <VoiceFields {...props} />
          <ChangeFields {...props} />
          <ScalePart {...props} />
          <JudgementFields {...props} />
          <ToldFields {...props} />
          <Section title="保存と確定">
            <Checkbox
              name="isUnexplained"
              label="説明できないまま確定する"
              hint="連絡がとれないときなど。わけは、判定のわけに書きます"
              checked={shown(values).isOn('isUnexplained')}
            />
            <div class="after-form">
              <Actions>
                <Button name="do" value="save">
                  下書きに保存する
                </Button>
                <Button kind="second" name="do" value="lock">
                  保存して、確定する
                </Button>
                <LinkButton href={path} kind="plain">
                  やめてもどる
                </LinkButton>
              </Actions>
            </div>
            <p class="soft after-form">
              確定した評価は書きかえられません。判定が継続なら参加に、再プランなら再プランに、ケースがすすみます。終結と中断は、次の頁でたしかめます。
            </p>
          </Section>
        </Columns>
      </Form>
    </PersonFrame>
  );
}
