import { dayNames, schoolLabels } from '#domain/hours.ts';
import { repeatLabels, type TypedWindow } from '#domain/typed-window.ts';
import { Checkbox, Checkboxes } from '#web/ui/checkboxes.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Select } from '#web/ui/select.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { TimeRange } from '#web/ui/time-range.tsx';

const nths = [
  ...[1, 2, 3, 4, 5].map((nth) => ({ value: String(nth), label: `第${nth}` })),
  { value: '-1', label: '最終' },
];
const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
const name = (field: string) => `windows.0.${field}`;

/** When it meets: one way of repeating. The fields are those of a resource's hours, without places and terms. */
export function WhenFields({ row, errors }: { row: TypedWindow; errors: FieldErrors }) {
  const error = (field: string) => errors[name(field)];
  const isRare = row.dates !== '' || row.nths.length > 0 || row.school !== 'any' || row.onHolidays;
  return (
    <>
      <input type="hidden" name="windowCount" value="1" />
      <div class="flt">
        <Select
          name={name('repeat')}
          label="くりかえし"
          options={options(repeatLabels)}
          value={row.repeat}
          empty="まだ決まっていない"
          width="middle"
          unmarked
          error={error('repeat')}
        />
        <TimeRange
          name={name('time')}
          label="時刻"
          from={row.from}
          until={row.until}
          unmarked
          error={error('time')}
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
      <details open={isRare || error('dates') !== undefined || error('nths') !== undefined}>
        <summary>第○曜日・日を決めて・学校の暦など</summary>
        <Checkboxes
          name={name('nths')}
          label="第いくつの曜日"
          layout="row"
          unmarked
          choices={nths}
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
        <TextField name={name('note')} label="覚え書き" unmarked value={row.note} error={error('note')} />
      </details>
    </>
  );
}
