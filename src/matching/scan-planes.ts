/** One bit for each row of a town: a question with yes or no, asked of thirty-two rows at once. */
export type Plane = Uint32Array;

export function emptyPlane(rows: number): Plane {
  return new Uint32Array(Math.ceil(rows / 32));
}

/** Planes that live and go together, many in one piece of memory: each piece by itself is known to the collector of garbage. */
export function planesOf(rows: number): () => Plane {
  const words = Math.ceil(rows / 32);
  let piece = new Uint32Array(0);
  let used = 0;
  return () => {
    if (used + words > piece.length) {
      piece = new Uint32Array(words * planesAPiece);
      used = 0;
    }
    used += words;
    return piece.subarray(used - words, used);
  };
}
const planesAPiece = 32;

export function setBit(plane: Plane, row: number): void {
  const word = row >>> 5;
  plane[word] = (plane[word] ?? 0) | (1 << (row & 31));
}

export function clearBit(plane: Plane, row: number): void {
  const word = row >>> 5;
  plane[word] = (plane[word] ?? 0) & ~(1 << (row & 31));
}

export function hasBit(plane: Plane | undefined, row: number): boolean {
  return plane !== undefined && ((plane[row >>> 5] ?? 0) & (1 << (row & 31))) !== 0;
}

export function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55_55_55_55);
  bits = (bits & 0x33_33_33_33) + ((bits >>> 2) & 0x33_33_33_33);
  return Math.imul((bits + (bits >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24;
}

/** Rows that stand in any of them. Four at a time: it is memory that is waited for. */
export function gather(into: Plane, planes: readonly (Plane | undefined)[]): Plane {
  const given = planes.filter((plane) => plane !== undefined);
  const nothing = into;
  into.fill(0);
  for (let at = 0; at < given.length; at += 4) {
    const [a = nothing, b = nothing, c = nothing, d = nothing] = given.slice(at, at + 4);
    for (let word = 0; word < into.length; word += 1) {
      into[word] = (into[word] ?? 0) | (a[word] ?? 0) | (b[word] ?? 0) | (c[word] ?? 0) | (d[word] ?? 0);
    }
  }
  return into;
}

/** Adds the rows of one plane that are not in another. */
export function addLess(into: Plane, plane: Plane, less: Plane | undefined): void {
  if (less === undefined) {
    for (let word = 0; word < into.length; word += 1) into[word] = (into[word] ?? 0) | (plane[word] ?? 0);
    return;
  }
  for (let word = 0; word < into.length; word += 1) {
    into[word] = (into[word] ?? 0) | ((plane[word] ?? 0) & ~(less[word] ?? 0));
  }
}

/** Takes the rows of a plane out of those that are left, and tells how many they were. */
export function strike(left: Plane, plane: Plane): number {
  let count = 0;
  for (let word = 0; word < left.length; word += 1) {
    const rest = left[word] ?? 0;
    const struck = rest & (plane[word] ?? 0);
    if (struck === 0) continue;
    left[word] = rest ^ struck;
    count += countBits(struck);
  }
  return count;
}

/** For each row how much its changes cost, as far as it matters: plane `n` of a word says which rows have reached `n`. */
export type Costs = { reached: Uint32Array; most: number };

/** Plane 0 is that anything at all has to change. */
export function emptyCosts(rows: number, most: number): Costs {
  return { reached: new Uint32Array(Math.ceil(rows / 32) * stride), most };
}

/** Of eight places a word the last must be free for "more than that". */
const stride = 8;

/** Adds a cost to some rows of a word. */
export function chargeWord({ reached, most }: Costs, word: number, rows: number, cost: number): void {
  const first = word * stride;
  for (let level = most + 1; level > cost; level -= 1) {
    reached[first + level] = (reached[first + level] ?? 0) | ((reached[first + level - cost] ?? 0) & rows);
  }
  for (let level = Math.min(cost, most + 1); level >= 0; level -= 1) {
    reached[first + level] = (reached[first + level] ?? 0) | rows;
  }
}

/** Rows of a word that cost at least so much. */
export function reaching({ reached }: Costs, word: number, level: number): number {
  return reached[word * stride + level] ?? 0;
}

export function costOfRow(costs: Costs, row: number): number {
  let cost = 0;
  while (cost < costs.most && (reaching(costs, row >>> 5, cost + 1) & (1 << (row & 31))) !== 0) cost += 1;
  return cost;
}

/** A number of each row, so that "more than so many" is one plane. */
export type Ranged = {
  values: readonly number[];
  planes: readonly Plane[];
  column: Float64Array;
  isWide: boolean;
};

/** Of more different numbers than this the column is gone through when it is asked. */
const mostPlanes = 64;

/** NaN: nothing is known of that row, and it is never more than anything. */
export function rangedOf(column: Float64Array, made: () => Plane): Ranged {
  const rows = column.length;
  const known = new Map<number, Plane>();
  for (let row = 0; row < rows; row += 1) {
    const value = column[row] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    let plane = known.get(value);
    if (plane === undefined) {
      if (known.size === mostPlanes) return { values: [], planes: [], column, isWide: true };
      plane = made();
      known.set(value, plane);
    }
    setBit(plane, row);
  }
  const rising = [...known].toSorted(([a], [b]) => a - b);
  const planes = rising.map(([, plane]) => plane);
  for (let index = planes.length - 2; index >= 0; index -= 1) {
    const [here, above] = [planes[index], planes[index + 1]];
    if (here !== undefined && above !== undefined) addLess(here, above, undefined);
  }
  return { values: rising.map(([value]) => value), planes, column, isWide: false };
}

export function moreThan({ values, planes, column, isWide }: Ranged, limit: number): Plane | undefined {
  if (!isWide) return planes[values.findIndex((value) => value > limit)];
  const plane = emptyPlane(column.length);
  for (let row = 0; row < column.length; row += 1) if ((column[row] ?? 0) > limit) setBit(plane, row);
  return plane;
}
