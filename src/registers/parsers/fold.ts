/** One spelling for reading only (never stored): half width, one hyphen, one wave, line breaks as such, no edges. */
export function fold(text: string): string {
  // Most cells are empty or plain digits, and a register has a million of them.
  if (/^[!-~]*$/.test(text)) return text;
  return text
    .replaceAll('（改行）', '\n')
    .normalize('NFKC')
    .replace(/[\u200B-\u200D\uFEFF\u00AD]/g, '')
    .replace(/[〜∼～]/g, '~')
    .replace(/[‐‑‒–—―−ｰ－﹣]/g, '-')
    .replace(/[ \t\u3000\u00A0]+/g, ' ')
    .trim();
}

const kanjiDigits = '〇一二三四五六七八九';

/** Days, hours and prices stand at the beginning; a longer cell is no value, and patterns must not be fed without end. */
const mostRead = 400;

/** 二十四 → 24 and 第二 → 第2; only where a number is meant by what follows. */
export function foldNumbers(text: string): string {
  return fold(text.slice(0, mostRead)).replace(
    /[一二三四五六七八九十〇]+(?=[時分回日週円歳才名人・、と又土金木水火月])|(?<=第)[一二三四五]/g,
    (kanji) => {
      if (!kanji.includes('十')) return Array.from(kanji, (letter) => kanjiDigits.indexOf(letter)).join('');
      const [tens = '', ones = ''] = kanji.split('十');
      return String((tens ? kanjiDigits.indexOf(tens) : 1) * 10 + (ones ? kanjiDigits.indexOf(ones) : 0));
    },
  );
}

/** What people write for "nothing": all of it means an empty cell. */
export function isNothing(text: string): boolean {
  if (text === '') return true;
  return /^(?:|[-ー/・.]+|なし。?|無し|無|特になし。?|該当なし|未定|不明|非公開)$/.test(fold(text));
}
