import type { Opportunity } from '#domain/conditions.ts';
import { boundOfRow, closerBoundOfRow, scoreOfRow, type Scene } from './scan-weigh.ts';

type Placed = { row: number; score: number; opportunity: Opportunity };

/** By id where all else is equal, and by the order of the register only between two of the same id. */
function isBefore(a: Placed, b: Placed): boolean {
  if (a.score !== b.score) return a.score > b.score;
  if (a.opportunity.id !== b.opportunity.id) return a.opportunity.id < b.opportunity.id;
  return a.row < b.row;
}

function place(scene: Scene, row: number): Placed | undefined {
  const opportunity = scene.opportunities[row];
  return opportunity && { row, score: scoreOfRow(scene, row), opportunity };
}

export function allInOrder(scene: Scene, rows: readonly number[]): Opportunity[] {
  return rows
    .flatMap((row) => place(scene, row) ?? [])
    .sort((a, b) => (isBefore(a, b) ? -1 : 1))
    .map(({ opportunity }) => opportunity);
}

/** Scores lie between −1 and 2: one drawer for each sixty-fourth. */
const drawers = 192;
function drawerOf(bound: number): number {
  return Math.max(0, Math.min(drawers - 1, Math.floor((bound + 1) * 64)));
}
function topOf(drawer: number): number {
  return drawer === drawers - 1 ? Number.POSITIVE_INFINITY : (drawer + 1) / 64 - 1;
}

/**
 * The first few of that order. Rows are taken by what they could be worth at most, and weighed exactly only as long as that
 * is more than what the last of the few has.
 */
export function bestInOrder(scene: Scene, rows: readonly number[], most: number): Opportunity[] {
  if (most === 0) return [];
  const bounds = rows.map((row) => boundOfRow(scene, row));
  const inDrawer = new Uint32Array(drawers + 1);
  for (const bound of bounds) {
    const next = drawerOf(bound) + 1;
    inDrawer[next] = (inDrawer[next] ?? 0) + 1;
  }
  for (let drawer = 1; drawer <= drawers; drawer += 1) {
    inDrawer[drawer] = (inDrawer[drawer] ?? 0) + (inDrawer[drawer - 1] ?? 0);
  }
  const ordered = new Uint32Array(rows.length);
  const next = inDrawer.slice();
  for (const [at, bound] of bounds.entries()) {
    const drawer = drawerOf(bound);
    ordered[next[drawer] ?? 0] = at;
    next[drawer] = (next[drawer] ?? 0) + 1;
  }
  const best: Placed[] = [];
  for (let drawer = drawers - 1; drawer >= 0; drawer -= 1) {
    const last = best[most - 1];
    if (last !== undefined && topOf(drawer) < last.score) break;
    for (let at = inDrawer[drawer] ?? 0; at < (inDrawer[drawer + 1] ?? 0); at += 1) {
      const index = ordered[at] ?? 0;
      const row = rows[index] ?? 0;
      const least = best[most - 1]?.score ?? Number.NEGATIVE_INFINITY;
      if ((bounds[index] ?? 0) < least || closerBoundOfRow(scene, row) < least) continue;
      insert(best, place(scene, row), most);
    }
  }
  return best.map(({ opportunity }) => opportunity);
}

function insert(best: Placed[], placed: Placed | undefined, most: number): void {
  if (placed === undefined) return;
  let at = best.length;
  while (at > 0) {
    const before = best[at - 1];
    if (before === undefined || isBefore(before, placed)) break;
    at -= 1;
  }
  if (at >= most) return;
  best.splice(at, 0, placed);
  if (best.length > most) best.pop();
}
