import * as z from 'zod';
import { codesOf, line } from './person.ts';

/** 支え方, from near to far. Up and down are both usual; nothing here is a test. */
export const supportLevels = {
  does_with: 'いっしょにする',
  beside: 'そばにいる',
  on_call: '呼ばれたら行く',
  none: '入らない',
} as const;
export type SupportLevel = keyof typeof supportLevels;
export const supportLevelCodes = codesOf(supportLevels);

export const supportLevelShape = z.object({
  level: z.enum(supportLevelCodes, { error: '支え方を選んでください' }),
  fromDay: z.iso.date('いつからか、日を書いてください'),
  why: line('わけ', 500).refine((typed) => typed.trim() !== '', { error: 'わけを書いてください' }),
});
export type SupportLevelDraft = z.output<typeof supportLevelShape>;

export type LevelRow = { level: SupportLevel; fromDay: string };

/** From when until when which level held; the last one holds until `today`. A second row of one day replaces the first. */
export function levelSpans(
  rows: readonly LevelRow[],
  today: string,
): { level: SupportLevel; from: string; to: string }[] {
  const byDay = new Map(
    rows.toSorted((a, b) => (a.fromDay < b.fromDay ? -1 : 1)).map((row) => [row.fromDay, row]),
  );
  const ordered = [...byDay.values()].filter(({ fromDay }) => fromDay <= today);
  return ordered.map(({ level, fromDay }, place) => ({
    level,
    from: fromDay,
    to: ordered[place + 1]?.fromDay ?? today,
  }));
}
