import holidayJp from '@holiday-jp/holiday_jp';
import { weekdayIndex } from '#domain/hours-calendar.ts';
import type { TownDays } from '#domain/open-days.ts';
import type { Closure } from '#domain/resource-closure.ts';
import type { Handle } from './as-actor.ts';

const holidays: Readonly<Record<string, unknown>> = holidayJp.holidays;

/** 祝日, and the days around New Year on which public places are shut (12月29日–1月3日). */
function isHoliday(date: string): boolean {
  const day = date.slice(5);
  return Object.hasOwn(holidays, date) || day >= '12-29' || day <= '01-03';
}

/** State and school on the days of a stretch. Without any entry of the school calendar, nobody knows its days. */
export async function townCalendar(
  db: Handle,
  from: string,
  until: string,
): Promise<Omit<TownDays, 'closures'>> {
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
    isShortSchoolDay: (date) => kinds.get(date) === 'short',
    isSchoolDay(date) {
      const kind = kinds.get(date);
      if (kind !== undefined) return kind !== 'holiday';
      return weekdayIndex(date) < 5 && !isHoliday(date);
    },
  };
}

/** Closures that stand, by resource: those of the whole town are among each of them. */
export async function closuresOf(
  db: Handle,
  resourceIds: readonly string[],
  from: string,
  until: string,
): Promise<(resourceId: string) => Closure[]> {
  const rows = await db
    .selectFrom('resourceClosure')
    .select(['resourceId', 'fromDay', 'toDay', 'half', 'kind', 'reason'])
    .where('endedAt', 'is', null)
    .where('toDay', '>=', from)
    .where('fromDay', '<=', until)
    .where((eb) =>
      resourceIds.length === 0
        ? eb('resourceId', 'is', null)
        : eb.or([eb('resourceId', 'is', null), eb('resourceId', 'in', resourceIds)]),
    )
    .orderBy('fromDay')
    .orderBy('id')
    .execute();
  return (resourceId) => rows.filter((row) => row.resourceId === null || row.resourceId === resourceId);
}
