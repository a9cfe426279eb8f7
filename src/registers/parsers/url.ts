import { reading, type Reading } from './doubt.ts';
import { fold, isNothing } from './fold.ts';

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const host = /^(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+[a-z]{2,}(?:[/?#]\S*)?$/iu;

function isAddress(text: string): boolean {
  // URL itself drops line breaks silently; here a break means that the cell was wrapped.
  if (!/^https?:\/\/[^\s/]+\.[^\s/]\S*$/.test(text)) return false;
  return URL.canParse(text);
}

/** http:/www, htpp://, https：// and a bare host are what people type for the same thing. */
function repair(text: string): string | undefined {
  const scheme = /^(h?t{1,2}p{1,2}s?)\s*:\s*\/{0,3}(.+)$/i.exec(text);
  if (scheme?.[2]) {
    const fixed = `${/s$/i.test(scheme[1] ?? '') ? 'https' : 'http'}://${scheme[2]}`;
    return isAddress(fixed) ? fixed : undefined;
  }
  return host.test(text) ? `http://${text}` : undefined;
}

export type WebAddress = { url: string; email: string };

/** A page's address, mended where the slip is plain; an e-mail address in the column is taken as one. */
export function readUrl(original: string): Reading<WebAddress> {
  if (isNothing(original)) return reading({ url: '', email: '' }, original);
  if (isAddress(original)) return reading({ url: original, email: '' }, original);
  const plain = fold(original);
  if (email.test(plain)) return reading({ url: '', email: plain }, original, 'url-is-email');
  const inside = /https?:\/\/\S+/.exec(plain)?.[0];
  const oneLine = plain.replace(/\s*\n\s*/g, '');
  // A title above the address is cut off; a break inside the address is closed.
  const candidate = /^h?t{1,2}p/i.test(plain) ? oneLine : (inside ?? oneLine);
  const url = isAddress(candidate) ? candidate : repair(candidate);
  if (url === undefined) return reading({ url: '', email: '' }, original, 'url-unread');
  return url === original.trim()
    ? reading({ url, email: '' }, original)
    : reading({ url, email: '' }, original, 'url-repaired');
}

export function readEmail(original: string): Reading<string> {
  if (isNothing(original)) return reading('', original);
  const plain = fold(original);
  return email.test(plain) ? reading(plain, original) : reading('', original, 'email-unread');
}
