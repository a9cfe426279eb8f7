import { folded, isCommonplace, isEverywhere, kinds, kindOfUnit } from './letters.ts';

/** The words of a text that can be named as evidence. Hiragana is grammar and names nothing. */
export type Words = {
  /** Whole runs of katakana or Latin letters: センター is a word, ター in it is none. */
  whole: ReadonlySet<string>;
  /** Runs of kanji; a part of two letters or more is a word. */
  kanji: readonly string[];
};

const runs = /\p{Script=Han}[\p{Script=Han}々]*|[\p{Script=Katakana}ー]+|[a-z]+/gu;

/** What follows a noun: a particle, or nothing that belongs to it. 座って and 立つ are stems of verbs, and 座布団 is no 座って. */
const afterNoun = /^(?:[をがのはにへとでもや]|\P{Script=Hiragana}|$)/u;

export function wordsOf(text: string): Words {
  const plain = folded(text);
  const found = [...plain.matchAll(runs)].flatMap(({ 0: run, index }) => {
    const isStem = run.length === 1 && !afterNoun.test(plain.slice(index + 1));
    return isStem ? [] : [run];
  });
  return {
    whole: new Set(found.filter((run) => !isKanjiRun(run) && run.length > 1)),
    kanji: [...new Set(found.filter(isKanjiRun))],
  };
}

export function isKanjiRun(run: string): boolean {
  return /^\p{Script=Han}/u.test(run);
}

/** Whether what begins with this unit may follow a noun of one letter. */
export function followsNoun(unit: number): boolean {
  const kind = kindOfUnit(unit);
  return (kind & kinds.hiragana) === 0 || particles.has(unit);
}
const particles = new Set(Array.from('をがのはにへとでもや', (letter) => letter.charCodeAt(0)));

/** Two letters or more are a word; one is (織, 茶) where it stands alone in one of the texts, as 茶 in 「茶を点てる」 and 「茶会」. */
function isWord(part: string, from: readonly string[]): boolean {
  if (isCommonplace(part)) return false;
  if (Array.from(part).every(isEverywhere)) return false;
  return part.length > 1 || from.includes(part);
}

function longestCommon(a: string, b: string, from: readonly string[]): string {
  let longest = '';
  for (let start = 0; start < a.length; start += 1) {
    for (let end = start + longest.length + 1; end <= a.length; end += 1) {
      const part = a.slice(start, end);
      if (!b.includes(part)) break;
      if (isWord(part, from)) longest = part;
    }
  }
  return longest;
}

/** The longest word that two texts share, or nothing: a reason of likeness is told only where it can name one. */
export function sharedWord(a: Words, b: Words): string | undefined {
  const from = [...a.kanji, ...b.kanji];
  const found = [
    ...[...a.whole].filter((word) => b.whole.has(word)),
    ...a.kanji.flatMap((run) => b.kanji.map((other) => longestCommon(run, other, from))),
  ];
  const longest = found.reduce((best, word) => (word.length > best.length ? word : best), '');
  return longest === '' ? undefined : longest;
}
