/** Text as it is compared: NFKC, small letters, no spaces; katakana and hiragana stay different. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** Pairs of letters with their weight: content words are written in kanji, katakana or Latin, grammar in hiragana. */
export type Wording = ReadonlyMap<string, number>;

const content = /[\p{Script=Han}\p{Script=Katakana}a-z]/u;
/** A single kanji of a trade (織, 茶, 紙) is a word; these are in every notice. */
const everywhere = new Set(
  '人会日時手一二三四五六七八九十百千年月火水木金土分回円名歳市町区所地場中上下大小前後間内外午週者方事物家私自本行来見出入作使体力心気話言語同新初合集活動参加今何々約以第別他全員室館校学生先目的心分夜朝昼夕毎春夏秋冬'.split(
    '',
  ),
);
const kanji = /\p{Script=Han}/u;
const grammar = /^\p{Script=Hiragana}+$/u;
/** Words that nearly every offer or wish is written with: they say nothing about likeness. */
const commonplace = new Set(
  '一人,二人,三人,自分,時間,今日,毎週,毎日,参加,地域,場所,活動,人が,人の,人を,人に,手が,手を,日に,日の,の人,の手,前の,年の,年前,職員,代の,会の,の会,回の,月の,作業,仕事'.split(
    ',',
  ),
);

export function isEverywhere(letter: string): boolean {
  return everywhere.has(letter);
}

export function isCommonplace(word: string): boolean {
  return commonplace.has(word);
}

/** 茶 in 「茶を点てる」 and 「茶会」 is the same word; 器 in 「食器」 and 「楽器」 is none, and ties nothing by itself. */
const [lone, inCompound] = [0.5, 0.25];
/** Of a pair that is half grammar (夜の, 見て) one alone ties nothing either. */
const half = 0.3;

export function wordingOf(text: string): Wording {
  const weights = new Map<string, number>();
  for (const clause of folded(text).split(/[^\p{L}\p{N}ー々]+/u)) {
    const letters = Array.from(clause);
    for (const [at, letter] of letters.entries()) {
      if (!kanji.test(letter) || everywhere.has(letter)) continue;
      const standsAlone = !kanji.test(letters[at - 1] ?? '') && !kanji.test(letters[at + 1] ?? '');
      weights.set(letter, Math.max(standsAlone ? lone : inCompound, weights.get(letter) ?? 0));
    }
    for (let at = 0; at + 1 < clause.length; at += 1) {
      const pair = clause.slice(at, at + 2);
      if (commonplace.has(pair) || /\d/.test(pair)) continue;
      const [first = '', second = ''] = pair;
      if (grammar.test(pair)) continue;
      weights.set(pair, content.test(first) && content.test(second) ? 1 : half);
    }
  }
  return weights;
}

/** 0 to 1: how many words of content two texts share; never falls when one of them grows. */
export function likeness(a: Wording, b: Wording): number {
  const [short, long] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [pair, weight] of short) {
    const other = long.get(pair);
    if (other !== undefined) shared += Math.max(weight, other);
  }
  return shared / (shared + 3);
}
