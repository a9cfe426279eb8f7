/** What a letter is, as bits: looked up for each letter of a hundred thousand texts. */
export const kinds = {
  letter: 1,
  kanji: 2,
  /** Kanji, katakana, Latin: content words are written in them. */
  content: 4,
  hiragana: 8,
  digit: 16,
  /** Katakana with its long vowel, and Latin: of these only a whole run is a word. */
  katakana: 32,
  latin: 64,
  /** A kanji that is in every notice. */
  everywhere: 128,
  /** A commonplace word may begin with it. */
  opensCommonplace: 256,
  /** Half of a letter that takes two units (𠮷): such texts are read letter by letter. */
  half: 512,
  space: 1024,
} as const;

/** A single kanji of a trade (織, 茶, 紙) is a word; these are in every notice. */
const everywhere = new Set(
  '人会日時手一二三四五六七八九十百千年月火水木金土分回円名歳市町区所地場中上下大小前後間内外午週者方事物家私自本行来見出入作使体力心気話言語同新初合集活動参加今何々約以第別他全員室館校学生先目的心分夜朝昼夕毎春夏秋冬',
);
/** Words that nearly every offer or wish is written with: they say nothing about likeness. */
const commonplace = new Set(
  '一人,二人,三人,自分,時間,今日,毎週,毎日,参加,地域,場所,活動,人が,人の,人を,人に,手が,手を,日に,日の,の人,の手,前の,年の,年前,職員,代の,会の,の会,回の,月の,作業,仕事'.split(
    ',',
  ),
);
const commonplaceOpenings = new Set([...commonplace].map((word) => word.charAt(0)));

export function isEverywhere(letter: string): boolean {
  return everywhere.has(letter);
}

export function isCommonplace(word: string): boolean {
  return commonplace.has(word);
}

/** Text as it is compared: NFKC, small letters, no spaces; katakana and hiragana stay different. */
export function folded(text: string): string {
  return foldedButSpaces(text).replace(/\s+/g, '');
}

export function foldedButSpaces(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** By the definitions of Unicode. */
export function kindOf(letter: string): number {
  const bit = (kind: keyof typeof kinds, holds: boolean): number => (holds ? kinds[kind] : 0);
  return (
    bit('letter', /^[\p{L}\p{N}ー々]/u.test(letter)) |
    bit('kanji', /^\p{Script=Han}/u.test(letter)) |
    bit('content', /^[\p{Script=Han}\p{Script=Katakana}a-z]/u.test(letter)) |
    bit('hiragana', /^\p{Script=Hiragana}/u.test(letter)) |
    bit('digit', /^\d/u.test(letter)) |
    bit('katakana', /^[\p{Script=Katakana}ー]/u.test(letter)) |
    bit('latin', /^[a-z]/u.test(letter)) |
    bit('everywhere', everywhere.has(letter)) |
    bit('opensCommonplace', commonplaceOpenings.has(letter)) |
    bit('space', /^\s/u.test(letter))
  );
}

const asked = 2048;
const table = new Uint16Array(65_536);

/** The same for one unit of a string, kept once it was asked. */
export function kindOfUnit(unit: number): number {
  const kept = table[unit] ?? 0;
  if (kept !== 0) return kept;
  const isSurrogate = unit >= 0xd8_00 && unit < 0xe0_00;
  const kind = asked | (isSurrogate ? kinds.half : kindOf(String.fromCharCode(unit)));
  table[unit] = kind;
  return kind;
}
