import { formatDayNear } from '#domain/japanese-date.ts';
import { heldUntil, type BackPass, type OpenPass } from '#domain/pass-ending.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';

/** When, why, and until when something was let go by. */
export function passLine(pass: OpenPass, today: string): string {
  return `${formatDayNear(tokyoDay(pass.passedOn), today)}　${pass.why}　${heldUntil(pass, today)}`;
}

/** Why it stands on the list again. */
export function backLine(pass: BackPass, today: string): string {
  return `${formatDayNear(tokyoDay(pass.passedOn), today)}に見送り（${pass.why}）。${pass.ended}ので、また出しています`;
}
