import { supportLabels } from '#domain/condition-codes.ts';
import { demandGroups, demandLabels } from '#domain/demand-codes.ts';
import { dayNames } from '#domain/hours.ts';
import { resourceKinds } from '#domain/resource.ts';
import type { AreaRow } from '#use-cases/areas/list-areas.ts';
import { listActivities, nameConcept } from '#use-cases/resources/name-concept.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Button } from '#web/ui/button.tsx';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { NumberField } from '#web/ui/number-field.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Select } from '#web/ui/select.tsx';
import { TimeRange } from '#web/ui/time-range.tsx';
import { conceptFields } from './imagined-values.ts';

type Props = {
  action: string;
  /** Goes along unseen: which gap the place is imagined for. */
  gapKey?: string;
  values: Values;
  errors: FieldErrors;
  areas: readonly Pick<AreaRow, 'id' | 'name'>[];
};

export const imaginedOrder = [
  ...conceptFields,
  'kind',
  'area',
  'days',
  'time',
  'sessionMinutes',
  'places',
  'ageMin',
  'ageMax',
  'group',
  'noise',
  'feeYen',
  'supports',
  'demands',
];

const conceptLabels = ['すること', 'ほかに', 'ほかに（もうひとつ）'];
const noises = ['とても静か', 'ふつうに静か', 'にぎやか', 'かなり大きな音がする'];

/** A place that is not there yet. A plain GET form: what it says stands in the address and is kept nowhere. */
export function ImaginedForm({ action, gapKey, values, errors, areas }: Props) {
  const { text, all } = shown(values);
  return (
    <form method="get" action={action} class="answer-form" novalidate>
      {gapKey === undefined ? null : <input type="hidden" name="key" value={gapKey} />}
      <div class="flt">
        {conceptFields.map((name, at) => (
          <Select
            name={name}
            label={conceptLabels[at]}
            options={conceptOptions(text(name))}
            empty={at === 0 ? '選んでください' : 'なし'}
            width="middle"
            required={at === 0}
            unmarked
            value={text(name)}
            error={errors[name]}
          />
        ))}
      </div>
      <Radios
        name="kind"
        label="種類"
        layout="row"
        unmarked
        choices={choicesOf(resourceKinds)}
        value={text('kind')}
        error={errors['kind']}
      />
      <Select
        name="area"
        label="地区"
        hint="その地区に登録された場所のまん中にあるものとして、道のりを数えます"
        empty="まだ決めない（道のりは「たずねること」に数えます）"
        unmarked
        options={areas.map(({ id, name }) => ({ value: id, label: name }))}
        value={text('area')}
        error={errors['area']}
      />
      <Checkboxes
        name="days"
        label="曜日"
        hint="選ばなければ、来る人に合わせて決めるものとします"
        layout="row"
        unmarked
        choices={dayNames.map((label, day) => ({ value: String(day), label }))}
        values={all('days')}
        error={errors['days']}
      />
      <TimeRange
        name="time"
        label="時刻"
        unmarked
        from={text('timeFrom')}
        until={text('timeUntil')}
        error={errors['time']}
      />
      <Numbers values={values} errors={errors} />
      <Radios
        name="noise"
        label="音"
        layout="row"
        unmarked
        choices={noises.map((label, level) => ({ value: String(level), label }))}
        value={text('noise') || '1'}
        error={errors['noise']}
      />
      <Ticks values={values} errors={errors} />
      <div class="after-form">
        <Button kind="second">この形でやってみる</Button>
      </div>
    </form>
  );
}

function Numbers({ values, errors }: Pick<Props, 'values' | 'errors'>) {
  const { text } = shown(values);
  const number = (name: string, label: string, unit: string) => (
    <NumberField name={name} label={label} unit={unit} unmarked value={text(name)} error={errors[name]} />
  );
  return (
    <div class="f">
      <div class="flt">
        {number('sessionMinutes', '1回の長さ', '分')}
        {number('places', '枠', '人')}
        {number('group', '一度にいる人', '人')}
        {number('ageMin', '何歳から', '歳')}
        {number('ageMax', '何歳まで', '歳')}
        {number('feeYen', '費用（1回）', '円')}
      </div>
      <p class="soft">枠・人数・年齢を空けたら、決まりがないものとして数えます。</p>
    </div>
  );
}

function Ticks({ values, errors }: Pick<Props, 'values' | 'errors'>) {
  const { all } = shown(values);
  const demands = all('demands');
  return (
    <>
      <details open={all('supports').length > 0 || errors['supports'] !== undefined}>
        <summary>ある支え（しるしのないものは、無いものとして数えます）</summary>
        <Checkboxes
          name="supports"
          label="ある支え"
          layout="row"
          unmarked
          choices={choicesOf(supportLabels)}
          values={all('supports')}
          error={errors['supports']}
        />
      </details>
      <details open={demands.length > 0 || errors['demands'] !== undefined}>
        <summary>求めること（しるしのないものは、求めないものとして数えます）</summary>
        {demandGroups.map(({ label, codes }) => (
          <Checkboxes
            name="demands"
            label={label}
            layout="row"
            unmarked
            choices={codes.map((code) => ({ value: code, label: demandLabels[code] }))}
            values={demands}
          />
        ))}
      </details>
    </>
  );
}

/** What stands in the vocabulary as something to do, and what was chosen already even if it stands elsewhere. */
function conceptOptions(chosen: string) {
  const options = listActivities().map(({ id, label }) => ({ value: id, label }));
  const isKnown = chosen === '' || options.some(({ value }) => value === chosen);
  return isKnown ? options : [{ value: chosen, label: nameConcept(chosen) }, ...options];
}
