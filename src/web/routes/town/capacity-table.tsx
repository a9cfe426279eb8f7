import { halfLabels, halves, weekdayLabels, type HalfDay } from '#domain/formal-capacity.ts';
import { CapacitySquares } from '#web/ui/capacity-squares.tsx';

/** Weekdays that somebody wrote places for; Monday to Friday when nobody did. */
export function openWeekdays(days: readonly HalfDay[]): number[] {
  const written = new Set(days.filter((day) => day.capacity > 0).map((day) => day.weekday));
  const shown = [1, 2, 3, 4, 5, 6, 7].filter((weekday) => written.has(weekday));
  return shown.length > 0 ? shown : [1, 2, 3, 4, 5];
}

/** The week of one place as squares that can be counted; each cell says its arithmetic in words. */
export function CapacityTable({
  days,
  caption,
  dayLabels,
}: {
  days: readonly (HalfDay & { shut?: string })[];
  caption: string;
  /** 11/30 月 for a week of the calendar; plain weekdays otherwise. */
  dayLabels?: readonly string[];
}) {
  const weekdays = openWeekdays(days);
  const label = (weekday: number) => (dayLabels ?? weekdayLabels)[weekday - 1] ?? '';
  return (
    <table class="grid capacity stack">
      <caption class="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="vh">半日</span>
          </th>
          {weekdays.map((weekday) => (
            <th scope="col">{label(weekday)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {halves.map((half) => (
          <tr>
            <th scope="row" class="nb">
              {halfLabels[half]}
            </th>
            {weekdays.map((weekday) => {
              const day = days.find((one) => one.weekday === weekday && one.half === half);
              return (
                <td data-l={label(weekday)}>
                  {day === undefined || day.capacity === 0 ? (
                    <span class="soft">なし</span>
                  ) : day.shut === undefined ? (
                    <CapacitySquares count={day} />
                  ) : (
                    <p class="shut">
                      <b>休み</b>
                      <span class="line-of">{day.shut}</span>
                    </p>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
