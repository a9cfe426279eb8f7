import { mostBrokenShare } from './limits.ts';

export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'cp932';

/** All marks, and the `?` that some tools leave of one in front of a quoted head. */
const marks = /^\uFEFF+(?:\?(?="))?/;

function startsWith(bytes: Uint8Array, ...head: number[]): boolean {
  return head.every((byte, place) => bytes[place] === byte);
}

/** UTF-16 without a mark: only one of its two byte orders has commas and line ends, and none has zeros in its text. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const start = bytes.subarray(0, 4096);
  if (!start.includes(0)) return undefined;
  const [best] = (['utf-16le', 'utf-16be'] as const)
    .map((encoding) => {
      const text = new TextDecoder(encoding).decode(start);
      return { encoding, text, found: text.match(/[\t\r\n,]/g)?.length ?? 0 };
    })
    .sort((a, b) => b.found - a.found);
  return best && best.found > 0 && !best.text.includes('\0') ? best.encoding : undefined;
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
    return { text: text.replace(marks, ''), encoding: utf16 };
  }
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== undefined) {
    const text = utf8.replace(marks, '');
    return { text, encoding: text.length < utf8.length ? 'utf-8-bom' : 'utf-8' };
  }
  const cp932 = tryDecode(bytes, 'shift_jis');
  const read = cp932 === undefined ? leastBroken(bytes) : { text: cp932, encoding: 'cp932' as const };
  return read && { text: read.text.replace(marks, ''), encoding: read.encoding };
}
