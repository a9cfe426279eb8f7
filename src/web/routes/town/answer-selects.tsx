import { supportLabels, type SupportCode } from '#domain/condition-codes.ts';
import { demandLabels, demandLevelLabels, type DemandCode } from '#domain/demand-codes.ts';
import { fieldId } from '#web/ui/field-errors.ts';
import type { ConditionValues } from './condition-form.ts';

type Option = { value: string; label: string };
type Props = { name: string; label: string; value: string; options: readonly Option[] };

/** A question on one line. Empty is 未確認: neither yes nor no. */
function AnswerSelect({ name, label, value, options }: Props) {
  return (
    <p class={value === '' ? 'demand' : 'demand known'}>
      <label for={fieldId(name)}>{label}</label>
      <select id={fieldId(name)} name={name}>
        <option value="">未確認</option>
        {options.map((option) => (
          <option value={option.value} selected={value === option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </p>
  );
}

const levels = demandLevelLabels.map((label, level) => ({ value: String(level), label }));
const thereOrNot = [
  { value: 'yes', label: 'ある' },
  { value: 'no', label: '無い' },
];

export function DemandSelect({ code, values }: { code: DemandCode; values: ConditionValues }) {
  const name = `c.demand.${code}`;
  return (
    <AnswerSelect name={name} label={demandLabels[code]} value={values[name]?.[0] ?? ''} options={levels} />
  );
}

export function SupportSelect({ code, values }: { code: SupportCode; values: ConditionValues }) {
  const name = `c.support.${code}`;
  const value = values[name]?.[0] ?? '';
  return <AnswerSelect name={name} label={supportLabels[code]} value={value} options={thereOrNot} />;
}
