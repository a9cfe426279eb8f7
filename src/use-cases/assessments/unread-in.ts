import { readText } from '#matching/read-text.ts';
import type { LiveFact } from './fact-condition.ts';
import { isLimiting } from './suggest-from-words.ts';

/** A note keeps 500 letters of it; the whole stays in the fact. */
const most = 500;

/** 条件として読みとれなかったこと: what nobody's rule understood of a fact, in its own words. A worker may say that it is no condition. */
export function unreadIn(fact: Pick<LiveFact, 'kind' | 'words' | 'condition'>): string[] {
  // What somebody wants or can is a topic, not a condition.
  if (!isLimiting(fact.kind) && fact.kind !== 'support_needed') return [];
  const { notUnderstood } = readText(fact.words, isLimiting(fact.kind) ? 'limit' : 'person');
  const settled = new Set(fact.condition?.noConditions ?? []);
  return notUnderstood.map(({ words }) => words.slice(0, most)).filter((words) => !settled.has(words));
}
