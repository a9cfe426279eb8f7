/** Fewer people than this are never counted out loud: a small number in a small town is somebody (matching.md §2.6). */
export const smallestCell = 5;

/**
 * A number of people as it may leave the engine, in fives and downward, or null below five. Hiding small numbers alone would
 * not do: of two larger ones the difference may be one person. A number in fives could be any of five, and so tells none.
 */
export type Cell = number | null;

export function cellOf(count: number): Cell {
  return count < smallestCell ? null : count - (count % smallestCell);
}

export function cellText(cell: Cell): string {
  return cell === null ? '5人より少ない' : `約${cell.toLocaleString('ja-JP')}人`;
}
