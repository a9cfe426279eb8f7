const weekdays = ['日', '月', '火', '水', '木', '金', '土'] as const;
const dayLength = 86_400_000;

/** The instant (UTC midnight) that stands for a day; only for counting days, never for a time of day. */
function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayLength;
}

export function addDays(date: string, days: number): string {
  return new Date((dayNumber(date) + days) * dayLength).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

export function weekdayOf(date: string): (typeof weekdays)[number] {
  // 1970-01-01 was a Thursday.
  return weekdays[(((dayNumber(date) + 4) % 7) + 7) % 7] ?? '日';
}

/** YYYY-MM-DD of a day that exists, or undefined: 令和8年2月29日 does not. */
export function realDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : undefined;
}

/** Completed years on a day, counted by birthdays; someone born on 29 February turns on 1 March in common years. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) >= birthDate.slice(5) ? years : years - 1;
}
