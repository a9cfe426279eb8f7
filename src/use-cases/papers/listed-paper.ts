import type { PaperKind } from '#documents/papers.ts';

/** A paper on the list. `on` is the day of its newest record; null for an empty form; `isClosed` when the worker may not print it. */
export type ListedPaper = { kind: PaperKind; on: string | null; gaps: string[]; isClosed: boolean };

export function ready(kind: PaperKind, on: string | null, gaps: string[]): ListedPaper {
  return { kind, on, gaps, isClosed: false };
}

/** Nothing typed yet: it prints as an empty form with the name. */
export function unwritten(kind: PaperKind): ListedPaper {
  return { kind, on: null, gaps: [], isClosed: false };
}

export function closed(kind: PaperKind): ListedPaper {
  return { kind, on: null, gaps: [], isClosed: true };
}

/** The boxes that are still empty, by name. */
export function gapsOf(...boxes: readonly (readonly [isMissing: boolean, box: string])[]): string[] {
  return boxes.filter(([isMissing]) => isMissing).map(([, box]) => box);
}
