import * as z from 'zod';

/**
 * A week as people speak of it: minutes since Monday 00:00, `to` not included, sorted and never touching.
 * Minutes, not half hours, because a crossing is stood at 7:30–8:15. The week grid of the screens shows
 * 336 half-hour slots of the same week: slot 0 is Monday 00:00–0:30, slot 335 ends Sunday 24:00.
 */
export type HourSpan = { from: number; to: number };
export type WeeklyHours = readonly HourSpan[];

export const slotMinutes = 30;
export const slotsPerWeek = 336;
export const minutesPerDay = 1440;
export const minutesPerWeek = 10_080;
/** Index 0 is Monday, as everywhere in hours. */
export const dayNames = ['月', '火', '水', '木', '金', '土', '日'] as const;

export const weeklyHoursShape = z
  .array(
    z
      .object({
        from: z.int().min(0).max(minutesPerWeek),
        to: z.int().min(0).max(minutesPerWeek),
      })
      .refine((span) => span.from < span.to, { error: '終わりの時刻は、始まりより後にしてください' }),
  )
  .max(slotsPerWeek)
  .transform((spans): WeeklyHours => normalHours(spans));

export const anyTime: WeeklyHours = [{ from: 0, to: minutesPerWeek }];

/** Sorted, overlaps joined, empty spans dropped; what lies outside of the week is cut off. */
export function normalHours(spans: Iterable<HourSpan>): WeeklyHours {
  const sorted = [...spans]
    .map((span) => ({ from: Math.max(0, span.from), to: Math.min(minutesPerWeek, span.to) }))
    .filter((span) => span.from < span.to)
    .sort((a, b) => a.from - b.from);
  const joined: HourSpan[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push(span);
  }
  return joined;
}

/** Hours of some days (0 = Monday). `to` not after `from` ends on the next day, and Sunday night runs into Monday. */
export function hoursOn(days: readonly number[], from: number, to: number): WeeklyHours {
  const length = to > from ? to - from : to - from + minutesPerDay;
  return normalHours(
    days.flatMap((day) => {
      const start = day * minutesPerDay + from;
      const over = start + length - minutesPerWeek;
      const span = { from: start, to: start + length };
      return over > 0 ? [span, { from: 0, to: over }] : [span];
    }),
  );
}

/** 「9:30」 as minutes of the day, or undefined. 24:00 is the end of the day. */
export function clockMinutes(typed: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})$/.exec(typed.normalize('NFKC').trim());
  if (match === null) return undefined;
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  const minutes = hour * 60 + minute;
  return minute < 60 && minutes <= minutesPerDay ? minutes : undefined;
}

export function unionHours(...weeks: readonly WeeklyHours[]): WeeklyHours {
  return normalHours(weeks.flat());
}

export function intersectHours(a: WeeklyHours, b: WeeklyHours): WeeklyHours {
  const both: HourSpan[] = [];
  let [i, j] = [0, 0];
  while (true) {
    const [left, right] = [a[i], b[j]];
    if (left === undefined || right === undefined) return both;
    const [from, to] = [Math.max(left.from, right.from), Math.min(left.to, right.to)];
    if (from < to) both.push({ from, to });
    if (left.to < right.to) i += 1;
    else j += 1;
  }
}

export function minutesOf(hours: WeeklyHours): number {
  return hours.reduce((sum, span) => sum + span.to - span.from, 0);
}

/** The longest unbroken stretch. Sunday 24:00 and Monday 0:00 are the same moment. */
export function longestRun(hours: WeeklyHours): number {
  const [first, last] = [hours[0], hours.at(-1)];
  const longest = hours.reduce((most, span) => Math.max(most, span.to - span.from), 0);
  if (first === undefined || last === undefined || first === last) return longest;
  const runsOver = first.from === 0 && last.to === minutesPerWeek;
  return runsOver ? Math.max(longest, first.to + last.to - last.from) : longest;
}

/** The slots that lie wholly within the hours: for the week grid and for what a person can promise. */
export function slotsWithin(hours: WeeklyHours): number[] {
  return hours.flatMap((span) => {
    const first = Math.ceil(span.from / slotMinutes);
    const end = Math.floor(span.to / slotMinutes);
    return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
  });
}

export function hoursOfSlots(slots: Iterable<number>): WeeklyHours {
  return normalHours([...slots].map((slot) => ({ from: slot * slotMinutes, to: (slot + 1) * slotMinutes })));
}

/** Which days a thing happens on although the calendar of the school or of the state says otherwise. */
const exceptions = {
  /** 学校のある日だけ・学校の休みの日だけ: the school's own calendar decides. */
  school: z.enum(['any', 'school_days', 'school_holidays']).default('any'),
  /** 祝日は休み unless they say that they are open. */
  onHolidays: z.enum(['off', 'runs']).default('off'),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  /** 休む日: a day named here does not happen. */
  except: z.array(z.iso.date()).max(366).default([]),
};
const minuteOfDay = z.int().min(0).max(minutesPerDay);
const clock = { start: minuteOfDay, end: minuteOfDay };
const weekday = z.int().min(0).max(6);

export const recurrenceRuleShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('weekly'),
    hours: weeklyHoursShape,
    /** 2 = 隔週, counted in weeks from the week of `from`. */
    everyWeeks: z.int().min(1).max(8).default(1),
    ...exceptions,
  }),
  z.object({
    kind: z.literal('nth_weekday'),
    /** 第2・第4 = [2, 4]; -1 is the last of the month. */
    nths: z.array(z.union([z.int().min(1).max(5), z.literal(-1)])).min(1),
    days: z.array(weekday).min(1),
    ...clock,
    ...exceptions,
  }),
  z.object({
    kind: z.literal('day_of_month'),
    dates: z.array(z.int().min(1).max(31)).min(1),
    ...clock,
    ...exceptions,
  }),
  z.object({ kind: z.literal('dates'), dates: z.array(z.iso.date()).min(1), ...clock, ...exceptions }),
  z.object({ kind: z.literal('irregular'), note: z.string().max(500), ...exceptions }),
]);
export type RecurrenceRule = z.output<typeof recurrenceRuleShape>;

export const schoolLabels = {
  any: '学校の暦によらない',
  school_days: '学校のある日だけ',
  school_holidays: '学校の休みの日だけ',
} as const;
export const holidayLabels = { off: '祝日は休み', runs: '祝日もある' } as const;

export function weeklyRule(hours: WeeklyHours): RecurrenceRule {
  return { kind: 'weekly', hours: [...hours], everyWeeks: 1, school: 'any', onHolidays: 'off', except: [] };
}
