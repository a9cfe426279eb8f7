import * as z from 'zod';
import { addDays, daysBetween } from './calendar-day.ts';
import { halfLabels, weekdayLabels, type Half } from './formal-capacity.ts';
import { clockText } from './hours-text.ts';
import { line } from './person.ts';

/** 仮押さえ→使用中→返却｜返還｜取消. The clock adds two of its own. */
export const bookingStandings = {
  held: '仮押さえ',
  lapsed: '仮押さえの期限切れ',
  used: '使用中',
  over: '期間が終わった',
  returned: '返した',
  recalled: '受入先に返した',
  cancelled: '取り消した',
} as const;
export type BookingStanding = keyof typeof bookingStandings;

type Dated = { state: string; heldUntil: string | null; endsOn: string | null };

/** Where a booking stands on a day. A hold lapses and a term ends by the clock; no job writes it down. */
export function bookingStanding(booking: Dated, today: string): BookingStanding {
  const state = booking.state as Exclude<BookingStanding, 'lapsed' | 'over'>;
  if (state === 'held' && (booking.heldUntil === null || booking.heldUntil < today)) return 'lapsed';
  const isOver = booking.endsOn !== null && booking.endsOn < today;
  return (state === 'held' || state === 'used') && isOver ? 'over' : state;
}

/** Whether the seat is still this person's to act on. */
export function isAlive(standing: BookingStanding): boolean {
  return standing === 'held' || standing === 'used';
}

export const holdDays = 14;
const longestHold = 92;

const day = (label: string) => z.iso.date(`${label}を、令和8年11月24日のように書いてください`);

/** Which half days, from when, and until when they are only held. */
export const holdShape = z
  .object({
    slots: z.array(z.string().max(60)).min(1, '曜日と半日を、ひとつ以上選んでください').max(100),
    startsOn: day('はじめの日'),
    endsOn: day('おわりの日').nullable(),
    heldUntil: day('仮押さえの期限'),
    overrideReason: line('理由', 500),
  })
  .superRefine(({ startsOn, endsOn }, context) => {
    if (endsOn === null || endsOn >= startsOn) return;
    context.addIssue({
      code: 'custom',
      path: ['endsOn'],
      message: 'おわりの日が、はじめの日より前になっています',
    });
  });
export type HoldDraft = z.output<typeof holdShape>;

export function defaultHold(today: string): string {
  return addDays(today, holdDays);
}

/** A hold keeps a place from others: it must end, and not in a distant year. */
export function holdFault(heldUntil: string, today: string): string | undefined {
  const days = daysBetween(today, heldUntil);
  if (days < 0) return '仮押さえの期限が、もうすぎています';
  return days > longestHold
    ? `仮押さえは${longestHold}日先までです。決まったら「使いはじめる」にします`
    : undefined;
}

/** 月曜 午前 */
export function slotName({ weekday, half }: { weekday: number; half: string }): string {
  return `${weekdayLabels[weekday - 1] ?? ''}曜 ${halfLabels[half as Half]}`;
}

/** 7:30–8:15、9:30–12:00 */
export function timesText(times: readonly { from: number; to: number }[]): string {
  return times.map(({ from, to }) => `${clockText(from)}–${clockText(to)}`).join('、');
}
