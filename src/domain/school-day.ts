import { z } from 'zod';
import { addDays, daysBetween } from './calendar-day.ts';

/** 学校暦の例外. A weekday without an entry is a school day; so only what differs is written. */
export const schoolDayKinds = { holiday: '休み', short: '短縮（午前まで）', extra: '登校日' } as const;
export type SchoolDayKind = keyof typeof schoolDayKinds;

export const longestBreak = 70;

const day = z.iso.date('日付を、令和8年11月24日のように書いてください');

/** A stretch of the school calendar: 夏休み from July to August is one entry on the screen. */
export const schoolBreakShape = z
  .object({
    from: day,
    until: day,
    kind: z.enum(Object.keys(schoolDayKinds) as [SchoolDayKind, ...SchoolDayKind[]], {
      error: '種類を選んでください',
    }),
    note: z.string().trim().max(60, '名前は60文字までです'),
  })
  .superRefine((stretch, context) => {
    const length = daysBetween(stretch.from, stretch.until);
    if (length < 0) {
      context.addIssue({
        code: 'custom',
        path: ['until'],
        message: 'おわりの日が、はじめの日より前になっています',
      });
    } else if (length >= longestBreak) {
      context.addIssue({
        code: 'custom',
        path: ['until'],
        message: `一度に書けるのは${longestBreak}日までです`,
      });
    }
  });
export type SchoolBreak = z.infer<typeof schoolBreakShape>;

export function daysOf({ from, until }: Pick<SchoolBreak, 'from' | 'until'>): string[] {
  return Array.from({ length: daysBetween(from, until) + 1 }, (_, index) => addDays(from, index));
}

/** Days that follow each other with the same kind and name read as one stretch. */
export function stretchesOf(
  days: readonly { day: string; kind: SchoolDayKind; note: string }[],
): SchoolBreak[] {
  const stretches: SchoolBreak[] = [];
  for (const { day: date, kind, note } of days) {
    const last = stretches.at(-1);
    const goesOn = last?.kind === kind && last.note === note && daysBetween(last.until, date) === 1;
    if (last && goesOn) last.until = date;
    else stretches.push({ from: date, until: date, kind, note });
  }
  return stretches;
}
