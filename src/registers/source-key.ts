import { prefectures } from '#domain/municipality-code.ts';
import { fold } from './parsers/fold.ts';

const kanji = '〇一二三四五六七八九';

/** A name as it is compared: width, spaces and marks do not tell two things apart. */
export function foldName(name: string): string {
  return fold(name)
    .toLowerCase()
    .replace(/[\s・･、。,.'’"「」『』()[\]【】☆★|~-]/g, '');
}

/** 高松４丁目１番２８号, 高松4-1-28 and 東京都…高松四丁目1-28 are one address. */
export function foldAddress(address: string): string {
  const plain = fold(address)
    .toLowerCase()
    .replace(/[\s、,|]/g, '')
    .replace(/([一二三四五六七八九])(?=丁目)/g, (digit) => String(kanji.indexOf(digit)))
    .replace(/(\d)ー(?=\d)/g, '$1-')
    .replace(/(\d)(?:丁目|番地の?|番|号|の)(?=\d)/g, '$1-')
    .replace(/(\d)(?:丁目|番地|番|号)/g, '$1');
  const prefecture = prefectures.find((name) => plain.startsWith(name)) ?? '';
  return plain.slice(prefecture.length);
}

/** 64 bits of FNV-1a, twice with different beginnings: long texts as short keys, the same on every machine. */
function digest(text: string): string {
  const mask = 0xffff_ffff_ffff_ffffn;
  const bytes = new TextEncoder().encode(text);
  return [0xcbf2_9ce4_8422_2325n, 0x9e37_79b9_7f4a_7c15n]
    .map((start) => {
      let hash = start;
      for (const byte of bytes) hash = ((hash ^ BigInt(byte)) * 0x100_0000_01b3n) & mask;
      return hash.toString(16).padStart(16, '0');
    })
    .join('');
}

function short(part: string): string {
  return part.length <= 40 ? part : digest(part);
}

export type KeyParts = {
  format: string;
  municipalityCode: string;
  number: string;
  service: string;
  name: string;
  address: string;
  /** Whether the number is given once for the whole country (事業所番号) or by each municipality. */
  isNational: boolean;
  /** Several rows share the number (追加情報): the place tells them apart. */
  isPart: boolean;
};

export function likenessOf(municipalityCode: string, name: string, address: string): string {
  const folded = `${municipalityCode}|${foldName(name)}|${foldAddress(address)}`;
  return folded.length <= 160 ? folded : `${municipalityCode}|${digest(folded)}`;
}

/** The key under which a row is known from one edition of a register to the next; order, width and spaces do not count. */
export function sourceKeyOf(parts: KeyParts): string {
  const likeness = () => digest(`${foldName(parts.name)}|${foldAddress(parts.address)}`);
  const where = parts.isNational ? [] : [parts.municipalityCode];
  const what = parts.number === '' ? [`~${likeness()}`] : [short(foldName(parts.number))];
  const part = parts.isPart && parts.number !== '' ? [`~${likeness()}`] : [];
  const service = parts.service === '' ? [] : [short(foldName(parts.service))];
  return [parts.format, ...where, ...what, ...part, ...service].join(':');
}
