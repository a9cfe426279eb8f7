import { timesOn } from '#domain/hours-calendar.ts';
import { addDays } from '#domain/calendar-day.ts';
import {
  intersectHours,
  minutesPerDay,
  weeklyRule,
  type RecurrenceRule,
  type WeeklyHours,
} from '#domain/hours.ts';
import type { ReadyPlace, Spot } from './compose-town.ts';

/** When it could be: minutes since Monday 0:00, and the offer of the place that it lies in. */
export type FoundTime = { from: number; to: number; spot: Spot };

const half = 30;

/** The first time of the week at which everybody is free long enough in one piece; on the half hour where that still fits. */
export function firstTime(
  hours: WeeklyHours,
  place: ReadyPlace,
  wished: WeeklyHours | undefined,
  minutes: number,
  people: number,
): FoundTime | undefined {
  let found: FoundTime | undefined;
  for (const spot of place.spots) {
    if ((spot.capacity ?? people) < people) continue;
    const common = intersectHours(hours, spot.week);
    for (const span of wished === undefined ? common : intersectHours(common, wished)) {
      const from = startIn(span, minutes, place.offer.taken);
      if (from !== undefined && (found === undefined || from < found.from)) {
        found = { from, to: from + minutes, spot };
      }
    }
  }
  return found;
}

function startIn(
  span: { from: number; to: number },
  minutes: number,
  taken: WeeklyHours,
): number | undefined {
  const free = taken.length === 0 ? [span] : without(span, taken);
  for (const { from, to } of free) {
    const rounded = Math.ceil(from / half) * half;
    if (rounded + minutes <= to) return rounded;
    if (from + minutes <= to) return from;
  }
  return undefined;
}

function without(span: { from: number; to: number }, taken: WeeklyHours): { from: number; to: number }[] {
  const free: { from: number; to: number }[] = [];
  let { from } = span;
  for (const busy of taken) {
    if (busy.to <= from || busy.from >= span.to) continue;
    if (busy.from > from) free.push({ from, to: busy.from });
    from = Math.max(from, busy.to);
  }
  if (from < span.to) free.push({ from, to: span.to });
  return free;
}

/** Twice a month is often enough to begin with, and rarely enough to rest: a room that is free each week is asked for that. */
const beginning = [2, 4];

/** The rule of the activity itself, within the offer of the place: 第2・第4土 10:00–12:00. */
export function ruleOf({ from, to, spot }: FoundTime): RecurrenceRule {
  const day = Math.floor(from / minutesPerDay);
  const [start, end] = [from - day * minutesPerDay, to - day * minutesPerDay];
  const { rule } = spot;
  const clock = { start, end: end > minutesPerDay ? end - minutesPerDay : end };
  const { school, onHolidays, except } = rule;
  const term = {
    school,
    onHolidays,
    except,
    ...(rule.from === undefined ? {} : { from: rule.from }),
    ...(rule.until === undefined ? {} : { until: rule.until }),
  };
  switch (rule.kind) {
    case 'weekly':
      return rule.everyWeeks === 1
        ? { kind: 'nth_weekday', nths: beginning, days: [day], ...clock, ...term }
        : { ...rule, hours: weeklyRuleHours(from, to) };
    case 'nth_weekday':
      return { ...rule, nths: rule.nths.slice(0, 2), days: [day], ...clock };
    case 'day_of_month':
    case 'dates':
      return { ...rule, ...clock };
    default:
      return weeklyRule([{ from, to }]);
  }
}

function weeklyRuleHours(from: number, to: number): WeeklyHours {
  return [{ from, to }];
}

const longestLook = 730;

/** The first days on which it would take place, holidays left out as the rule says. */
export function firstDates(
  rule: RecurrenceRule,
  fromDay: string,
  count: number,
  isHoliday: (day: string) => boolean,
): string[] {
  const dates: string[] = [];
  for (let day = fromDay, looked = 0; dates.length < count && looked < longestLook; looked += 1) {
    const times = timesOn(rule, day, { isHoliday });
    if (times !== 'unknown' && times.length > 0) dates.push(day);
    day = addDays(day, 1);
  }
  return dates;
}
