import { formatDayNear } from '#domain/japanese-date.ts';
import type { Lang } from '#web/text/catalogue.ts';
import { text } from '#web/text/text.ts';
import { gap } from './gap.ts';

/** The codes of src/domain/freshness.ts. */
export type FreshnessState = 'fresh' | 'due' | 'old' | 'never';

type Props = { state: FreshnessState; checkedOn: string | null; today: string; lang?: Lang };

/** How recently somebody asked: 確認 11月5日, ◇ 要確認, × 古い. Stale is never hidden. */
export function Freshness({ state, checkedOn, today, lang = 'ja' }: Props) {
  const words = text(lang).freshness;
  const checked = checkedOn === null ? '' : words.checked(formatDayNear(checkedOn, today));
  if (state === 'fresh') return <span class="fresh">{checked}</span>;
  if (state === 'never' || checkedOn === null) return <span class="fresh ask">◇ {words.never}</span>;
  return state === 'due' ? (
    <span class="fresh ask">
      ◇ {words.due}
      {gap}
      {checked}
    </span>
  ) : (
    <span class="fresh old">
      × {words.expired}
      {gap}
      {checked}
    </span>
  );
}
