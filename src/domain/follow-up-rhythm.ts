import { addDays, weekdayOf } from './calendar-day.ts';
import type { Rhythm } from './follow-up.ts';

/** The same day so many months on; the 31st becomes the last day of a shorter month. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
}

/** By the calendar alone, whatever day of the week that is. */
export function dueAfter(every: Rhythm, last: string): string {
  switch (every) {
    case 'weekly':
      return addDays(last, 7);
    case 'fortnightly':
      return addDays(last, 14);
    case 'monthly':
      return addMonths(last, 1);
    default:
      return addMonths(last, 3);
  }
}

/** The day itself, or the next one on which an office is open. */
export function toWorkingDay(day: string, isHoliday: (day: string) => boolean): string {
  let open = day;
  while (weekdayOf(open) === '土' || weekdayOf(open) === '日' || isHoliday(open)) open = addDays(open, 1);
  return open;
}

/** When the next contact is due after the last one, done or let go. */
export function nextDueDay(every: Rhythm, last: string, isHoliday: (day: string) => boolean): string {
  return toWorkingDay(dueAfter(every, last), isHoliday);
}
