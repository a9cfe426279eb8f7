const format = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day in Japan at that instant, as YYYY-MM-DD: a server's own time zone must not move a day. */
export function tokyoDay(instant: Date): string {
  return format.format(instant);
}

const clock = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The time of day in Japan at that instant, as 9:05. */
export function tokyoTime(instant: Date): string {
  return clock.format(instant);
}
