import type { Child } from 'hono/jsx';
import { daysBetween } from '#domain/calendar-day.ts';

/** Days laid along the width of a drawing. */
export type TimeAxis = { from: string; to: string; left: number; width: number };

/** Where a day lies; a stretch of one day lies in the middle. */
export function dayX({ from, to, left, width }: TimeAxis, day: string): number {
  const whole = daysBetween(from, to);
  return whole === 0 ? left + width / 2 : left + (daysBetween(from, day) / whole) * width;
}

type Tick = { day: string; label: string };

/** The first of each month within the stretch; as many named as the width bears, the year where it begins. */
function monthTicks(axis: TimeAxis): Tick[] {
  const ticks: Tick[] = [];
  let [year, month] = axis.from.split('-').map(Number) as [number, number];
  for (;;) {
    const day = `${year}-${String(month).padStart(2, '0')}-01`;
    if (day > axis.to) break;
    if (day >= axis.from) ticks.push({ day, label: `${month}月` });
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  const room = Math.max(1, Math.floor(axis.width / 48));
  const every = Math.ceil(ticks.length / room);
  return ticks.filter((_tick, place) => place % every === 0);
}

/** Thin upright lines at the months, their names under the drawing. */
export function MonthLines({ axis, top, bottom }: { axis: TimeAxis; top: number; bottom: number }): Child {
  return (
    <g>
      {monthTicks(axis).map(({ day, label }) => {
        const x = dayX(axis, day);
        return (
          <>
            <line x1={x} y1={top} x2={x} y2={bottom} stroke="#DDD4C5" stroke-width="1" />
            <text
              x={Math.min(x, axis.left + axis.width - 24)}
              y={bottom + 20}
              text-anchor={x - axis.left < 16 ? 'start' : 'middle'}
              font-size="16"
            >
              {label}
            </text>
          </>
        );
      })}
    </g>
  );
}

/** One drawing in the width of a desk and in that of a phone; only one of them is seen and read. */
export function Drawings({ draw }: { draw: (width: number, id: string) => Child }) {
  return (
    <>
      <div class="drawing at-desk">{draw(760, 'desk')}</div>
      <div class="drawing at-phone">{draw(340, 'phone')}</div>
    </>
  );
}
