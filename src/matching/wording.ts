import { folded, isCommonplace, isEverywhere, kinds, kindOf } from './letters.ts';
import { readLetters, type Letters } from './read-letters.ts';

/**
 * Pairs of letters, and kanji that are words by themselves, with their weight: content words are written in kanji, katakana
 * or Latin, grammar in hiragana. A word stands as a number, and they stand in rising order.
 */
export type Wording = { keys: Uint32Array; weights: Uint8Array };

/** Whole twentieths: their sum is the same, to the last bit, in whatever order an evaluation or a town adds them up. */
const one = 20;
/** 茶 in 「茶を点てる」 and 「茶会」 is the same word; 器 in 「食器」 and 「楽器」 is none, and ties nothing by itself. */
const [lone, inCompound] = [10, 5];
/** Of a pair that is half grammar (夜の, 見て) one alone ties nothing either. */
const half = 6;

/** The words of the text read last, as they come: a word may stand there more than once, and the largest weight counts. */
export type ReadWords = { keys: Uint32Array; weights: Uint8Array; count: number; letters: Letters };
const read: ReadWords = {
  keys: new Uint32Array(8192),
  weights: new Uint8Array(8192),
  count: 0,
  letters: readLetters(''),
};

function add(key: number, weight: number): void {
  if (read.count === read.keys.length) {
    const [keys, weights] = [read.keys, read.weights];
    read.keys = new Uint32Array(keys.length * 2);
    read.weights = new Uint8Array(keys.length * 2);
    read.keys.set(keys);
    read.weights.set(weights);
  }
  read.keys[read.count] = key;
  read.weights[read.count] = weight;
  read.count += 1;
}

export function readWords(text: string): ReadWords {
  read.count = 0;
  read.letters = readLetters(text);
  const { units, kinds: found, length, isPlain } = read.letters;
  if (!isPlain) {
    readLongLetters(folded(text));
    return read;
  }
  for (let at = 0; at < length; at += 1) {
    const kind = found[at] ?? 0;
    if ((kind & kinds.letter) === 0) continue;
    const unit = units[at] ?? 0;
    const next = at + 1 < length ? (found[at + 1] ?? 0) : 0;
    if ((kind & kinds.kanji) !== 0 && (kind & kinds.everywhere) === 0) {
      const before = at > 0 ? (found[at - 1] ?? 0) : 0;
      add(unit, ((before | next) & kinds.kanji) === 0 ? lone : inCompound);
    }
    if ((next & kinds.letter) === 0) continue;
    const weight = weightOfPair(kind, next);
    const second = units[at + 1] ?? 0;
    if (weight === 0 || ((kind & kinds.opensCommonplace) !== 0 && isCommonPair(unit, second))) continue;
    add(unit * 65_536 + second, weight);
  }
  return read;
}

function isCommonPair(first: number, second: number): boolean {
  return isCommonplace(String.fromCharCode(first, second));
}

function weightOfPair(first: number, second: number): number {
  if (((first | second) & kinds.digit) !== 0 || (first & second & kinds.hiragana) !== 0) return 0;
  return (first & second & kinds.content) === 0 ? half : one;
}

/** Letters of two units are rare names and old forms. Halves of them say nothing beside their neighbour. */
function readLongLetters(plain: string): void {
  for (const clause of plain.split(/[^\p{L}\p{N}ー々]+/u)) {
    const letters = Array.from(clause);
    for (const [at, letter] of letters.entries()) {
      const kind = kindOf(letter);
      if ((kind & kinds.kanji) !== 0 && !isEverywhere(letter)) {
        const around = kindOf(letters[at - 1] ?? '') | kindOf(letters[at + 1] ?? '');
        add(keyOf(letter), (around & kinds.kanji) === 0 ? lone : inCompound);
      }
      const next = letters[at + 1];
      if (next === undefined || letter.length > 1 || next.length > 1) continue;
      const weight = weightOfPair(kind, kindOf(next));
      if (weight > 0 && !isCommonplace(letter + next)) add(keyOf(letter + next), weight);
    }
  }
}

function keyOf(word: string): number {
  return word.length === 1 ? word.charCodeAt(0) : word.charCodeAt(0) * 65_536 + word.charCodeAt(1);
}

export function wordingOf(text: string): Wording {
  const { keys: found, weights, count } = readWords(text);
  const sorted = new Float64Array(count);
  for (let at = 0; at < count; at += 1) sorted[at] = (found[at] ?? 0) * 32 + (weights[at] ?? 0);
  sorted.sort();
  const wording = { keys: new Uint32Array(count), weights: new Uint8Array(count) };
  let size = 0;
  for (const value of sorted) {
    const key = Math.floor(value / 32);
    if (size > 0 && wording.keys[size - 1] === key) size -= 1;
    wording.keys[size] = key;
    wording.weights[size] = value % 32;
    size += 1;
  }
  return { keys: wording.keys.slice(0, size), weights: wording.weights.slice(0, size) };
}

/** 0 to 1 for the weight of the words that two texts share; never falls when one of them grows. */
export function likenessOf(shared: number): number {
  return shared / (shared + 3 * one);
}

/** How many words of content two texts share. */
export function likeness(a: Wording, b: Wording): number {
  const [short, long] = a.keys.length < b.keys.length ? [a, b] : [b, a];
  const [keys, others] = [short.keys, long.keys];
  let shared = 0;
  let from = 0;
  for (let at = 0; at < keys.length; at += 1) {
    from = firstNotBelow(others, keys[at] ?? 0, from);
    if (from === others.length) break;
    if (others[from] === keys[at]) shared += Math.max(short.weights[at] ?? 0, long.weights[from] ?? 0);
  }
  return likenessOf(shared);
}

function firstNotBelow(sorted: Uint32Array, key: number, from: number): number {
  let [low, high] = [from, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
