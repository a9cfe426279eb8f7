import { consequences } from '#domain/decline-reason.ts';
import { findRule, rulesOf, type DeclineRule } from '#domain/decline-rule.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { soundingAnswers, soundingManners } from '#domain/sounding.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { Placement } from '#use-cases/placements/read-placement.ts';
import type { StoredSounding } from '#use-cases/placements/read-soundings.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { choicesOf } from '#web/ui/choice.ts';
import { Halves } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { usuallyFollows } from '#web/ui/usually-follows.ts';
import { Said } from '#web/ui/voice.tsx';
import { PlacementFrame } from './placement-frame.tsx';
import { placementPath } from './placement-ids.ts';

type Props = {
  context: PageContext;
  person: PersonHead;
  placement: Placement;
  sounding: StoredSounding;
  values: Values;
  errors: FieldErrors;
  rules: readonly DeclineRule[];
};

/** What a host answered, by whatever way: yes, yes with conditions, or not now with the reason and what follows. */
export function AnswerPage(props: Props) {
  const { context, person, placement, sounding, values, errors, rules } = props;
  const value = shown(values);
  const path = placementPath(person.id, placement.id);
  return (
    <PlacementFrame context={context} person={person} placement={placement} title="返事を書く">
      <Form
        csrf={context.csrf}
        action={`${path}/soundings/${sounding.id}/answer`}
        version={placement.version}
        keep={`answer-${sounding.id}`}
      >
        <ErrorSummary errors={errors} />
        <input type="hidden" name="soundingVersion" value={String(sounding.version)} />
        <Section title="受入先の返事" aside={`${formatDayNear(sounding.askedOn, context.today)}に聞いた`}>
          <Radios
            name="answer"
            label="返事"
            required
            choices={choicesOf(soundingAnswers)}
            value={value.text('answer')}
            error={errors['answer']}
          />
          <Halves>
            <JapaneseDateField
              name="answeredOn"
              label="返事のあった日"
              required
              hint="きょう、きのう、11/24 でも"
              value={value.text('answeredOn')}
              today={context.today}
              error={errors['answeredOn']}
            />
            <TextField
              name="answeredBy"
              label="答えた人"
              value={value.text('answeredBy')}
              error={errors['answeredBy']}
            />
          </Halves>
          <Radios
            name="manner"
            label="返事の来かた"
            required
            layout="row"
            choices={choicesOf(soundingManners)}
            value={value.text('manner')}
            error={errors['manner']}
          />
        </Section>
        <Section title="条件つきのとき">
          <TextArea
            name="conditions"
            label="条件"
            hint="一行にひとつ。あとで、ひとつずつ本人に聞きます"
            unmarked
            rows={3}
            value={value.text('conditions')}
            error={errors['conditions']}
          />
        </Section>
        <Section
          class="two-a-line"
          title="いまは受けられないとき"
          aside="受入先の判断です。本人の見る頁や紙には出ません"
        >
          <Radios
            name="code"
            label="わけ"
            unmarked
            choices={rulesOf(rules, 'host').map((rule) => ({
              value: rule.code,
              label: rule.label,
              hint: `ふつうは　${usuallyFollows(rule, context.today)}`,
            }))}
            value={value.text('code')}
            error={errors['code']}
          />
          <TextArea
            name="words"
            label="受入先のことば"
            unmarked
            rows={2}
            value={value.text('words')}
            error={errors['words']}
          />
          <WhatFollows context={context} values={values} errors={errors} />
        </Section>
        <SaveBar save="返事を書く" back={path} />
      </Form>
    </PlacementFrame>
  );
}

/** Reason → consequence: what usually follows, or another; and the day where one is needed. */
export function WhatFollows({ context, values, errors }: Pick<Props, 'context' | 'values' | 'errors'>) {
  const value = shown(values);
  return (
    <>
      <Select
        name="consequence"
        label="このあと"
        unmarked
        width="middle"
        empty="ふつうのとおり（わけのそば）"
        options={Object.entries(consequences).map(([code, label]) => ({ value: code, label }))}
        value={value.text('consequence')}
        error={errors['consequence']}
      />
      <JapaneseDateField
        name="until"
        label="その日"
        unmarked
        hint="空けると、わけのそばの日になります。「休む」なら、めやすの日。4/1 でも"
        value={value.text('until')}
        today={context.today}
        error={errors['until']}
      />
    </>
  );
}

/** An answer that a host gave behind its link: it is read here, and taken up. What follows a no is the worker's to say. */
export function TakeUpPage(props: Props) {
  const { context, person, placement, sounding, values, errors, rules } = props;
  const path = placementPath(person.id, placement.id);
  const { answer, answeredOn, conditions, reasonCode, reasonWords } = sounding;
  const reason = findRule(rules, 'host', reasonCode);
  const facts = [
    { label: '返事', value: <b>{soundingAnswers[answer as keyof typeof soundingAnswers]}</b> },
    {
      label: '日',
      value: answeredOn === null ? '' : formatDayNear(answeredOn, context.today, { weekday: true }),
    },
    { label: '答えた人', value: sounding.answeredBy },
    {
      label: '条件',
      value:
        conditions.length === 0 ? (
          ''
        ) : (
          <ul>
            {conditions.map(({ words }) => (
              <li>{words}</li>
            ))}
          </ul>
        ),
    },
    { label: 'わけ', value: reason?.label ?? '' },
    { label: 'ことば', value: reasonWords === '' ? '' : <Said words={reasonWords} /> },
  ].filter(({ value }) => value !== '');
  return (
    <PlacementFrame context={context} person={person} placement={placement} title="返事を受けとる">
      <Form
        csrf={context.csrf}
        action={`${path}/soundings/${sounding.id}/answer`}
        version={placement.version}
      >
        <ErrorSummary errors={errors} />
        <input type="hidden" name="soundingVersion" value={String(sounding.version)} />
        <Section title="受入先の返事" class="wide-labels">
          <Facts caption="受入先の返事" facts={facts} />
        </Section>
        {answer === 'no' ? (
          <Section
            title="このあと"
            aside={reason ? `ふつうは　${usuallyFollows(reason, context.today)}` : undefined}
          >
            <WhatFollows context={context} values={values} errors={errors} />
          </Section>
        ) : null}
        <SaveBar save="受けとる" back={path} />
      </Form>
    </PlacementFrame>
  );
}
