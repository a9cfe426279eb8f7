import { text } from '#web/text/text.ts';
import { slotTime } from './clock-time.ts';
import { FieldGroup, type FieldProps } from './field.tsx';
import { fieldId } from './field-errors.ts';

type Props = FieldProps & {
  /** Half hours of the week, 0 is Monday 0:00, 335 is Sunday 23:30. Sent as `name` again and again. */
  slots: readonly number[];
  /** First and last hour drawn. Chosen half hours outside are kept unseen. */
  fromHour?: number;
  untilHour?: number;
};

const slotsOfDay = 48;

/** The hours of a week as a table of tick boxes; with script also by dragging, arrows, and whole days or hours at once. */
export function WeekHours(props: Props) {
  const { name, slots, fromHour = 7, untilHour = 21, lang = 'ja' } = props;
  const words = text(lang).week;
  const chosen = new Set(slots);
  const isDrawn = (slot: number) => {
    const place = slot % slotsOfDay;
    return place >= fromHour * 2 && place < untilHour * 2;
  };
  const rows = Array.from({ length: (untilHour - fromHour) * 2 }, (_, row) => fromHour * 2 + row);
  return (
    <FieldGroup {...props} hint={props.hint ?? words.pickHint}>
      {slots
        .filter((slot) => !isDrawn(slot))
        .map((slot) => (
          <input type="hidden" name={name} value={String(slot)} />
        ))}
      <table class="pick-week" data-week-hours>
        <thead>
          <tr>
            <th scope="col">
              <span class="vh">{words.time}</span>
            </th>
            {words.days.map((day, column) => (
              <th scope="col" data-day={column} data-whole={words.wholeDay(day)}>
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row % 2 === 0 ? (
                <th scope="rowgroup" rowspan={2} data-hour={row}>
                  {slotTime(row)}
                </th>
              ) : null}
              {words.days.map((day, column) => {
                const slot = column * slotsOfDay + row;
                const isFirst = row === fromHour * 2 && column === 0;
                return (
                  <td>
                    <input
                      type="checkbox"
                      name={name}
                      value={String(slot)}
                      id={isFirst ? fieldId(name) : undefined}
                      checked={chosen.has(slot)}
                      aria-label={words.slot(day, slotTime(row), slotTime(row + 1))}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </FieldGroup>
  );
}
