/** Numbers that look like chance and are the same in every run (mulberry32). */
export type Chance = {
  /** 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  holds(share: number): boolean;
  oneOf<T>(values: readonly T[]): T;
  someOf<T>(values: readonly T[], count: number): T[];
};

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const oneOf = <T>(values: readonly T[]): T => {
    const value = values[between(0, values.length - 1)];
    if (value === undefined) throw new Error('there is nothing to choose from');
    return value;
  };
  return {
    next,
    between,
    holds: (share) => next() < share,
    oneOf,
    someOf: (values, count) => [...new Set(Array.from({ length: count }, () => oneOf(values)))],
  };
}
