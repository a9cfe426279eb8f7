import type { Span } from './read-text.ts';

/** What stands about some words in their own sentence: enough to see how they were meant. */
export type Around = { before: string; after: string };

const most = 28;

export function around(text: string, { from, to }: Span): Around {
  const left =
    text
      .slice(0, from)
      .split(/[。\n!！?？]/u)
      .at(-1) ?? '';
  const [right = ''] = text.slice(to).split(/(?<=[。!！?？])|\n/u);
  const [before, after] = [Array.from(left.trimStart()), Array.from(right.trimEnd())];
  return {
    before: before.length > most ? `…${before.slice(-most).join('')}` : before.join(''),
    after: after.length > most ? `${after.slice(0, most).join('')}…` : after.join(''),
  };
}
