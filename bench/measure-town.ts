import type { Opportunity } from '#domain/conditions.ts';
import { townOf, type Town } from '#matching/town.ts';
import { timed } from './durations.ts';
import { benchDay } from './invent-town.ts';

/** What it takes to make a town ready for searches, and to keep it. */
export type SizeMeasured = {
  /** Milliseconds on the clock and of the processor; the better of two, for the first finds a cold program. */
  build: number;
  buildProcessor: number;
  /** The same after one offer has changed: better of three. */
  patch: number;
  patchProcessor: number;
  /** Bytes of columns, and all that the process has, for each offer. */
  columnBytes: number;
  heapBytes: number;
  residentBytes: number;
};

export function measureSize(town: readonly Opportunity[]): SizeMeasured & { ready: Town } {
  const builds = [buildOnce(town), buildOnce(town)];
  const [first, second] = builds;
  const best = first && second && first.clock < second.clock ? first : second;
  if (best === undefined) throw new Error('nothing was built');
  const patches = [1, 2, 3].map((turn) => buildOnce(withOneChanged(town, turn), best.ready));
  const patch = patches.reduce((least, one) => (one.clock < least.clock ? one : least));
  const { heapUsed, rss } = process.memoryUsage();
  return {
    ready: best.ready,
    build: best.clock,
    buildProcessor: best.processor,
    patch: patch.clock,
    patchProcessor: patch.processor,
    columnBytes: bytesOf(best.ready.columns) + bytesOf(best.ready.scales) + bytesOf(best.ready.sieve),
    heapBytes: heapUsed,
    residentBytes: rss,
  };
}

/** Another name and one support less, and all others the same objects: what a correction or a booking leaves. */
function withOneChanged(town: readonly Opportunity[], turn: number): Opportunity[] {
  const place = Math.floor((town.length * turn) / 4);
  return town.map((one, row) =>
    row === place ? { ...one, name: `${one.name} 新`, supports: one.supports.slice(1) } : one,
  );
}

function buildOnce(
  town: readonly Opportunity[],
  known?: Town,
): { ready: Town; clock: number; processor: number } {
  let ready: Town | undefined;
  const before = process.cpuUsage();
  const clock = timed(() => {
    ready = townOf(town, benchDay, known);
  });
  const { user, system } = process.cpuUsage(before);
  if (ready === undefined) throw new Error('nothing was built');
  return { ready, clock, processor: (user + system) / 1000 };
}

/** All typed arrays within, each once. */
function bytesOf(value: unknown, seen: Set<unknown> = new Set()): number {
  if (typeof value !== 'object' || value === null || seen.has(value)) return 0;
  seen.add(value);
  if (ArrayBuffer.isView(value)) {
    const isNew = !seen.has(value.buffer);
    seen.add(value.buffer);
    return isNew ? value.buffer.byteLength : 0;
  }
  const parts: unknown[] = Array.isArray(value) ? value : Object.values(value);
  return parts.reduce<number>((sum, part) => sum + bytesOf(part, seen), 0);
}
