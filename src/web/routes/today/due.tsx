import { daysBetween } from '#domain/calendar-day.ts';

/** How near something is, in words; a day that has passed calls for a hand first. */
export function Due({ on, today }: { on: string; today: string }) {
  const days = daysBetween(today, on);
  if (days < 0) return <span class="tag stop">{-days}日すぎ</span>;
  if (days === 0) return <span class="tag warn">きょう</span>;
  return <span class={days <= 7 ? 'tag warn' : 'tag'}>あと{days}日</span>;
}
