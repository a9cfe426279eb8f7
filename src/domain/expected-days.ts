import { addDays } from './calendar-day.ts';
import type { HalfKey } from './attendance.ts';
import type { Half } from './formal-capacity.ts';
import { weekdayIndex, type DayCalendar } from './hours-calendar.ts';

/** A booked half day of the week, and what the offer behind it says about school and holidays. */
export type BookedSlot = {
  /** 1 = Monday, as in the table. */
  weekday: number;
  half: Half;
  fromTime: string | null;
  toTime: string | null;
  startsOn: string;
  endsOn: string | null;
  school: 'any' | 'school_days' | 'school_holidays';
  onHolidays: 'off' | 'runs';
};

export type ClosedStretch = {
  fromDay: string;
  toDay: string;
  half: '' | Half;
  kind: string;
  reason: string;
};

/** 大雨・先方の都合 … the kinds of resource_closure as people say them. */
export const closureKinds: Readonly<Record<string, string>> = {
  weather: '天気',
  host: '先方の都合',
  holiday: '休業日',
  infection: '感染症',
  other: '休み',
};

/** One half day somebody is expected on, or would be if the place were not closed. */
export type ExpectedHalf = HalfKey & {
  fromTime: string | null;
  toTime: string | null;
  /** Why nobody is expected after all; null when somebody is. */
  closed: string | null;
};

/**
 * The half days of a stretch that the bookings name, in order. Closed ones stay in the list with their reason, because a
 * page says why nobody was expected; they are never absences.
 */
export function expectedDays(
  slots: readonly BookedSlot[],
  stretch: { from: string; to: string },
  closures: readonly ClosedStretch[],
  calendar: DayCalendar,
): ExpectedHalf[] {
  const found = new Map<string, ExpectedHalf>();
  for (let day = stretch.from; day <= stretch.to; day = addDays(day, 1)) {
    const weekday = weekdayIndex(day) + 1;
    for (const slot of slots) {
      if (slot.weekday !== weekday || day < slot.startsOn || (slot.endsOn !== null && day > slot.endsOn))
        continue;
      const key = `${day}-${slot.half}`;
      const closed = whyClosed(slot, day, closures, calendar);
      // Two bookings of one half day are one visit, and open as soon as one of them is.
      const known = found.get(key);
      if (known !== undefined && (known.closed === null || closed !== null)) continue;
      found.set(key, { day, half: slot.half, fromTime: slot.fromTime, toTime: slot.toTime, closed });
    }
  }
  return [...found.values()].toSorted((a, b) => (`${a.day}-${a.half}` < `${b.day}-${b.half}` ? -1 : 1));
}

function whyClosed(
  slot: BookedSlot,
  day: string,
  closures: readonly ClosedStretch[],
  calendar: DayCalendar,
): string | null {
  const closure = closures.find(
    ({ fromDay, toDay, half }) => fromDay <= day && day <= toDay && (half === '' || half === slot.half),
  );
  if (closure) return closure.reason || (closureKinds[closure.kind] ?? '休み');
  if (slot.onHolidays === 'off' && calendar.isHoliday(day)) return '祝日・年末年始';
  // Where nobody entered the school's calendar, nobody knows: then people are expected as booked.
  if (slot.school === 'any' || calendar.isSchoolDay === undefined) return null;
  if (calendar.isSchoolDay(day) === (slot.school === 'school_days')) return null;
  return slot.school === 'school_days' ? '学校が休み' : '学校のある日';
}
