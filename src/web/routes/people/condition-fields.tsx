import type { PropsWithChildren } from 'hono/jsx';
import {
  contactLabels,
  documentLabels,
  eligibilityLabels,
  leaderLabels,
  meansLabels,
  stepLabels,
  supportLabels,
} from '#domain/condition-codes.ts';
import { demandGroups, demandLabels, toleranceLabels } from '#domain/demand-codes.ts';
import { Checkbox, Checkboxes } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Halves } from '#web/ui/columns.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { NumberField } from '#web/ui/number-field.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { WeekHours } from '#web/ui/week-hours.tsx';
import { noLimit } from './condition-values.ts';
import { shown, type Values } from '#web/form-reader.ts';

type Props = { values: Values; errors: FieldErrors };
type Option = { value: string; label: string };

const notAsked = '聞いていない';
const asked = [
  { value: 'yes', label: 'はい' },
  { value: 'no', label: 'いいえ' },
];

/** The usual answers, and whatever is stored besides. */
function withStored(options: readonly Option[], value: string, name: (value: string) => string): Option[] {
  if (value === '' || options.some((option) => option.value === value)) return [...options];
  return [...options, { value, label: name(value) }];
}

const groups = [
  { value: '1', label: '一人で' },
  { value: '2', label: '一対一' },
  { value: '5', label: '5人くらいまで' },
  { value: '10', label: '10人くらいまで' },
  { value: '30', label: '30人くらいまで' },
  { value: noLimit, label: '何人でもよい' },
];
const fees = [
  { value: '0', label: '無料なら' },
  { value: '300', label: '300円まで' },
  { value: '500', label: '500円まで' },
  { value: '1000', label: '1,000円まで' },
  { value: noLimit, label: 'かかってもよい' },
];
const noises = ['静かなところだけ', '少しの話し声なら', 'ふつうの音なら', '気にならない'];

export function TimeFields({ values, errors }: Props) {
  const value = shown(values);
  return (
    <Section title="動ける時間" id="week">
      <WeekHours
        name="hours"
        label="一週間のうち、動ける時間"
        unmarked
        slots={value.all('hours').map(Number)}
        error={errors['hours']}
      />
      <Halves>
        <NumberField
          name="sessionMaxMinutes"
          label="続けていられる時間"
          unit="分まで"
          value={value.text('sessionMaxMinutes')}
          error={errors['sessionMaxMinutes']}
        />
        <NumberField
          name="timesPerWeekMax"
          label="週に"
          unit="回まで"
          value={value.text('timesPerWeekMax')}
          error={errors['timesPerWeekMax']}
        />
      </Halves>
    </Section>
  );
}

export function ReachFields({ values, errors }: Props) {
  const value = shown(values);
  return (
    <Section title="行ける範囲・人との距離" id="range">
      <Checkboxes
        name="means"
        label="動く手段"
        layout="row"
        choices={choicesOf(meansLabels)}
        values={value.all('means')}
        error={errors['reach']}
      />
      <Halves>
        <NumberField
          name="maxKm"
          label="遠くても"
          unit="kmまで"
          value={value.text('maxKm')}
          error={errors['maxKm']}
        />
        <NumberField
          name="maxMinutes"
          label="かかっても"
          unit="分まで"
          value={value.text('maxMinutes')}
          error={errors['maxMinutes']}
        />
      </Halves>
      <Halves>
        <Select
          name="acceptsLift"
          label="送り迎えがあれば"
          empty={notAsked}
          options={[
            { value: 'yes', label: '乗ってもよい' },
            { value: 'no', label: '乗りたくない' },
          ]}
          value={value.text('acceptsLift')}
        />
        <Select
          name="groupMax"
          label="いっしょにいられる人数"
          empty={notAsked}
          options={withStored(groups, value.text('groupMax'), (typed) => `${typed}人まで`)}
          value={value.text('groupMax')}
          error={errors['groupMax']}
        />
      </Halves>
      <Checkbox name="remoteOnly" label="家でできることだけ" checked={value.isOn('remoteOnly')} />
      <Checkboxes
        name="contact"
        label="連絡のしかた"
        layout="row"
        choices={choicesOf(contactLabels)}
        values={value.all('contact')}
        error={errors['contact']}
      />
      <Halves>
        <Select
          name="feeMaxYen"
          label="出せる費用（1回）"
          empty={notAsked}
          options={withStored(fees, value.text('feeMaxYen'), (typed) => `${typed}円まで`)}
          value={value.text('feeMaxYen')}
          error={errors['feeMaxYen']}
        />
        <Select
          name="noise"
          label="まわりの音"
          empty={notAsked}
          options={noises.map((label, level) => ({ value: String(level), label }))}
          value={value.text('noise')}
        />
      </Halves>
      <Checkboxes
        name="ledBy"
        label="だれが進める場なら、いられそうか"
        layout="row"
        choices={choicesOf(leaderLabels)}
        values={value.all('ledBy')}
        error={errors['ledBy']}
      />
      <Radios
        name="exit"
        label="続けること・やめること"
        layout="row"
        unmarked
        choices={[
          { value: '', label: notAsked },
          { value: 'anytime', label: 'いつでもやめられる所がよい' },
          { value: 'notice', label: '前もって言ってやめるのでよい' },
          { value: 'term', label: '決まった期間を続けられる' },
        ]}
        value={value.text('exit')}
      />
      <Checkboxes
        name="steps"
        label="いまの段階でできそうなこと"
        layout="row"
        choices={choicesOf(stepLabels)}
        values={value.all('steps')}
        error={errors['steps']}
      />
    </Section>
  );
}

export function SupportFields({ values, errors }: Props) {
  const value = shown(values);
  const chosen = Object.entries(supportLabels).flatMap(([code, label]) =>
    value.all('supports').includes(code) ? [label] : [],
  );
  return (
    <Section title="要る支え" id="needs">
      <details class="f" open={errors['supports'] !== undefined}>
        <summary>
          これがないと行けない、というもの　<span class="soft">{chosen.join('、') || notAsked}</span>
        </summary>
        <Checkboxes
          name="supports"
          label="要る支え"
          layout="row"
          choices={choicesOf(supportLabels)}
          values={value.all('supports')}
          error={errors['supports']}
        />
      </details>
      <Checkbox
        name="needsNone"
        label="何も要らない、と聞いた"
        checked={value.isOn('needsNone') && chosen.length === 0}
      />
    </Section>
  );
}

/** Each demand is a question of its own. What was answered stands on the closed group. */
export function ToleranceFields({ values }: Props) {
  const value = shown(values);
  const levels = toleranceLabels.map((label, level) => ({ value: String(level), label }));
  return (
    <Section title="できること・つらいこと" id="tolerance" aside="聞いていないものは、できるとは数えません">
      {demandGroups.map(({ label, codes }, place) => {
        const answers = codes.flatMap((code) => {
          const level = levels.find((one) => one.value === value.text(`tol.${code}`));
          return level ? [`${demandLabels[code]}：${level.label}`] : [];
        });
        return (
          <details class="f">
            <summary>
              {label}　
              <span class="soft">
                {answers.length > 0 ? `${answers.join('、')}　` : null}
                {answers.length < codes.length ? `？${codes.length - answers.length}つ聞いていない` : null}
              </span>
            </summary>
            <div class="half">
              {codes.map((code) => (
                <Select
                  name={`tol.${code}`}
                  label={demandLabels[code]}
                  unmarked
                  empty={notAsked}
                  options={levels}
                  value={value.text(`tol.${code}`)}
                />
              ))}
            </div>
            <Checkbox
              name={`tolRest.${place}`}
              label="この組の残りは、気にならないと聞いた"
              checked={value.isOn(`tolRest.${place}`)}
            />
          </details>
        );
      })}
    </Section>
  );
}

export function PaperFields({ values, children }: PropsWithChildren<Props>) {
  const value = shown(values);
  const list = (prefix: string, labels: Readonly<Record<string, string>>) => (
    <div class="half">
      {Object.entries(labels).map(([code, label]) => (
        <Radios
          name={`${prefix}.${code}`}
          label={label}
          unmarked
          layout="row"
          choices={[{ value: '', label: notAsked }, ...asked]}
          value={value.text(`${prefix}.${code}`)}
        />
      ))}
    </div>
  );
  const answered = (prefix: string, labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).flatMap(([code, label]) => {
      const answer = asked.find((one) => one.value === value.text(`${prefix}.${code}`));
      return answer ? [`${label}：${answer.label}`] : [];
    });
  return (
    <Section title="書類・対象の条件" id="papers">
      {children}
      {(
        [
          ['doc', '書類・免許', documentLabels],
          ['elig', '制度やきまりの対象か', eligibilityLabels],
        ] as const
      ).map(([prefix, title, labels]) => (
        <details class="f">
          <summary>
            {title}　<span class="soft">{answered(prefix, labels).join('、') || notAsked}</span>
          </summary>
          {list(prefix, labels)}
        </details>
      ))}
    </Section>
  );
}
