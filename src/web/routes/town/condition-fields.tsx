import {
  contactLabels,
  documentLabels,
  eligibilityLabels,
  exitLabels,
  leaderLabels,
  stepLabels,
} from '#domain/condition-codes.ts';
import type { Progress } from '#domain/condition-topics.ts';
import { Checkbox, Checkboxes } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { NumberField } from '#web/ui/number-field.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Select } from '#web/ui/select.tsx';
import { DemandSelect, SupportSelect } from './answer-selects.tsx';
import { conditionLabels, noiseLabels, type ConditionField } from './condition-facts.ts';
import type { ConditionValues } from './condition-form.ts';
import { demandsOfTopic, supportsOfTopic } from './condition-questions.ts';
import { Topic } from './topic.tsx';

type Props = { values: ConditionValues; errors: FieldErrors; progress: Progress };

const yesNoUnknown = (yes: string, no: string) => [
  { value: '', label: '未確認' },
  { value: 'yes', label: yes },
  { value: 'no', label: no },
];

/** What a host is asked, one topic after the other. Each field is empty until somebody asked; all may be left for later. */
export function ConditionFields({ values, errors, progress }: Props) {
  const one = (name: string) => values[name]?.[0] ?? '';
  const isTicked = (name: string) => one(name) !== '';
  const number = (field: ConditionField, unit: string, hint?: string) => (
    <NumberField
      name={`c.${field}`}
      label={conditionLabels[field]}
      unit={unit}
      unmarked
      value={one(`c.${field}`)}
      error={errors[`c.${field}`]}
      {...(hint ? { hint } : {})}
    />
  );
  const tri = (field: ConditionField, yes: string, no: string) => (
    <Radios
      name={`c.${field}`}
      label={conditionLabels[field]}
      layout="row"
      unmarked
      choices={yesNoUnknown(yes, no)}
      value={one(`c.${field}`)}
    />
  );
  const choice = (field: ConditionField, labels: Readonly<Record<string, string>>) => (
    <Radios
      name={`c.${field}`}
      label={conditionLabels[field]}
      layout="row"
      unmarked
      choices={[{ value: '', label: '未確認' }, ...choicesOf(labels)]}
      value={one(`c.${field}`)}
    />
  );
  const several = (field: ConditionField, labels: Readonly<Record<string, string>>) => (
    <Checkboxes
      name={`c.${field}`}
      label={conditionLabels[field]}
      layout="row"
      unmarked
      choices={choicesOf(labels)}
      values={values[`c.${field}`]}
    />
  );
  const sure = (name: string, label: string) => (
    <Checkbox name={name} label={label} checked={isTicked(name)} />
  );
  return (
    <>
      <Topic
        code="age"
        progress={progress}
        ask="「何歳くらいの方が来ていますか。来られない年齢はありますか」"
      >
        <div class="flt">
          {number('ageMin', '歳')}
          {number('ageMax', '歳')}
        </div>
        <div class="picks">
          {sure('c.anyAgeMin', '何歳からでもよい（確かめた）')}
          {sure('c.anyAgeMax', '何歳まででもよい（確かめた）')}
        </div>
      </Topic>
      <Topic code="group" progress={progress} ask="「いつも何人くらい集まりますか」">
        {number('group', '人')}
        {sure('c.anyGroup', '人数に決まりはない（確かめた）')}
      </Topic>
      <Topic code="contact" isOneField progress={progress} ask="「休むときや変わるときは、どう連絡しますか」">
        {several('contact', contactLabels)}
      </Topic>
      <Topic
        code="leader"
        isOneField
        progress={progress}
        ask="「その場は、どなたが進めていますか。来た人に何か役をお願いしますか」"
      >
        {choice('ledBy', leaderLabels)}
      </Topic>
      <Topic code="exit" progress={progress} ask="「途中で帰ってもよいですか。やめたくなったときは」">
        <div class="demands">
          {supportsOfTopic.exit.map((code) => (
            <SupportSelect code={code} values={values} />
          ))}
        </div>
        {choice('exit', exitLabels)}
        <div class="flt">{number('minSessionMinutes', '分', '一度に、少なくとも')}</div>
        {tri('allowsShort', 'よい', 'できない')}
      </Topic>
      <Topic code="noise" isOneField progress={progress} ask="「音楽や機械、話し声は、どのくらいですか」">
        <Select
          name="c.noise"
          label={conditionLabels.noise}
          options={noiseLabels.map((label, level) => ({ value: String(level), label }))}
          empty="未確認"
          unmarked
          width="middle"
          value={one('c.noise')}
        />
      </Topic>
      <Topic code="access" progress={progress} ask="「入口から席まで、段はありますか。トイレは洋式ですか」">
        <div class="demands">
          {demandsOfTopic.access.map((code) => (
            <DemandSelect code={code} values={values} />
          ))}
          {supportsOfTopic.access.map((code) => (
            <SupportSelect code={code} values={values} />
          ))}
        </div>
      </Topic>
      <Topic code="fee" progress={progress} ask="「一回いくらかかりますか。材料代は別ですか」">
        {number('feeYen', '円', '無料は0')}
      </Topic>
      <Topic
        code="disclosure"
        progress={progress}
        ask="「名まえを言わずに来られますか。写真や名簿が外に出ますか」"
      >
        <div class="demands">
          {demandsOfTopic.disclosure.map((code) => (
            <DemandSelect code={code} values={values} />
          ))}
          {supportsOfTopic.disclosure.map((code) => (
            <SupportSelect code={code} values={values} />
          ))}
        </div>
      </Topic>
      <Topic
        code="exposure"
        progress={progress}
        ask="「お酒や景品のかかる遊びが出ることは。お金をさわる役は」"
      >
        <div class="demands">
          {demandsOfTopic.exposure.map((code) => (
            <DemandSelect code={code} values={values} />
          ))}
        </div>
      </Topic>
      <Topic code="papers" progress={progress} ask="「来る人に、要る書類や資格、対象の決まりはありますか」">
        {several('documents', documentLabels)}
        {sure('c.noDocuments', '書類や免許は要らない（確かめた）')}
        {several('eligibility', eligibilityLabels)}
        {sure('c.noEligibility', '対象の決まりはない（確かめた）')}
        {tri('formalReserved', '正式な利用者に割り当て済み', '割り当ては決まっていない')}
      </Topic>
      <Topic code="distance" progress={progress} ask="「来なくても、家でできる形はありますか」">
        {tri('isRemote', 'できる', 'できない')}
        <Select
          name="c.step"
          label={conditionLabels.step}
          options={Object.entries(stepLabels).map(([value, label]) => ({ value, label }))}
          empty="未確認"
          unmarked
          width="middle"
          value={one('c.step')}
        />
      </Topic>
    </>
  );
}
