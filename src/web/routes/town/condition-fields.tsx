import {
  contactLabels,
  documentLabels,
  eligibilityLabels,
  stepLabels,
  supportLabels,
} from '#domain/condition-codes.ts';
import { demandGroups, demandLabels, demandLevelLabels } from '#domain/demand-codes.ts';
import { Checkbox, Checkboxes } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { fieldId } from '#web/ui/field-errors.ts';
import { NumberField } from '#web/ui/number-field.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Select } from '#web/ui/select.tsx';
import { conditionLabels, noiseLabels } from './condition-facts.ts';
import type { ConditionValues } from './condition-form.ts';

type Props = { values: ConditionValues; errors: FieldErrors };

const yesNoUnknown = (yes: string, no: string) => [
  { value: '', label: '未確認' },
  { value: 'yes', label: yes },
  { value: 'no', label: no },
];
const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** People, time, money, contact: each field empty until somebody asked. */
export function ConditionFields({ values, errors }: Props) {
  const one = (name: string) => values[name]?.[0] ?? '';
  const isTicked = (name: string) => one(name) !== '';
  const number = (field: keyof typeof conditionLabels, unit: string, hint?: string) => (
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
  const tri = (field: keyof typeof conditionLabels, yes: string, no: string) => (
    <Radios
      name={`c.${field}`}
      label={conditionLabels[field]}
      layout="row"
      unmarked
      choices={yesNoUnknown(yes, no)}
      value={one(`c.${field}`)}
    />
  );
  return (
    <>
      <div class="flt">
        {number('group', '人')}
        {number('ageMin', '歳')}
        {number('ageMax', '歳')}
        {number('minSessionMinutes', '分', '一度に、少なくとも')}
        {number('feeYen', '円', '無料は0')}
      </div>
      <div class="picks">
        <Checkbox name="c.anyGroup" label="人数に決まりはない（確かめた）" checked={isTicked('c.anyGroup')} />
        <Checkbox name="c.anyAgeMin" label="何歳からでもよい（確かめた）" checked={isTicked('c.anyAgeMin')} />
        <Checkbox name="c.anyAgeMax" label="何歳まででもよい（確かめた）" checked={isTicked('c.anyAgeMax')} />
      </div>
      {tri('allowsShort', 'よい', 'できない')}
      {tri('isRemote', 'できる', 'できない')}
      <Select
        name="c.noise"
        label={conditionLabels.noise}
        options={noiseLabels.map((label, level) => ({ value: String(level), label }))}
        empty="未確認"
        unmarked
        width="middle"
        value={one('c.noise')}
      />
      <Select
        name="c.step"
        label={conditionLabels.step}
        options={options(stepLabels)}
        empty="未確認"
        unmarked
        width="middle"
        value={one('c.step')}
      />
      <Checkboxes
        name="c.contact"
        label={conditionLabels.contact}
        layout="row"
        unmarked
        choices={choicesOf(contactLabels)}
        values={values['c.contact']}
      />
      <Checkboxes
        name="c.documents"
        label={conditionLabels.documents}
        layout="row"
        unmarked
        choices={choicesOf(documentLabels)}
        values={values['c.documents']}
      />
      <Checkbox
        name="c.noDocuments"
        label="書類や免許は要らない（確かめた）"
        checked={isTicked('c.noDocuments')}
      />
      <Checkboxes
        name="c.eligibility"
        label={conditionLabels.eligibility}
        layout="row"
        unmarked
        choices={choicesOf(eligibilityLabels)}
        values={values['c.eligibility']}
      />
      <Checkbox
        name="c.noEligibility"
        label="対象の決まりはない（確かめた）"
        checked={isTicked('c.noEligibility')}
      />
      {tri('formalReserved', '正式な利用者に割り当て済み', '割り当ては決まっていない')}
    </>
  );
}

/** What is there to lean on, and what is asked of people: by groups, folded until something is in them. */
export function SupportAndDemandFields({ values, errors }: Props) {
  const lacks = values['c.lacks'] ?? [];
  return (
    <>
      <Checkboxes
        name="c.supports"
        label={conditionLabels.supports}
        layout="row"
        unmarked
        choices={choicesOf(supportLabels)}
        values={values['c.supports']}
      />
      <details open={lacks.length > 0 || errors['c.lacks'] !== undefined}>
        <summary>無いと確かめた支え</summary>
        <Checkboxes
          name="c.lacks"
          label={conditionLabels.lacks}
          layout="row"
          unmarked
          choices={choicesOf(supportLabels)}
          values={lacks}
          error={errors['c.lacks']}
        />
      </details>
      <h3 class="group-head">求められること</h3>
      <p class="soft">聞いたものだけ選びます。空けたものは「未確認」で、「ない」とは別です。</p>
      {demandGroups.map(({ label, codes }) => {
        const asked = codes.filter((code) => values[`c.demand.${code}`]?.[0]);
        return (
          <details open={asked.length > 0}>
            <summary>
              {label}
              {asked.length > 0 ? `　${asked.length}つ` : null}
            </summary>
            <div class="demands">
              {codes.map((code) => (
                <p class="demand">
                  <label for={fieldId(`c.demand.${code}`)}>{demandLabels[code]}</label>
                  <select id={fieldId(`c.demand.${code}`)} name={`c.demand.${code}`}>
                    <option value="">未確認</option>
                    {demandLevelLabels.map((level, place) => (
                      <option
                        value={String(place)}
                        selected={values[`c.demand.${code}`]?.[0] === String(place)}
                      >
                        {level}
                      </option>
                    ))}
                  </select>
                </p>
              ))}
            </div>
          </details>
        );
      })}
    </>
  );
}
