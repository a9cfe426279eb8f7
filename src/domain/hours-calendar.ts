import { addDays, daysBetween } from './calendar-day.ts';
import {
  hoursOn,
  intersectHours,
  minutesPerDay,
  unionHours,
  type RecurrenceRule,
  type WeeklyHours,
} from './hours.ts';

/** What the state and the school say about days; `isSchoolDay` is absent where nobody entered the calendar. */
export type DayCalendar = {
  isHoliday: (date: string) => boolean;
  isSchoolDay?: (date: string) => boolean;
};

/** 0 = Monday. */
export function weekdayIndex(date: string): number {
  // 1970-01-05 was a Monday.
  return ((daysBetween('1970-01-05', date) % 7) + 7) % 7;
}

/** Spans of one date, in minutes of that day (a night reaches past 1440); empty when it does not happen. `unknown` when only a school calendar could tell. */
export function timesOn(
  rule: RecurrenceRule,
  date: string,
  calendar: DayCalendar,
): { from: number; to: number }[] | 'unknown' {
  if (rule.kind === 'irregular') return 'unknown';
  if (!isInForce(rule, date) || rule.except.includes(date)) return [];
  if (rule.onHolidays === 'off' && rule.kind !== 'dates' && calendar.isHoliday(date)) return [];
  const times = timesByCalendar(rule, date);
  if (times.length === 0 || rule.school === 'any') return times;
  if (calendar.isSchoolDay === undefined) return 'unknown';
  return calendar.isSchoolDay(date) === (rule.school === 'school_days') ? times : [];
}

function isInForce(rule: RecurrenceRule, date: string): boolean {
  return (rule.from === undefined || rule.from <= date) && (rule.until === undefined || date <= rule.until);
}

function timesByCalendar(
  rule: Exclude<RecurrenceRule, { kind: 'irregular' }>,
  date: string,
): { from: number; to: number }[] {
  const day = weekdayIndex(date);
  const dayOfMonth = Number(date.slice(8, 10));
  switch (rule.kind) {
    case 'weekly': {
      const monday = rule.from === undefined ? undefined : addDays(rule.from, -weekdayIndex(rule.from));
      const weeks = monday === undefined ? 0 : Math.floor(daysBetween(monday, date) / 7);
      if (weeks % rule.everyWeeks !== 0) return [];
      const start = day * minutesPerDay;
      return intersectHours(rule.hours, [{ from: start, to: start + minutesPerDay }]).map((span) => ({
        from: span.from - start,
        to: span.to - start,
      }));
    }
    case 'nth_weekday': {
      const isLast = addDays(date, 7).slice(0, 7) !== date.slice(0, 7);
      const nth = Math.ceil(dayOfMonth / 7);
      const isNamed = rule.nths.some((named) => (named === -1 ? isLast : named === nth));
      return rule.days.includes(day) && isNamed ? [oneTime(rule)] : [];
    }
    case 'day_of_month':
      return rule.dates.includes(dayOfMonth) ? [oneTime(rule)] : [];
    default:
      return rule.dates.includes(date) ? [oneTime(rule)] : [];
  }
}

function oneTime({ start, end }: { start: number; end: number }): { from: number; to: number } {
  return { from: start, to: end > start ? end : end + minutesPerDay };
}

/** The week in which a rule can fall: for 第2土 every Saturday, for 毎月5日 every day at that time. Undefined when irregular. */
export function weekOfRule(rule: RecurrenceRule): WeeklyHours | undefined {
  switch (rule.kind) {
    case 'weekly':
      return rule.hours;
    case 'nth_weekday':
      return hoursOn(rule.days, rule.start, rule.end);
    case 'day_of_month':
      return hoursOn([0, 1, 2, 3, 4, 5, 6], rule.start, rule.end);
    case 'dates':
      return hoursOn(rule.dates.map(weekdayIndex), rule.start, rule.end);
    default:
      return undefined;
  }
}

/** Undefined as soon as nobody knows one of them: unknown is not free. */
export function weekOfRules(rules: readonly RecurrenceRule[]): WeeklyHours | undefined {
  const weeks = rules.map(weekOfRule).filter((week) => week !== undefined);
  return weeks.length === 0 ? undefined : unionHours(...weeks);
}
