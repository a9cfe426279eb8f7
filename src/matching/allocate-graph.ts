/** Rows that ask for columns: edges of row r are those from `first[r]` up to `first[r + 1]`. */
export type Graph = {
  rows: number;
  columns: number;
  first: Int32Array;
  columnOf: Int32Array;
  rowOf: Int32Array;
};

export type Edge = { row: number; column: number };

/** Edges must come sorted by row. */
export function graphOf(rows: number, columns: number, edges: readonly Edge[]): Graph {
  const first = new Int32Array(rows + 1);
  const columnOf = new Int32Array(edges.length);
  const rowOf = new Int32Array(edges.length);
  for (const [at, { row, column }] of edges.entries()) {
    columnOf[at] = column;
    rowOf[at] = row;
    first[row + 1] = at + 1;
  }
  for (let row = 0; row < rows; row += 1) {
    first[row + 1] = Math.max(first[row + 1] ?? 0, first[row] ?? 0);
  }
  return { rows, columns, first, columnOf, rowOf };
}

/** Which edges are in use, found again by column: column c may hold as many as it has slots. */
export class Slots {
  readonly first: Int32Array;
  readonly held: Int32Array;
  readonly #edges: Int32Array;
  readonly #slotOf: Int32Array;
  readonly #graph: Graph;

  constructor(graph: Graph, capacity: ArrayLike<number>) {
    this.#graph = graph;
    this.first = new Int32Array(graph.columns + 1);
    for (let column = 0; column < graph.columns; column += 1) {
      this.first[column + 1] = (this.first[column] ?? 0) + (capacity[column] ?? 0);
    }
    this.held = new Int32Array(graph.columns);
    this.#edges = new Int32Array(this.first[graph.columns] ?? 0);
    this.#slotOf = new Int32Array(graph.columnOf.length).fill(-1);
  }

  isUsed(edge: number): boolean {
    return (this.#slotOf[edge] ?? -1) >= 0;
  }

  size(column: number): number {
    return (this.first[column + 1] ?? 0) - (this.first[column] ?? 0);
  }

  hasRoom(column: number): boolean {
    return (this.held[column] ?? 0) < this.size(column);
  }

  /** The edge in the n-th slot of a column. */
  edgeAt(column: number, nth: number): number {
    return this.#edges[(this.first[column] ?? 0) + nth] ?? -1;
  }

  add(edge: number): void {
    const column = this.#graph.columnOf[edge] ?? 0;
    const nth = this.held[column] ?? 0;
    this.#put(edge, (this.first[column] ?? 0) + nth);
    this.held[column] = nth + 1;
  }

  /** One row leaves a column and another takes its slot. */
  replace(leaving: number, coming: number): void {
    const slot = this.#slotOf[leaving] ?? -1;
    this.#slotOf[leaving] = -1;
    this.#put(coming, slot);
  }

  usedEdges(): number[] {
    const used: number[] = [];
    for (let edge = 0; edge < this.#slotOf.length; edge += 1) if (this.isUsed(edge)) used.push(edge);
    return used;
  }

  #put(edge: number, slot: number): void {
    this.#edges[slot] = edge;
    this.#slotOf[edge] = slot;
  }
}
