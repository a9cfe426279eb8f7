import { addDays, weekdayOf } from './calendar-day.ts';

/** How much one host carries now: asked this week, and how many are with it. Whom it is about is not in it. */
export type HostTurns = {
  /** Soundings of this week, whoever asked for whom. */
  asked: number;
  /** How many come there or try it now. */
  staying: number;
  /** Soundings that a week may have, by the host's own word or the town's. */
  limit: number;
};

const monday = ['月', '火', '水', '木', '金', '土', '日'];

/** The week of a day, from Monday to Sunday: as a host would count it. */
export function weekOf(day: string): { from: string; to: string } {
  const from = addDays(day, -monday.indexOf(weekdayOf(day)));
  return { from, to: addDays(from, 6) };
}

/** One more sounding would be more than this host is asked in a week. */
export function isOverLimit({ asked, limit }: HostTurns): boolean {
  return asked >= limit;
}

/** From when it may be asked again. A host that wants no soundings has no such day. */
export function askableFrom(turns: HostTurns, day: string): string | null {
  return turns.limit === 0 ? null : addDays(weekOf(day).to, 1);
}

/** 今週 打診2件・受け入れ中3人 */
export function turnWords({ asked, staying }: HostTurns): string {
  return `今週 打診${asked}件・受け入れ中${staying}人`;
}
