import { Slots, type Graph } from './allocate-graph.ts';

export type Widest = {
  /** How many rows can be served at once: more is impossible, whoever they are. */
  count: number;
  /** Columns of which every seat is taken in every largest choice, because more rows ask for them than there are seats. */
  isScarce: Uint8Array;
  /** Rows that have nothing but scarce columns: among them somebody is left over. */
  competes: Uint8Array;
};

/**
 * The largest number of rows that can be served. When the search for one row ends without a free seat, everything it came
 * to is closed: no seat in it can ever become free again (Hall). It is marked and never entered a second time, and what is
 * marked in the end is just the part of the town in which places are scarce.
 */
export function widest(graph: Graph, capacity: ArrayLike<number>): Widest {
  const slots = new Slots(graph, capacity);
  const isScarce = new Uint8Array(graph.columns);
  const search = new Search(graph, slots, isScarce);
  let count = 0;
  const left: number[] = [];
  for (let row = 0; row < graph.rows; row += 1) {
    if (search.serve(row)) count += 1;
    else left.push(row);
  }
  const competes = new Uint8Array(graph.rows);
  for (const row of left) competes[row] = 1;
  for (let column = 0; column < graph.columns; column += 1) {
    if (isScarce[column] === 0) continue;
    for (let nth = 0; nth < (slots.held[column] ?? 0); nth += 1) {
      competes[graph.rowOf[slots.edgeAt(column, nth)] ?? 0] = 1;
    }
  }
  return { count, isScarce, competes };
}

class Search {
  readonly #graph: Graph;
  readonly #slots: Slots;
  readonly #isDead: Uint8Array;
  readonly #seen: Int32Array;
  readonly #via: Int32Array;
  readonly #fromEdge: Int32Array;
  readonly #queue: Int32Array;
  #round = 0;

  constructor(graph: Graph, slots: Slots, isDead: Uint8Array) {
    this.#graph = graph;
    this.#slots = slots;
    this.#isDead = isDead;
    this.#seen = new Int32Array(graph.columns);
    this.#via = new Int32Array(graph.columns);
    this.#fromEdge = new Int32Array(graph.rows);
    this.#queue = new Int32Array(graph.columns);
  }

  /** Whether a seat was found, with everybody served so far keeping one. */
  serve(row: number): boolean {
    this.#round += 1;
    this.#fromEdge[row] = -1;
    let length = this.#lookAround(row, 0);
    for (let at = 0; at < length; at += 1) {
      const column = this.#queue[at] ?? 0;
      if (this.#slots.hasRoom(column)) {
        this.#take(column);
        return true;
      }
      for (let nth = 0; nth < (this.#slots.held[column] ?? 0); nth += 1) {
        const edge = this.#slots.edgeAt(column, nth);
        const holder = this.#graph.rowOf[edge] ?? 0;
        this.#fromEdge[holder] = edge;
        length = this.#lookAround(holder, length);
      }
    }
    for (let at = 0; at < length; at += 1) this.#isDead[this.#queue[at] ?? 0] = 1;
    return false;
  }

  #lookAround(row: number, length: number): number {
    const { first, columnOf } = this.#graph;
    const end = first[row + 1] ?? 0;
    let filled = length;
    for (let edge = first[row] ?? 0; edge < end; edge += 1) {
      const column = columnOf[edge] ?? 0;
      if (this.#isDead[column] === 1 || this.#seen[column] === this.#round) continue;
      this.#seen[column] = this.#round;
      this.#via[column] = edge;
      this.#queue[filled] = column;
      filled += 1;
    }
    return filled;
  }

  #take(end: number): void {
    let edge = this.#via[end] ?? -1;
    const path = [edge];
    for (;;) {
      const given = this.#fromEdge[this.#graph.rowOf[edge] ?? 0] ?? -1;
      if (given < 0) break;
      edge = this.#via[this.#graph.columnOf[given] ?? 0] ?? -1;
      path.push(edge);
    }
    shift(this.#graph, this.#slots, this.#fromEdge, path);
  }
}

/** Takes the edges of a path, from its free end back to where it began: each row gives up what it held for what it takes. */
export function shift(graph: Graph, slots: Slots, fromEdge: Int32Array, path: readonly number[]): void {
  const [last, ...others] = path;
  if (last === undefined) return;
  let given = fromEdge[graph.rowOf[last] ?? 0] ?? -1;
  slots.add(last);
  for (const edge of others) {
    slots.replace(given, edge);
    given = fromEdge[graph.rowOf[edge] ?? 0] ?? -1;
  }
}
