import { mostBrokenShare } from './limits.ts';

export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'cp932';

function startsWith(bytes: Uint8Array, ...head: number[]): boolean {
  return head.every((byte, place) => bytes[place] === byte);
}

/** UTF-16 without a mark shows in the zero bytes of its commas, digits and line ends. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  const length = Math.min(bytes.length, 4096);
  for (let place = 0; place < length; place++)
    if (bytes[place] === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > length / 40 && even * 20 < odd) return 'utf-16le';
  return even > length / 40 && odd * 20 < even ? 'utf-16be' : undefined;
}

function tryDecode(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function countBroken(text: string): number {
  let broken = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) broken++;
  return broken;
}

/** A few damaged bytes must not cost the whole file: they become U+FFFD, and each such cell is doubted later. */
function leastBroken(bytes: Uint8Array): { text: string; encoding: TextEncoding } | undefined {
  const readings = (['utf-8', 'cp932'] as const).map((encoding) => {
    const label = encoding === 'cp932' ? 'shift_jis' : encoding;
    const text = new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
    return { text, encoding, broken: countBroken(text) };
  });
  const [best] = readings.sort((a, b) => a.broken - b.broken);
  return best && best.broken <= Math.max(3, best.text.length * mostBrokenShare) ? best : undefined;
}

/**
 * Bytes as text, by mark first, then by what decodes without fault. Files with two marks, and with `?` where a mark
 * was lost, are published by cities; all marks go.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } | undefined {
  const utf16 = startsWith(bytes, 0xff, 0xfe)
    ? 'utf-16le'
    : startsWith(bytes, 0xfe, 0xff)
      ? 'utf-16be'
      : guessUtf16(bytes);
  if (utf16 !== undefined) {
    const text = new TextDecoder(utf16, { ignoreBOM: true }).decode(bytes);
    if (countBroken(text) > Math.max(3, text.length * mostBrokenShare)) return undefined;
    return { text: text.replace(/^\uFEFF+/, ''), encoding: utf16 };
  }
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== undefined) {
    const text = utf8.replace(/^\uFEFF+/, '');
    return { text, encoding: text.length < utf8.length ? 'utf-8-bom' : 'utf-8' };
  }
  const cp932 = tryDecode(bytes, 'shift_jis');
  const read = cp932 === undefined ? leastBroken(bytes) : { text: cp932, encoding: 'cp932' as const };
  return read && { text: read.text.replace(/^\uFEFF+/, ''), encoding: read.encoding };
}
