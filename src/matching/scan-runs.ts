import { kinds } from './letters.ts';
import type { Letters } from './read-letters.ts';
import { append, endRow, growing, listsOf, type Growing, type Lists } from './scan-lists.ts';
import { followsNoun, wordsOf } from './shared-word.ts';

/** The runs of letters that can be named as evidence, each once for the town: what `wordsOf` finds in each description. */
export type TownRuns = { texts: readonly string[]; ofRow: Lists };

/** Where a run stands in a buffer of letters: a string is made of it only when it is new. */
type Stretch = { units: Uint16Array; from: number; to: number };
type Runs = { texts: string[]; slots: Int32Array };

export function runIndexer(rows: number): {
  add: (letters: Letters, text: string) => void;
  index: () => TownRuns;
} {
  const runs: Runs = { texts: [], slots: new Int32Array(4096) };
  const lists = growing(rows, 8);
  return {
    add: (letters, text) => {
      if (letters.isPlain) addRuns(runs, lists, letters);
      else addLongLetters(runs, lists, text);
      endRow(lists);
    },
    index: () => ({ texts: runs.texts, ofRow: listsOf(lists) }),
  };
}

function addRuns(runs: Runs, lists: Growing, { units, kinds: found, length }: Letters): void {
  let from = 0;
  while (from < length) {
    const kind = (found[from] ?? 0) & (kinds.kanji | kinds.katakana | kinds.latin);
    let to = from + 1;
    if (kind !== 0) {
      while (to < length && ((found[to] ?? 0) & kind) !== 0) to += 1;
      const isAlone = to - from === 1;
      const isWord =
        (kind & kinds.kanji) === 0 ? !isAlone : !isAlone || to === length || followsNoun(units[to] ?? 0);
      if (isWord) append(lists, idOf(runs, { units, from, to }));
    }
    from = to;
  }
}

function addLongLetters(runs: Runs, lists: Growing, text: string): void {
  const { whole, kanji } = wordsOf(text);
  for (const run of [...whole, ...kanji]) append(lists, idOf(runs, stretchOf(run)));
}

function stretchOf(text: string): Stretch {
  const units = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return { units, from: 0, to: text.length };
}

function slotOf({ texts, slots }: Runs, stretch: Stretch): number {
  const { units, from, to } = stretch;
  let hash = to - from;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (units[at] ?? 0), 0x01_00_01_93);
  let slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
  while (slots[slot] !== 0 && !isSame(texts[(slots[slot] ?? 0) - 1] ?? '', stretch)) {
    slot = (slot + 1) & (slots.length - 1);
  }
  return slot;
}

function isSame(text: string, { units, from, to }: Stretch): boolean {
  if (text.length !== to - from) return false;
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at - from) !== units[at]) return false;
  return true;
}

function idOf(runs: Runs, stretch: Stretch): number {
  const slot = slotOf(runs, stretch);
  const known = runs.slots[slot] ?? 0;
  if (known !== 0) return known - 1;
  runs.texts.push(String.fromCharCode(...stretch.units.subarray(stretch.from, stretch.to)));
  const id = runs.texts.length;
  runs.slots[slot] = id;
  if (id * 2 > runs.slots.length) {
    runs.slots = new Int32Array(runs.slots.length * 2);
    for (const [at, text] of runs.texts.entries()) runs.slots[slotOf(runs, stretchOf(text))] = at + 1;
  }
  return id - 1;
}
