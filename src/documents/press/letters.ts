import type { Typeface } from './typeface.ts';

/** A letter that no typeface has: `shown` is the usual form printed instead, '' for an empty box. */
export type MissingLetter = { number: number; shown: string; codes: string };

/** How letters that the first typeface lacks are drawn. `pattern` finds them, `of` tells for each what to do. */
export type Letters = {
  pattern: string;
  of: Record<string, { font: string } | { shown: string; number: number }>;
};

const clusters = new Intl.Segmenter('ja', { granularity: 'grapheme' });
/** Kana and ASCII: nothing to look up. */
const plain = /^[\n -~　-〓ぁ-んァ-ヶー・！-～]*$/u;

function isSelector(code: number): boolean {
  return (code >= 0xfe00 && code <= 0xfe0d) || (code >= 0xe0100 && code <= 0xe01ef);
}

/** Joiners, emoji and text selectors, marks of direction: they have no shape of their own. */
function isInvisible(code: number): boolean {
  return (
    /^[\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\n\t]$/u.test(String.fromCodePoint(code)) &&
    !isSelector(code)
  );
}

function draws(typeface: Typeface, cluster: string): boolean {
  const codes = Array.from(cluster, (letter) => letter.codePointAt(0) ?? 0);
  return codes.every((code, place) => {
    if (isSelector(code)) return place > 0 && typeface.hasForm(codes[place - 1] ?? 0, code);
    return isInvisible(code) || typeface.has(code);
  });
}

/** Without its selector: 邉 for a form of 邉 that nobody has. */
function usualForm(cluster: string): string {
  return Array.from(cluster)
    .filter((letter) => !isSelector(letter.codePointAt(0) ?? 0))
    .join('');
}

function codesOf(cluster: string): string {
  return Array.from(
    cluster,
    (letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join(' ');
}

/** For the pattern language of the template: only ASCII signs mean something there. */
function escaped(cluster: string): string {
  return cluster.replace(/[!-/:-@[-`{-~]/g, String.raw`\$&`);
}

/**
 * What must be done so that every letter of these texts is printed as it was typed: taken from another typeface, or told
 * to be missing. The order of `typefaces` is the order of preference.
 */
export function findLetters(
  texts: readonly string[],
  typefaces: readonly Typeface[],
): { letters: Letters; missing: MissingLetter[] } {
  const of: Letters['of'] = {};
  const missing: MissingLetter[] = [];
  const seen = new Set<string>();
  for (const text of texts) {
    if (plain.test(text)) continue;
    for (const { segment } of clusters.segment(text)) {
      if (seen.has(segment) || plain.test(segment)) continue;
      seen.add(segment);
      const place = typefaces.findIndex((typeface) => draws(typeface, segment));
      if (place === 0) continue;
      const found = typefaces[place];
      if (found) {
        of[segment] = { font: found.family };
        continue;
      }
      const usual = usualForm(segment);
      const shown = usual !== segment && typefaces.some((typeface) => draws(typeface, usual)) ? usual : '';
      const number = missing.length + 1;
      missing.push({ number, shown, codes: codesOf(segment) });
      of[segment] = { shown, number };
    }
  }
  // Longest first, so that a letter with its selector is met before the letter alone.
  const pattern = Object.keys(of)
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
  return { letters: { pattern, of }, missing };
}

/**
 * A text as it can be printed. Only what has no shape on paper goes: control characters, halves of a surrogate pair.
 * Names keep every letter and selector (invariant 13).
 */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replaceAll('\t', '　')
    .replace(/\p{Surrogate}|[\p{Cc}--\n]|\p{Noncharacter_Code_Point}/gv, '');
}
