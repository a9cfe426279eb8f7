import { saidBys } from '#domain/fact.ts';
import { labelOf, quoted, shortDay } from './boxes.ts';

/** What is known, one line each. Never from a 支援会議 (invariant 1). */
export type PaperFact = { words: string; isOwnWords: boolean; saidBy: string; saidOn: string };

export const closedWords = '（見られる範囲の外のため、印字しません）';

export function factLines(facts: readonly PaperFact[] | null): string {
  if (facts === null) return closedWords;
  return facts
    .map(({ words, isOwnWords, saidBy, saidOn }) => {
      const said = isOwnWords ? quoted(words) : words;
      return `・${said}（${labelOf(saidBys, saidBy)}　${shortDay(saidOn)}）`;
    })
    .join('\n');
}
