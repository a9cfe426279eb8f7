import { isPassReason, passers, passReasons } from '#domain/candidate-pass.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { OpenPass } from '#use-cases/placement/read-passes.ts';

/** When, why, and until when something was let go by. */
export function passLine({ reason, passedBy, until, passedOn }: OpenPass, today: string): string {
  const who = passers[passedBy as keyof typeof passers] ?? '';
  const why = isPassReason(reason) ? passReasons[reason].label : who;
  const day = formatDayNear(tokyoDay(passedOn), today);
  return until === null ? `${day}　${why}` : `${day}　${why}　${formatDayNear(until, today)}から、また出ます`;
}
