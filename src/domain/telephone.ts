import * as z from 'zod';

// Areas whose digits group the same way everywhere; all others need the area code table, so their digits stay together.
const grouped: readonly [RegExp, readonly [number, number]][] = [
  [/^0[05-9]0\d{8}$/, [3, 7]],
  [/^0(?:120|800)\d+$/, [4, 7]],
  [/^0[36]\d{8}$/, [2, 6]],
];

const hyphens = /[‐‑‒–—―−ｰー－﹣⁻₋-]/g;

/** Half-width digits and ASCII hyphens; brackets and spaces between groups become hyphens. */
function unify(text: string): string {
  return text
    .normalize('NFKC')
    .replace(hyphens, '-')
    .trim()
    .replace(/^\+81[-\s]?\(?0?\)?/, '0')
    .replace(/[()\s]+/g, '-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
}

function hasRightLength(digits: string): boolean {
  if (/^0[05-9]0/.test(digits) || digits.startsWith('0800')) return digits.length === 11;
  return digits.length === 10;
}

/**
 * A Japanese telephone number with hyphens, or undefined. Groups are kept as written; a run of digits is divided
 * only where the division is certain (03, 06, mobile, free dial).
 */
export function readTelephone(text: string): string | undefined {
  const plain = unify(text);
  if (!/^0\d{1,4}(?:-?\d{1,8}){0,3}$/.test(plain)) return undefined;
  const digits = plain.replaceAll('-', '');
  if (!hasRightLength(digits)) return undefined;
  if (/^0\d{1,4}-\d{1,4}-\d{3,4}$/.test(plain)) return plain;
  const [, cuts] = grouped.find(([pattern]) => pattern.test(digits)) ?? [];
  return cuts
    ? `${digits.slice(0, cuts[0])}-${digits.slice(cuts[0], cuts[1])}-${digits.slice(cuts[1])}`
    : digits;
}

export const telephoneShape = z.string().refine((typed) => readTelephone(typed) !== undefined, {
  error: '電話番号は、000-0000-0000 のように市外局番から書いてください',
});
