/** What an iterable gives, worked out as far as somebody has looked and kept for whoever looks again. */
export function growing<Item>(source: Iterable<Item>): Iterable<Item> {
  const known: Item[] = [];
  const rest = source[Symbol.iterator]();
  let isOver = false;
  return {
    *[Symbol.iterator]() {
      for (let at = 0; ; at += 1) {
        if (at === known.length) {
          const next = isOver ? undefined : rest.next();
          if (next === undefined || next.done === true) {
            isOver = true;
            return;
          }
          known.push(next.value);
        }
        const item = known[at];
        if (item !== undefined) yield item;
      }
    },
  };
}
