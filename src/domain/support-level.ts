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

/** Being there, and passing on what is said: two supports that fade each at its own pace (matching.md §2.7). */
export const supportKinds = { presence: '同席・作業', messages: 'やりとり' } as const;
export type SupportKind = keyof typeof supportKinds;
export const supportKindCodes = codesOf(supportKinds);

/** The same four steps, in the words of each kind. */
export const levelLabels: Record<SupportKind, Record<SupportLevel, string>> = {
  presence: supportLevels,
  messages: {
    does_with: '支援者が書く',
    beside: '取り次ぐ',
    on_call: '写しで見る',
    none: '本人と受入先だけ',
  },
};

/** One step farther or nearer; at the ends there is none. */
export function levelBeside(level: SupportLevel, direction: 'farther' | 'nearer'): SupportLevel | undefined {
  return supportLevelCodes[supportLevelCodes.indexOf(level) + (direction === 'farther' ? 1 : -1)];
}

export const supportLevelShape = z.object({
  kind: z.enum(supportKindCodes, { error: '何の支えかを選んでください' }).default('presence'),
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
