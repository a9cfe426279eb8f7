import holidayJp from '@holiday-jp/holiday_jp';
import type { Handle } from './as-actor.ts';
import type { DayCalendar } from '#domain/hours-calendar.ts';
import { weekdayIndex } from '#domain/hours-calendar.ts';

const holidays: Readonly<Record<string, unknown>> = holidayJp.holidays;

/** 祝日, and the days around New Year on which public places are shut (12月29日–1月3日). */
function isHoliday(date: string): boolean {
  const day = date.slice(5);
  return Object.hasOwn(holidays, date) || day >= '12-29' || day <= '01-03';
}

/** State and school on the days of a stretch. Without any entry of the school calendar, nobody knows its days. */
export async function townCalendar(db: Handle, from: string, until: string): Promise<DayCalendar> {
  const any = await db.selectFrom('schoolDay').select('day').limit(1).executeTakeFirst();
  if (!any) return { isHoliday };
  const rows = await db
    .selectFrom('schoolDay')
    .select(['day', 'kind'])
    .where('day', '>=', from)
    .where('day', '<=', until)
    .execute();
  const kinds = new Map(rows.map((row) => [row.day, row.kind]));
  return {
    isHoliday,
    isSchoolDay(date) {
      const kind = kinds.get(date);
      if (kind !== undefined) return kind !== 'holiday';
      return weekdayIndex(date) < 5 && !isHoliday(date);
    },
  };
}
