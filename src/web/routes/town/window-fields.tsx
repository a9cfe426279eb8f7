import { dayNames, schoolLabels } from '#domain/hours.ts';
import type { ResourceWindow } from '#domain/resource-window.ts';
import { emptyWindow, repeatLabels, typedWindows, type TypedWindow } from '#domain/typed-window.ts';
import type { Form } from '#web/form.ts';
import { Checkbox, Checkboxes } from '#web/ui/checkboxes.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { NumberField } from '#web/ui/number-field.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { TimeRange } from '#web/ui/time-range.tsx';

const nthChoices = [
  ...[1, 2, 3, 4, 5].map((nth) => ({ value: String(nth), label: `第${nth}` })),
  { value: '-1', label: '最終' },
];
const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** The rows that a form begins with: what is stored, and one empty row to go on writing. */
export function storedRows(windows: readonly ResourceWindow[]): TypedWindow[] {
  return [...windows.flatMap(typedWindows), emptyWindow];
}

/** The rows as they were posted. */
export function postedRows(form: Form): TypedWindow[] {
  const count = Math.min(40, form.number('windowCount') ?? 0);
  return Array.from({ length: Number.isInteger(count) ? count : 0 }, (_, place) => {
    const name = (field: string) => `windows.${place}.${field}`;
    return {
      id: form.text(name('id')),
      repeat: form.text(name('repeat')),
      days: form.all(name('days')),
      nths: form.all(name('nths')),
      dates: form.text(name('dates')),
      from: form.text(name('timeFrom')),
      until: form.text(name('timeUntil')),
      school: form.text(name('school')) || 'any',
      onHolidays: form.isChecked(name('onHolidays')),
      capacity: form.text(name('capacity')),
      offeredFrom: form.text(name('offeredFrom')),
      offeredUntil: form.text(name('offeredUntil')),
      note: form.text(name('note')),
    };
  });
}

type Props = {
  rows: readonly TypedWindow[];
  errors: FieldErrors;
  today: string;
  /** One more was just asked for: the page opens at the last. */
  isAsked?: boolean;
};

/** When there is room: one block for each time. All ways of repeating stand there, so that no script is needed. */
export function WindowFields({ rows, errors, today, isAsked = false }: Props) {
  return (
    <>
      <input type="hidden" name="windowCount" value={String(rows.length)} />
      {rows.map((row, place) => (
        <WindowBlock
          row={row}
          place={place}
          errors={errors}
          today={today}
          isAsked={isAsked && place === rows.length - 1}
        />
      ))}
    </>
  );
}

function WindowBlock({
  row,
  place,
  errors,
  today,
  isAsked,
}: { row: TypedWindow; place: number } & Omit<Props, 'rows'>) {
  const name = (field: string) => `windows.${place}.${field}`;
  const error = (field: string) => errors[name(field)];
  const isRare =
    row.school !== 'any' ||
    row.onHolidays ||
    [row.offeredFrom, row.dates, row.note].some((value) => value !== '') ||
    row.nths.length > 0 ||
    ['dates', 'nths', 'offeredFrom', 'note'].some((field) => error(field) !== undefined);
  return (
    <fieldset class="window" id={`window-${place}`} tabindex={isAsked ? -1 : undefined} autofocus={isAsked}>
      <legend>時間 {place + 1}</legend>
      <input type="hidden" name={name('id')} value={row.id} />
      <div class="flt">
        <Select
          name={name('repeat')}
          label="くりかえし"
          hint="いつ開いているか"
          options={options(repeatLabels)}
          value={row.repeat}
          width="short"
          unmarked
          error={error('repeat')}
        />
        <TimeRange
          name={name('time')}
          label="時刻"
          from={row.from}
          until={row.until}
          hint="空けておくと終日"
          unmarked
          error={error('time')}
        />
        <NumberField
          name={name('capacity')}
          label="一度に何人まで"
          unit="人"
          value={row.capacity}
          hint="わからなければ空ける"
          unmarked
          error={error('capacity')}
        />
        <JapaneseDateField
          name={name('offeredUntil')}
          label="申し出はいつまで"
          hint="過ぎると出さなくなります"
          today={today}
          value={row.offeredUntil}
          unmarked
          error={error('offeredUntil')}
        />
      </div>
      <Checkboxes
        name={name('days')}
        label="曜日"
        layout="row"
        unmarked
        choices={dayNames.map((label, day) => ({ value: String(day), label }))}
        values={row.days}
        error={error('days')}
      />
      <details open={isRare}>
        <summary>第○曜日・日を決めて・学校の暦など</summary>
        <Checkboxes
          name={name('nths')}
          label="第いくつの曜日"
          layout="row"
          unmarked
          choices={nthChoices}
          values={row.nths}
          error={error('nths')}
        />
        <TextField
          name={name('dates')}
          label="日"
          hint="毎月○日は「5日、20日」、日を決めてなら「12月3日、12月10日」"
          unmarked
          value={row.dates}
          error={error('dates')}
        />
        <Select
          name={name('school')}
          label="学校の暦"
          options={options(schoolLabels)}
          value={row.school}
          empty={false}
          width="middle"
          unmarked
        />
        <Checkbox name={name('onHolidays')} label="祝日もある" checked={row.onHolidays} />
        <JapaneseDateField
          name={name('offeredFrom')}
          label="いつから"
          hint="隔週のときは、はじめの日"
          today={today}
          value={row.offeredFrom}
          unmarked
          error={error('offeredFrom')}
        />
        <TextField name={name('note')} label="覚え書き" unmarked value={row.note} error={error('note')} />
      </details>
    </fieldset>
  );
}
