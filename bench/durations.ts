/** What a series of measured times says, in milliseconds. */
export type Spread = { count: number; p50: number; p95: number; p99: number; most: number };

function at(sorted: readonly number[], share: number): number {
  // Nearest rank: of few values p99 is the slowest, which is told by `count`.
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function spreadOf(milliseconds: readonly number[]): Spread {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  return {
    count: sorted.length,
    p50: at(sorted, 0.5),
    p95: at(sorted, 0.95),
    p99: at(sorted, 0.99),
    most: sorted.at(-1) ?? Number.NaN,
  };
}

/** How long one call takes, in milliseconds. */
export function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

export async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
