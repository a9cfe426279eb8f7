import { append, endRow, growing, listsOf, postingsOf, type Lists } from './scan-lists.ts';
import type { ReadWords, Wording } from './wording.ts';

/**
 * The words of a town's descriptions: each word once, which rows it stands in, and which stand in a row. An item is a row or
 * a word, four times, and which of the four weights it has there.
 */
export type TownWords = {
  ids: WordIds;
  ofRow: Lists;
  rowsOf: Lists;
};

/** From a word's number to its place among the words of the town; open addressing, for millions are looked up. */
export type WordIds = { keys: Uint32Array; ids: Uint32Array; count: number };

const weights = [5, 6, 10, 20] as const;
const weightBits = 2;
const weightPlace = new Uint8Array(32);
for (const [place, weight] of weights.entries()) weightPlace[weight] = place;

function weightOfItem(item: number): number {
  return weights[item & 3] ?? 0;
}

function targetOfItem(item: number): number {
  return item >>> weightBits;
}

function slotOf({ keys }: WordIds, key: number): number {
  const mask = keys.length - 1;
  let slot = (Math.imul(key, 0x9e_37_79_b1) >>> 7) & mask;
  while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}

function idOf(ids: WordIds, key: number): number | undefined {
  const slot = slotOf(ids, key);
  return ids.keys[slot] === key ? ids.ids[slot] : undefined;
}

function grow(ids: WordIds): void {
  const { keys, ids: old } = ids;
  ids.keys = new Uint32Array(keys.length * 2);
  ids.ids = new Uint32Array(keys.length * 2);
  for (const [at, key] of keys.entries()) {
    if (key === 0) continue;
    const slot = slotOf(ids, key);
    ids.keys[slot] = key;
    ids.ids[slot] = old[at] ?? 0;
  }
}

function idMade(ids: WordIds, key: number): number {
  const slot = slotOf(ids, key);
  if (ids.keys[slot] === key) return ids.ids[slot] ?? 0;
  ids.keys[slot] = key;
  ids.ids[slot] = ids.count;
  ids.count += 1;
  if (ids.count * 2 > ids.keys.length) grow(ids);
  return ids.count - 1;
}

export function wordIndexer(rows: number): { add: (read: ReadWords) => void; index: () => TownWords } {
  const ids: WordIds = { keys: new Uint32Array(4096), ids: new Uint32Array(4096), count: 0 };
  const lists = growing(rows, 40);
  let seen = new Int32Array(4096);
  const add = ({ keys, weights: found, count }: ReadWords): void => {
    const start = lists.length;
    for (let at = 0; at < count; at += 1) {
      const id = idMade(ids, keys[at] ?? 0);
      if (id >= seen.length) seen = longer(seen);
      const item = (id << weightBits) | (weightPlace[found[at] ?? 0] ?? 0);
      // Where the word stands in this row's list already, its place there, counted from one over all rows.
      const known = (seen[id] ?? 0) - 1;
      if (known >= start) {
        if (item > (lists.items[known] ?? 0)) lists.items[known] = item;
        continue;
      }
      append(lists, item);
      seen[id] = lists.length;
    }
    endRow(lists);
  };
  return {
    add,
    index: () => {
      const ofRow = listsOf(lists);
      return { ids, ofRow, rowsOf: postingsOf(ofRow, ids.count, weightBits) };
    },
  };
}

/** The words of a town of which some rows are others now; `merged` puts their items among the rest. */
export function addWords(
  { ids }: TownWords,
  own: TownWords,
  merged: (own: Lists, itemOf: (item: number) => number) => Lists,
): TownWords {
  const all: WordIds = { keys: ids.keys.slice(), ids: ids.ids.slice(), count: ids.count };
  const idHere = new Uint32Array(own.ids.count);
  for (const [slot, key] of own.ids.keys.entries()) {
    if (key !== 0) idHere[own.ids.ids[slot] ?? 0] = idMade(all, key);
  }
  const itemOf = (item: number): number =>
    ((idHere[targetOfItem(item)] ?? 0) << weightBits) | (item & ((1 << weightBits) - 1));
  const ofRow = merged(own.ofRow, itemOf);
  return { ids: all, ofRow, rowsOf: postingsOf(ofRow, all.count, weightBits) };
}

function longer(seen: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(seen.length * 2);
  larger.set(seen);
  return larger;
}

/** Somebody's words as far as the town has them. */
export type OwnWords = readonly { id: number; weight: number }[];

export function ownWordsIn({ ids }: TownWords, { keys, weights: own }: Wording): OwnWords {
  const found: { id: number; weight: number }[] = [];
  for (const [at, key] of keys.entries()) {
    const id = idOf(ids, key);
    if (id !== undefined) found.push({ id, weight: own[at] ?? 0 });
  }
  return found;
}

/** Adds to each row what it shares with these words: in the end the sum that `likeness` makes of the pair. */
export function addShared({ rowsOf }: TownWords, words: OwnWords, sums: Uint32Array): void {
  const { starts, items } = rowsOf;
  for (const { id, weight } of words) {
    const end = starts[id + 1] ?? 0;
    for (let at = starts[id] ?? 0; at < end; at += 1) {
      const item = items[at] ?? 0;
      const row = targetOfItem(item);
      sums[row] = (sums[row] ?? 0) + Math.max(weight, weightOfItem(item));
    }
  }
}

/** The same for one row, from a table of weights by word. */
export function sharedInRow({ ofRow }: TownWords, row: number, own: Uint8Array): number {
  const { starts, items } = ofRow;
  const end = starts[row + 1] ?? 0;
  let sum = 0;
  for (let at = starts[row] ?? 0; at < end; at += 1) {
    const item = items[at] ?? 0;
    const weight = own[targetOfItem(item)] ?? 0;
    if (weight > 0) sum += Math.max(weight, weightOfItem(item));
  }
  return sum;
}
