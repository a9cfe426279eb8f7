import { contractStayLimit, type Half, type HalfDay } from './formal-capacity.ts';
import { partInHalf, halvesOf } from './half-of-day.ts';
import { weekOfRule } from './hours-calendar.ts';
import { intersectHours, minutesPerDay, type RecurrenceRule } from './hours.ts';
import type { ResourceWindow } from './resource-window.ts';
import { formalSlot } from './seat.ts';

/** One half day of the week that can be booked, with how many guests it has room for. */
export type BookableSlot = {
  slotKey: string;
  vacancyId: string | null;
  weekday: number;
  half: Half;
  /** Minutes of the day; empty where nobody wrote hours down. */
  times: { from: number; to: number }[];
  /** Null: nobody asked how many. That is not "as many as like". */
  places: number | null;
  /** What no reason can lift: 契約入所は定員の20％. */
  mostGuests: number | null;
  /** Guests that are only written down as a number. They count against the limit, and against the places already. */
  written: number;
};

type TimeOfDay = { from: number; to: number };

/** The times of a rule on one weekday (0 is Monday), each cut at midnight. */
export function timesOnWeekday(rule: RecurrenceRule, weekday: number): TimeOfDay[] {
  const start = weekday * minutesPerDay;
  const week = weekOfRule(rule) ?? [];
  return intersectHours(week, [{ from: start, to: start + minutesPerDay }]).map(({ from, to }) => ({
    from: from - start,
    to: to - start,
  }));
}

/** Whether the days of a rule follow from the weekday. 毎月5日 and single dates do not: there one takes all or nothing. */
export function goesByWeekday(rule: RecurrenceRule): boolean {
  return rule.kind === 'weekly' || rule.kind === 'nth_weekday';
}

const everyDay = [0, 1, 2, 3, 4, 5, 6] as const;
const bothHalves: readonly Half[] = ['am', 'pm'];

function timesInHalf(times: readonly TimeOfDay[], half: Half): TimeOfDay[] {
  return times.flatMap((time) => partInHalf(time, half) ?? []);
}

/**
 * What a resource lends out by the week. Where formal users have places, the half days of the formal capacity are what can
 * be booked and written windows only say at what hours; elsewhere each window has its own places. A window whose days are
 * not fixed can be any day and is therefore none.
 */
export function bookableSlots(
  windows: readonly ResourceWindow[],
  halfDays: readonly HalfDay[],
  options: { today: string; isHome: boolean },
): BookableSlot[] {
  const offered = windows.filter(
    ({ offeredUntil }) => offeredUntil === null || offeredUntil >= options.today,
  );
  const formal = halfDays.filter(({ capacity }) => capacity > 0);
  if (formal.length > 0) {
    // What was offered has run out: a place left does not bring it back (invariant 11).
    if (windows.length > 0 && offered.length === 0) return [];
    return formal.flatMap((day) => formalSlots(day, offered, options.isHome));
  }
  return offered.flatMap((window) => windowSlots(window));
}

function formalSlots(day: HalfDay, offered: readonly ResourceWindow[], isHome: boolean): BookableSlot[] {
  const inHalf = offered.map((window) => ({
    capacity: window.capacity,
    times: timesInHalf(timesOnWeekday(window.rule, day.weekday - 1), day.half),
  }));
  const covering = inHalf.filter(({ times }) => times.length > 0);
  if (offered.length > 0 && covering.length === 0) return [];
  const left = Math.max(0, day.capacity - day.contracted - day.pending - day.reserve - day.guests);
  // Six desks of a workshop that has eight places: six.
  const desks = covering.map(({ capacity }) => capacity ?? Number.POSITIVE_INFINITY);
  const room = desks.length === 0 ? left : Math.min(left, sum(desks));
  return [
    {
      slotKey: formalSlot,
      vacancyId: null,
      weekday: day.weekday,
      half: day.half,
      times: covering.flatMap(({ times }) => times).toSorted((a, b) => a.from - b.from),
      places: room,
      mostGuests: isHome ? contractStayLimit(day.capacity) : null,
      written: day.guests,
    },
  ];
}

function windowSlots(window: ResourceWindow): BookableSlot[] {
  const { id, rule, capacity } = window;
  if (id === undefined || rule.kind === 'irregular') return [];
  return everyDay.flatMap((weekday) => {
    const times = timesOnWeekday(rule, weekday);
    const halves = bothHalves.filter((half) => times.some((time) => halvesOf(time).includes(half)));
    return halves.map((half) => ({
      slotKey: id,
      vacancyId: id,
      weekday: weekday + 1,
      half,
      times: timesInHalf(times, half),
      places: capacity,
      mostGuests: null,
      written: 0,
    }));
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
