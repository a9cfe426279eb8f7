/** Numbers of each row one after the other: those of row i stand from starts[i] up to starts[i + 1]. */
export type Lists = { starts: Uint32Array; items: Uint32Array };

export type Growing = { starts: Uint32Array; items: Uint32Array; length: number; rows: number };

export function growing(rows: number, each: number): Growing {
  return { starts: new Uint32Array(rows + 1), items: new Uint32Array(rows * each + 16), length: 0, rows: 0 };
}

export function append(lists: Growing, value: number): void {
  if (lists.length === lists.items.length) {
    const larger = new Uint32Array(lists.items.length * 2);
    larger.set(lists.items);
    lists.items = larger;
  }
  lists.items[lists.length] = value;
  lists.length += 1;
}

export function endRow(lists: Growing): void {
  lists.rows += 1;
  lists.starts[lists.rows] = lists.length;
}

export function listsOf({ starts, items, length }: Growing): Lists {
  return { starts, items: items.slice(0, length) };
}

/** The other way round: for each number the rows in which it stands. `low` bits of an item are not part of the number. */
export function postingsOf({ starts, items }: Lists, count: number, low: number): Lists {
  const ends = new Uint32Array(count + 1);
  for (const item of items) {
    const at = (item >>> low) + 1;
    ends[at] = (ends[at] ?? 0) + 1;
  }
  for (let at = 1; at <= count; at += 1) ends[at] = (ends[at] ?? 0) + (ends[at - 1] ?? 0);
  const next = ends.slice();
  const rows = new Uint32Array(items.length);
  const mask = (1 << low) - 1;
  for (let row = 0; row + 1 < starts.length; row += 1) {
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const item = items[at] ?? 0;
      const place = next[item >>> low] ?? 0;
      next[item >>> low] = place + 1;
      rows[place] = (row << low) | (item & mask);
    }
  }
  return { starts: ends, items: rows };
}
