import type { CareSheetPart } from './care-sheet.ts';
import { foldForSearch } from './person-name.ts';

export type SheetFact = { kind: string; words: string; basis: string };

/** A line that could go onto the sheet. Nothing goes there by itself: somebody ticks it, and the person agrees. */
export type SheetLine = { part: CareSheetPart; words: string; isTicked: boolean };

const partOfKind: Partial<Record<string, CareSheetPart>> = {
  strength: 'goodAt',
  support_needed: 'helps',
  limit: 'helps',
  aversion: 'avoid',
};

/**
 * Whether words may go to a host at all. Narrower than mayLeaveTheMeeting: what was reported out of duty was not told by
 * the person for the neighbours to hear. A basis nobody knows opens nothing.
 */
export function mayGoToHost(basis: string): boolean {
  return basis === 'consent' || basis === 'self_published';
}

/**
 * Lines for a 配慮シート from what is known (invariants 1 and 4): strengths, supports, limits and what to keep away from.
 * Words that came in confidence are left out, and so is every line that says them again, as long as nobody heard them
 * anew with consent. What to avoid in dealing with somebody stands in the assessment without a basis of its own; it is
 * offered, but never ticked beforehand.
 */
export function careSheetLines(facts: readonly SheetFact[], triggers: string): SheetLine[] {
  const open = facts.filter(({ basis }) => mayGoToHost(basis));
  const isOpen = new Set(open.map(({ words }) => folded(words)));
  const sealed = facts
    .filter(({ basis }) => !mayGoToHost(basis))
    .map(({ words }) => folded(words))
    .filter((words) => words !== '' && !isOpen.has(words));
  const tells = (words: string) => sealed.some((secret) => folded(words).includes(secret));
  // A line of the assessment has no basis: a part of a secret is one too.
  const hints = (words: string) => sealed.some((secret) => secret.includes(folded(words)));
  const lines: SheetLine[] = open.flatMap(({ kind, words }) => {
    const part = partOfKind[kind];
    return part === undefined || tells(words) ? [] : [{ part, words: words.trim(), isTicked: true }];
  });
  for (const words of triggers.split('\n').map((line) => line.trim())) {
    if (!tells(words) && !hints(words)) lines.push({ part: 'avoid', words, isTicked: false });
  }
  const seen = new Set<string>();
  return lines.filter(({ part, words }) => {
    const key = `${part}\n${words}`;
    if (words === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function folded(words: string): string {
  return foldForSearch(words).replace(/\s/g, '');
}

/** What is written for a part, with the ticked lines under it. */
export function withLines(written: string, ticked: readonly string[]): string {
  return [written.trim(), ...ticked].filter((part) => part !== '').join('\n');
}
