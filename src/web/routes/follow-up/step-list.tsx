import { formatDayNear } from '#domain/japanese-date.ts';
import { isPlacementOver } from '#domain/placement-state.ts';
import { endsPlacement, stepKinds, stepResults, stepWishers } from '#domain/step-up.ts';
import type { StepRow } from '#use-cases/follow-up/read-steps.ts';
import { shown } from '#web/form-reader.ts';
import { Button } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { Said } from '#web/ui/voice.tsx';
import { placementPath } from './placement-frame.tsx';
import type { StepsProps } from './steps-page.tsx';

/** Steps that are thought of first, what became of the others below. */
export function StepList(props: StepsProps) {
  const { answer } = props;
  const open = answer.steps.filter(({ result }) => result === null);
  const past = answer.steps.filter(({ result }) => result !== null);
  return (
    <>
      {answer.steps.length === 0 ? (
        <p class="empty">まだありません。ふやすのも、へらすのも、やさしく終えるのも、同じ「次の段」です。</p>
      ) : null}
      <ul class="steps-open">
        {open.map((step) => (
          <OpenStep {...props} step={step} />
        ))}
      </ul>
      {past.length > 0 ? (
        <ul class="rows no-lead">
          {past.map((step) => (
            <li>
              <span class="p">
                <b>{stepKinds[step.kind]}</b>
                {gap}
                {step.result ? stepResults[step.result] : ''}
                <span class="soft">
                  {[step.resultOn ? formatDayNear(step.resultOn, props.context.today) : '', step.resultWords]
                    .filter((part) => part !== '')
                    .join(gap)}
                </span>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function OpenStep({ context, answer, step, values = {}, errors = {} }: StepsProps & { step: StepRow }) {
  const value = shown(values);
  const path = `${placementPath(answer.placement)}/steps/${step.id}`;
  const isTyped = value.text('stepId') === step.id;
  const name = stepKinds[step.kind];
  const mayEnd = endsPlacement(step.kind) && !isPlacementOver(answer.placement.state);
  return (
    <li>
      <h3>{name}</h3>
      <p class="soft">
        {`${stepWishers[step.wishedBy]}の希望`}
        {gap}
        {step.plannedOn ? `${formatDayNear(step.plannedOn, context.today, { weekday: true })}に` : '日はまだ'}
      </p>
      {step.words === '' ? null : (
        <p>{step.wishedBy === 'person' ? <Said words={step.words} /> : step.words}</p>
      )}
      <details open={isTyped} class="no-print">
        <summary>
          日を決める・どうなったかを書く<span class="vh">（{name}）</span>
        </summary>
        <Form csrf={context.csrf} action={`${path}/plan`} version={step.version}>
          <JapaneseDateField
            name={`plannedOn.${step.id}`}
            label="いつ"
            hint="空けると「日はまだ」にもどります"
            value={isTyped ? value.text(`plannedOn.${step.id}`) : (step.plannedOn ?? '')}
            today={context.today}
            error={errors[`plannedOn.${step.id}`]}
          />
          <div class="after-form">
            <Button kind="second" label={`${name}の日を決める`}>
              日を決める
            </Button>
          </div>
        </Form>
        <Form csrf={context.csrf} action={`${path}/finish`} version={step.version}>
          <Radios
            name={`result.${step.id}`}
            label="どうなったか"
            required
            layout="row"
            choices={choicesOf(stepResults)}
            value={isTyped ? value.text(`result.${step.id}`) : ''}
            error={errors[`result.${step.id}`]}
          />
          <JapaneseDateField
            name={`resultOn.${step.id}`}
            label={step.kind === 'statutory_service' ? 'その日（支給決定日）' : 'その日'}
            required
            value={isTyped ? value.text(`resultOn.${step.id}`) : context.today}
            today={context.today}
            error={errors[`resultOn.${step.id}`]}
          />
          <TextField
            name={`resultWords.${step.id}`}
            label="ようす"
            value={isTyped ? value.text(`resultWords.${step.id}`) : ''}
            error={errors[`resultWords.${step.id}`]}
          />
          {mayEnd ? (
            <Checkbox
              name={`ends.${step.id}`}
              label="「そうした」なら、その日で、この参加先での参加支援を終える"
              hint="だれの断りにもなりません。続けながら見るときは、印をはずします"
              checked={isTyped ? value.isOn(`ends.${step.id}`) : true}
            />
          ) : null}
          <div class="after-form">
            <Button kind="second" label={`${name}の結果を記録する`}>
              記録する
            </Button>
          </div>
        </Form>
      </details>
    </li>
  );
}

export function ProposeForm({ context, answer, values = {}, errors = {} }: StepsProps) {
  const value = shown(values);
  const path = placementPath(answer.placement);
  return (
    <Section title="次の段を書きとめる" class="no-print">
      <Form csrf={context.csrf} action={`${path}/steps/propose`} keep={`step-${answer.placement.id}`}>
        <input type="hidden" name="newStepId" value={value.text('newStepId')} />
        <Select
          name="kind"
          label="次の段"
          required
          options={Object.entries(stepKinds).map(([code, label]) => ({ value: code, label }))}
          value={value.text('kind')}
          error={errors['kind']}
        />
        <Radios
          name="wishedBy"
          label="だれの希望"
          required
          layout="row"
          choices={choicesOf(stepWishers)}
          value={value.text('wishedBy')}
          error={errors['wishedBy']}
        />
        <TextField
          name="stepWords"
          label="ことば"
          hint="言われたとおりに"
          value={value.text('stepWords')}
          error={errors['stepWords']}
        />
        <JapaneseDateField
          name="plannedOn"
          label="いつ"
          hint="まだなら空けておきます"
          value={value.text('plannedOn')}
          today={context.today}
          error={errors['plannedOn']}
        />
        <div class="after-form">
          <Button kind="second">書きとめる</Button>
        </div>
      </Form>
    </Section>
  );
}
