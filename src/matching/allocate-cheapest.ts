import { Slots, type Graph } from './allocate-graph.ts';
import { NodeQueue } from './allocate-heap.ts';
import { shift } from './allocate-widest.ts';

export type Cheapest = {
  /** Edges in use, ascending. */
  used: number[];
  /** Dual prices: cost − row price − column price is ≥ 0 for what is not used and ≤ 0 for what is. */
  rowPrice: Float64Array;
  columnPrice: Float64Array;
};

/**
 * Serves every row that asks, at the least cost altogether: bids first, then successive shortest paths with potentials.
 * Costs are whole numbers, so nothing is rounded and the optimum is exact. That every row can be served is for the caller
 * to know.
 */
export function cheapest(
  graph: Graph,
  cost: Float64Array,
  asking: readonly number[],
  capacity: ArrayLike<number>,
): Cheapest {
  const paths = new ShortestPaths(graph, cost, capacity);
  for (const row of paths.outbid(asking)) paths.serve(row);
  return {
    used: paths.slots.usedEdges(),
    rowPrice: paths.rowPrice,
    columnPrice: paths.columnPrice,
  };
}

/** After so many bids for each row what is left is quicker to find by paths. */
const bidsEach = 8;

class ShortestPaths {
  readonly slots: Slots;
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
  readonly #graph: Graph;
  readonly #cost: Float64Array;
  /** Columns first, then rows. */
  readonly #distance: Float64Array;
  readonly #queue: NodeQueue;
  readonly #settled: Int32Array;
  readonly #touched: Int32Array;
  readonly #via: Int32Array;
  readonly #fromEdge: Int32Array;
  /** How far the nearest seat found so far is: nothing beyond it is of interest. */
  #nearestRoom = Number.POSITIVE_INFINITY;
  #settledCount = 0;
  #touchedCount = 0;

  constructor(graph: Graph, cost: Float64Array, capacity: ArrayLike<number>) {
    const nodes = graph.columns + graph.rows;
    this.#graph = graph;
    this.#cost = cost;
    this.slots = new Slots(graph, capacity);
    this.rowPrice = new Float64Array(graph.rows);
    this.columnPrice = new Float64Array(graph.columns);
    this.#distance = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
    this.#queue = new NodeQueue(this.#distance);
    this.#settled = new Int32Array(nodes);
    this.#touched = new Int32Array(nodes);
    this.#via = new Int32Array(graph.columns);
    this.#fromEdge = new Int32Array(graph.rows).fill(-1);
  }

  /**
   * Most rows find their column by asking: each takes the one best for it, outbids whoever sits there by what it would lose
   * elsewhere, and who was outbid asks again. Prices stay such that nothing unused is below cost. Between equals nobody
   * outbids anybody, so it stops after so many times, and answers who is still to be served.
   */
  outbid(asking: readonly number[]): number[] {
    const { first, columnOf, rowOf } = this.#graph;
    const line = [...asking];
    const unserved: number[] = [];
    const most = asking.length * bidsEach;
    for (let at = 0; at < line.length; at += 1) {
      const row = line[at] ?? 0;
      let [best, least, second] = [-1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      for (let edge = first[row] ?? 0; edge < (first[row + 1] ?? 0); edge += 1) {
        const net = (this.#cost[edge] ?? 0) - (this.columnPrice[columnOf[edge] ?? 0] ?? 0);
        if (net < least) [second, least, best] = [least, net, edge];
        else if (net < second) second = net;
      }
      const column = columnOf[best] ?? 0;
      if (best >= 0 && this.slots.hasRoom(column)) {
        this.rowPrice[row] = least;
        this.slots.add(best);
      } else if (best >= 0 && at < most && this.slots.size(column) === 1 && Number.isFinite(second)) {
        const held = this.slots.edgeAt(column, 0);
        this.columnPrice[column] = (this.columnPrice[column] ?? 0) - (second - least);
        this.rowPrice[row] = second;
        this.slots.replace(held, best);
        line.push(rowOf[held] ?? 0);
      } else {
        this.rowPrice[row] = least;
        unserved.push(row);
      }
    }
    return unserved.sort((a, b) => a - b);
  }

  serve(start: number): void {
    const { columns } = this.#graph;
    this.#reach(columns + start, 0);
    this.#fromEdge[start] = -1;
    this.#settleRow(start);
    let end = -1;
    while (!this.#queue.isEmpty) {
      const node = this.#queue.takeNearest();
      if (node >= columns) {
        this.#settleRow(node - columns);
        continue;
      }
      if (this.slots.hasRoom(node)) {
        end = node;
        break;
      }
      this.#settleColumn(node);
    }
    if (end < 0) throw new Error('a row was asked for that cannot be served');
    this.#reprice(this.#distance[end] ?? 0);
    this.#take(end);
    this.#forget();
  }

  #reach(node: number, distance: number): void {
    if (this.#distance[node] === Number.POSITIVE_INFINITY) {
      this.#touched[this.#touchedCount] = node;
      this.#touchedCount += 1;
    }
    this.#distance[node] = distance;
  }

  #settle(node: number): void {
    this.#settled[this.#settledCount] = node;
    this.#settledCount += 1;
  }

  #settleRow(row: number): void {
    const { columns, first, columnOf } = this.#graph;
    const node = columns + row;
    this.#settle(node);
    const [known, cost, price] = [this.#distance, this.#cost, this.columnPrice];
    const base = (known[node] ?? 0) - (this.rowPrice[row] ?? 0);
    const end = first[row + 1] ?? 0;
    for (let edge = first[row] ?? 0; edge < end; edge += 1) {
      const column = columnOf[edge] ?? 0;
      const distance = base + (cost[edge] ?? 0) - (price[column] ?? 0);
      if (distance > this.#nearestRoom || distance >= (known[column] ?? 0) || this.slots.isUsed(edge))
        continue;
      this.#reach(column, distance);
      this.#via[column] = edge;
      this.#queue.advance(column);
      if (this.slots.hasRoom(column)) this.#nearestRoom = distance;
    }
  }

  /** Whoever holds a seat of a full column may give it up for another. */
  #settleColumn(column: number): void {
    this.#settle(column);
    const { columns, rowOf } = this.#graph;
    const base = (this.#distance[column] ?? 0) + (this.columnPrice[column] ?? 0);
    const held = this.slots.held[column] ?? 0;
    for (let nth = 0; nth < held; nth += 1) {
      const edge = this.slots.edgeAt(column, nth);
      const row = rowOf[edge] ?? 0;
      const node = columns + row;
      const distance = base + (this.rowPrice[row] ?? 0) - (this.#cost[edge] ?? 0);
      const known = this.#distance[node] ?? 0;
      if (distance >= known || distance > this.#nearestRoom) continue;
      this.#reach(node, distance);
      this.#fromEdge[row] = edge;
      // At no distance from here it is the nearest there is. If it stands in line already, it keeps its one place there.
      const isNext = known === Number.POSITIVE_INFINITY && distance === this.#distance[column];
      if (isNext) this.#settleRow(row);
      else this.#queue.advance(node);
    }
  }

  #reprice(end: number): void {
    const { columns } = this.#graph;
    for (let at = 0; at < this.#settledCount; at += 1) {
      const node = this.#settled[at] ?? 0;
      const nearer = end - (this.#distance[node] ?? 0);
      if (node < columns) this.columnPrice[node] = (this.columnPrice[node] ?? 0) - nearer;
      else this.rowPrice[node - columns] = (this.rowPrice[node - columns] ?? 0) + nearer;
    }
  }

  #take(end: number): void {
    const { rowOf, columnOf } = this.#graph;
    const path: number[] = [];
    for (let column = end; ;) {
      const edge = this.#via[column] ?? -1;
      path.push(edge);
      const given = this.#fromEdge[rowOf[edge] ?? 0] ?? -1;
      if (given < 0) break;
      column = columnOf[given] ?? 0;
    }
    shift(this.#graph, this.slots, this.#fromEdge, path);
  }

  #forget(): void {
    this.#queue.empty();
    this.#nearestRoom = Number.POSITIVE_INFINITY;
    for (let at = 0; at < this.#touchedCount; at += 1) {
      const node = this.#touched[at] ?? 0;
      this.#distance[node] = Number.POSITIVE_INFINITY;
    }
    this.#touchedCount = 0;
    this.#settledCount = 0;
  }
}
