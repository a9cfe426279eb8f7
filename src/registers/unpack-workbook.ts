import { Unzip, UnzipInflate, zipSync, type UnzipFile } from 'fflate';
import { fileProblem, type FileProblem } from './file-problem.ts';
import { mostUnpackedBytes, mostWorkbookCells, mostWorkbookTags, mostZipEntries } from './limits.ts';

type Unpacked = { ok: true; bytes: Uint8Array } | { ok: false; problem: FileProblem };

/** Text, sheets and the styles that tell a date from a number. Macros, pictures and outside links are never unpacked. */
const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/(?:sharedStrings|styles)\.xml|xl\/worksheets\/[^/]+\.xml)$/;

class TooLarge extends Error {}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const [lessThan, colon, smallC] = [0x3c, 0x3a, 0x63];
const endsName = new Set([0x20, 0x2f, 0x3e, 0x09, 0x0a, 0x0d]);

/** Tags and cells, counted in the bytes: four letters make an empty cell, and a million of those fill the memory. */
function isTooDense(parts: Record<string, Uint8Array>): boolean {
  let tags = 0;
  let cells = 0;
  for (const part of Object.values(parts)) {
    for (let at = 0; at < part.length; at++) {
      const byte = part[at];
      if (byte === lessThan) tags++;
      if ((byte === lessThan || byte === colon) && part[at + 1] === smallC && endsName.has(part[at + 2] ?? 0))
        cells++;
    }
  }
  return tags > mostWorkbookTags || cells > mostWorkbookCells;
}

/** Reads entries as a stream and counts what really comes out: the sizes that a bomb states about itself are lies. */
function unpack(bytes: Uint8Array): { parts: Record<string, Uint8Array>; begun: Set<string> } {
  const parts: Record<string, Uint8Array> = {};
  const begun = new Set<string>();
  let unpacked = 0;
  let entries = 0;
  const unzip = new Unzip((file: UnzipFile) => {
    if (++entries > mostZipEntries) throw new TooLarge();
    if (!wanted.test(file.name) || begun.has(file.name)) return;
    begun.add(file.name);
    const chunks: Uint8Array[] = [];
    file.ondata = (error, chunk, isLast) => {
      if (error) throw error;
      unpacked += chunk.length;
      if (unpacked > mostUnpackedBytes) throw new TooLarge();
      chunks.push(chunk);
      if (isLast) parts[file.name] = join(chunks);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  const step = 16 * 1024;
  for (let at = 0; at < bytes.length; at += step) {
    unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  }
  return { parts, begun };
}

/** A workbook packed anew from checked parts, so that the reader behind sees exactly what was measured here. */
export function repackWorkbook(bytes: Uint8Array): Unpacked {
  let unpacked: ReturnType<typeof unpack>;
  try {
    unpacked = unpack(bytes);
  } catch (error) {
    return fileProblem(error instanceof TooLarge ? 'too-large-unpacked' : 'broken-workbook');
  }
  const { parts, begun } = unpacked;
  if (!begun.has('xl/workbook.xml')) return fileProblem('other-document');
  // An entry that begins and never ends: the file was cut off on its way.
  if (begun.size > Object.keys(parts).length) return fileProblem('broken-workbook');
  if (isTooDense(parts)) return fileProblem('too-large-unpacked');
  return { ok: true, bytes: zipSync(parts, { level: 0 }) };
}
