import { cellText, type Cell } from '#domain/gap-cell.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';

/** Of when the numbers are. They are never shown without it. */
export function countedWords(countedAt: Date, today: string): string {
  const day = tokyoDay(countedAt);
  return `${day === today ? 'きょう' : formatDayNear(day, today)} ${tokyoTime(countedAt)}に数えました`;
}

export function People({ cell }: { cell: Cell }) {
  return cell === null ? <span class="soft nb">{cellText(cell)}</span> : <b class="nb">{cellText(cell)}</b>;
}

/** Why the numbers are as they are: on every page that shows some. */
export function HowCounted() {
  return (
    <p class="soft">
      5人より少ない数は出しません。ほかの数も、差し引きで一人がわからないように、5人ごとに切り下げています。
    </p>
  );
}
