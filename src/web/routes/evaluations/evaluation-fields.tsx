import { changeCodes, judgements } from '#domain/evaluation.ts';
import { goalForm } from '#domain/scale-goal.ts';
import { shown } from '#web/form-reader.ts';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Halves } from '#web/ui/columns.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { NumberField } from '#web/ui/number-field.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { ChangeTable } from './change-table.tsx';
import type { EditProps } from './evaluation-edit-page.tsx';
import { sheetLabels } from './evaluation-values.ts';
import { changesOf } from './scale-words.ts';

function fields({ context, values, errors }: EditProps) {
  const value = shown(values);
  const common = (name: string) => ({
    name,
    label: sheetLabels[name] ?? name,
    value: value.text(name),
    error: errors[name],
  });
  return {
    value,
    day: (name: string, hint?: string, required = false) => (
      <JapaneseDateField
        {...common(name)}
        today={context.today}
        required={required}
        {...(hint ? { hint } : {})}
      />
    ),
    area: (name: string, hint: string, rows = 3, voice = false) => (
      <TextArea {...common(name)} hint={hint} rows={rows} voice={voice} />
    ),
    common,
  };
}

export function PeriodFields(props: EditProps) {
  const { day } = fields(props);
  return (
    <Section title="実施日と期間">
      {day('madeOn', undefined, true)}
      <Halves>
        {day('periodFrom', undefined, true)}
        {day('periodTo', undefined, true)}
      </Halves>
    </Section>
  );
}

/** The counts of the attendance, to be put right by whoever knows better; what is counted now stands beside. */
export function AttendedFields(props: EditProps) {
  const { common } = fields(props);
  const { counts } = props.evaluation;
  const now = `いま数えると、予定 ${counts.planned}回、来た ${counts.came}回${counts.absences === '' ? '' : `、欠席 ${counts.absences}`}`;
  return (
    <Section title="参加状況" aside={<PlaceLinks {...props} />}>
      <Halves>
        <NumberField {...common('planned')} unit="回" hint={now} />
        <NumberField {...common('came')} unit="回" />
      </Halves>
      <TextField {...common('absences')} hint="わけごとの回数。例　体調 2回、天気 1回" />
    </Section>
  );
}

/** Where the person takes part, each with the way to its attendance. */
function PlaceLinks({ person, evaluation }: EditProps) {
  return (
    <span>
      {evaluation.places.map(({ placementId, name }) => (
        <a class="line-of" href={`/people/${person.id}/placements/${placementId}/attendance`}>
          {name}の出欠
        </a>
      ))}
    </span>
  );
}

/** Each goal of the plan on its own: five answers from well before to well beyond, none of them a mark. */
export function GoalFields(props: EditProps) {
  const { value, common } = fields(props);
  const { goals } = props.evaluation.sheet.content;
  return (
    <Section
      title="目標ごとの達成"
      aside={props.evaluation.planEdition ? `プラン 第${props.evaluation.planEdition}回の目標` : undefined}
    >
      {goals.length === 0 ? (
        <p class="empty">
          実施中のプランの目標がありません。プランができてから評価をはじめると、ここに目標がならびます。
        </p>
      ) : null}
      {goals.map(({ goalId, words }) => (
        <div class="goal">
          <Radios
            name={`goal.${goalId}.level`}
            label={words}
            unmarked
            choices={goalForm.answers}
            value={value.text(`goal.${goalId}.level`)}
            error={props.errors[`goal.${goalId}.level`]}
          />
          <TextField {...common(`goal.${goalId}.note`)} label="ようす" unmarked />
        </div>
      ))}
    </Section>
  );
}

/** Three voices, never mixed: the person's, the host's, ours. */
export function VoiceFields(props: EditProps) {
  const { area } = fields(props);
  return (
    <Section title="三つの声" aside="分けて書く">
      {area('personWords', '言われたとおりに', 4, true)}
      {area(
        'hostWords',
        '本人に見せて説明する紙に出ます。断りや負担のことは、定着支援の頁に書き、ここには書きません',
        4,
        true,
      )}
      {area('workerView', '見たことと、考えたことを分けて', 4)}
    </Section>
  );
}

export function ChangeFields(props: EditProps) {
  const { area, value } = fields(props);
  return (
    <Section title="見られた変化" aside="国報告項目">
      <div class="many">
        <Checkboxes
          name="changes"
          label="あてはまるもの"
          unmarked
          layout="row"
          choices={choicesOf(changeCodes)}
          values={value.all('changes')}
          error={props.errors['changes']}
        />
      </div>
      {area('changesNote', 'どんなところに見えたか')}
    </Section>
  );
}

/** Measured on a page of its own, shown here beside the beginning. */
export function ScalePart({ context, person, evaluation }: EditProps) {
  const { measurements, goalWords, wordings } = evaluation;
  const changes = changesOf(measurements, goalWords, wordings, context.today);
  return (
    <Section
      title="尺度と、社会参加の段の前後"
      aside={<a href={`/people/${person.id}/evaluations/scales`}>測る</a>}
    >
      {changes.length === 0 ? (
        <p class="empty">
          まだ測っていません。測らなくても評価はできます。測るときは、さきに下書きに保存してください。
        </p>
      ) : (
        <ChangeTable changes={changes} />
      )}
    </Section>
  );
}

export function JudgementFields(props: EditProps) {
  const { area, day, common } = fields(props);
  return (
    <Section title="判定">
      <Radios {...common('judgement')} required layout="row" choices={choicesOf(judgements)} />
      {area('reason', '継続・再プラン・終結・中断の、どれにするわけ')}
      {day('nextOn', '続けるとき。3か月ごとがめやす')}
      {area('after', '終結のとき。だれが主担当になり、だれが見守り、どんなときにまた来るか')}
    </Section>
  );
}

export function ToldFields(props: EditProps) {
  const { day } = fields(props);
  return (
    <Section title="本人への説明と同意">
      <Halves>
        {day('explainedOn')}
        {day('agreedOn')}
      </Halves>
    </Section>
  );
}
