import {
  answerLabels,
  disclosureLabels,
  distanceLabels,
  outingLabels,
  screeningLabels,
  type AssessmentAnswers,
} from '#domain/assessment.ts';
import { stageChoices } from '#domain/scale-ladder.ts';
import { Halves } from '#web/ui/columns.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { shown, type Values } from '#web/form-reader.ts';

type Props = { values: Values; errors: FieldErrors };
type Name = keyof AssessmentAnswers;

function fields({ values, errors }: Props) {
  const value = shown(values);
  return {
    area: (name: Name, hint?: string, voice = false) => (
      <TextArea
        name={name}
        label={answerLabels[name]}
        hint={hint}
        rows={2}
        voice={voice}
        value={value.text(name)}
        error={errors[name]}
      />
    ),
    choice: (name: Name, labels: Readonly<Record<string, string>>) => (
      <Select
        name={name}
        label={answerLabels[name]}
        empty={false}
        options={Object.entries(labels).map(([code, label]) => ({ value: code, label }))}
        value={value.text(name)}
        error={errors[name]}
      />
    ),
  };
}

export function LifeFields(props: Props) {
  const { area, choice } = fields(props);
  return (
    <Section title="いまの暮らしと人" id="life">
      <Halves>
        {choice('outings', outingLabels)}
        {choice('distance', distanceLabels)}
      </Halves>
      <Halves>
        {area('places', '買い物、通院、散歩など')}
        {area('talksWith', '家族、家族のほか。だれも、も大切な答え')}
      </Halves>
      <Halves>
        {area('lastTaking', 'いつ、どこで、どうだったか')}
        {area('praised', '小さなことでも、昔のことでも')}
      </Halves>
      <Halves>
        {area('triggers', '言われたくないこと、されたくないこと')}
        {area('work', '続けた仕事、資格・免許、学校')}
      </Halves>
      {choice('disclosure', disclosureLabels)}
    </Section>
  );
}

/** Three views, never mixed: the person's, the family's, ours. */
export function ViewFields(props: Props & { ladder: ReadonlyMap<number, string> }) {
  const { area, choice } = fields(props);
  const stages = stageChoices(props.ladder, shown(props.values).text('stage'));
  return (
    <Section title="望みと見立て" id="views">
      {area('goalPerson', '本人の言葉のまま', true)}
      <Halves>
        {area('wishFamily', '家族が話したこと')}
        {area('viewWorker', '本人・家族の望みとは分けて書く')}
      </Halves>
      <Halves>
        {choice('stage', stages)}
        {choice('screening', screeningLabels)}
      </Halves>
      {area('screeningNote')}
    </Section>
  );
}
