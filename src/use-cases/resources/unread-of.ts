import type { ResourceConditions } from '#domain/resource-conditions.ts';
import { suggestConditions } from './suggest-conditions.ts';

type Told = { summary: string; cannotAccept: string };
type Unread = NonNullable<ResourceConditions['unread']>;

/** How a worker's 「条件ではない」 stands among what was refused. */
export function settledKey(text: string): string {
  return `unread:${text}`;
}

/**
 * 条件として読みとれなかったこと: follows from the words as they are saved, so that it can neither be lost nor clash. What the host
 * wishes for is no condition, and what a worker said is none is left out.
 */
export function unreadOf(
  { summary, cannotAccept }: Told,
  { requires, refused = [] }: Pick<ResourceConditions, 'requires' | 'refused'>,
): Unread {
  const asked = requires.map(({ text }) => text).join('\n');
  const { notUnderstood } = suggestConditions({ summary, cannotAccept, requires: asked, hostWishes: '' });
  const settled = new Set(refused);
  const notes = new Map<string, Unread[number]>();
  for (const { source, words } of notUnderstood) {
    const text = words.slice(0, 500);
    const isLimit = source === 'cannotAccept' || notes.get(text)?.isLimit === true;
    if (!settled.has(settledKey(text))) notes.set(text, { text, isLimit });
  }
  return [...notes.values()].slice(0, 60);
}

/** The conditions as they are stored: with the notes that the words leave. */
export function withUnread(words: Told, conditions: ResourceConditions): ResourceConditions {
  const { unread: _before, ...rest } = conditions;
  const unread = unreadOf(words, rest);
  return unread.length === 0 ? rest : { ...rest, unread };
}
