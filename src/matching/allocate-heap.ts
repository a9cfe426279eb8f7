/** A queue of numbered nodes by distance; the lower number first where distances are equal, so that no order is by chance. */
export class NodeQueue {
  readonly #at: Int32Array;
  readonly #nodes: Int32Array;
  readonly #distance: Float64Array;
  #size = 0;

  constructor(distance: Float64Array) {
    this.#distance = distance;
    this.#at = new Int32Array(distance.length).fill(-1);
    this.#nodes = new Int32Array(distance.length);
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** Puts a node in, or moves it forward after its distance has become less. */
  advance(node: number): void {
    let at = this.#at[node] ?? -1;
    if (at < 0) {
      at = this.#size;
      this.#size += 1;
    }
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = this.#nodes[above] ?? 0;
      if (!this.#isBefore(node, parent)) break;
      this.#put(parent, at);
      at = above;
    }
    this.#put(node, at);
  }

  takeNearest(): number {
    const nearest = this.#nodes[0] ?? -1;
    this.#size -= 1;
    this.#at[nearest] = -1;
    if (this.#size > 0) this.#sink(this.#nodes[this.#size] ?? 0);
    return nearest;
  }

  empty(): void {
    for (let at = 0; at < this.#size; at += 1) this.#at[this.#nodes[at] ?? 0] = -1;
    this.#size = 0;
  }

  #sink(node: number): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.#size) break;
      const right = below + 1;
      if (right < this.#size && this.#isBefore(this.#nodes[right] ?? 0, this.#nodes[below] ?? 0))
        below = right;
      const child = this.#nodes[below] ?? 0;
      if (!this.#isBefore(child, node)) break;
      this.#put(child, at);
      at = below;
    }
    this.#put(node, at);
  }

  #isBefore(a: number, b: number): boolean {
    const [near, far] = [this.#distance[a] ?? 0, this.#distance[b] ?? 0];
    return near < far || (near === far && a < b);
  }

  #put(node: number, at: number): void {
    this.#nodes[at] = node;
    this.#at[node] = at;
  }
}
