import type { Opportunity } from '#domain/conditions.ts';
import { relevanceThreshold } from './costs.ts';
import { scoreOf } from './evaluate.ts';
import { nearness, worthOf, type Measures } from './interest.ts';
import type { Columns } from './scan-columns.ts';
import { unasked } from './scan-person.ts';
import { costOfRow, hasBit, type Costs, type Plane } from './scan-planes.ts';
import type { Wants } from './scan-wants.ts';
import { kmOfRow } from './scan-time-way.ts';
import { addShared, sharedInRow } from './scan-words.ts';
import { isKanjiRun, sharedWord } from './shared-word.ts';
import { bestPair, isModal } from './vocabulary.ts';
import { likenessOf } from './wording.ts';

/** What the weighing of a town writes into, made once for it. All of it is empty between two searches. */
export type Scales = {
  wishSums: Uint32Array;
  strengthSums: Uint32Array;
  told: Uint8Array;
  /** Of each run of the town whether it is a word of the person's too. */
  ties: Uint8Array;
};

export function scalesFor({ rows, words, runs }: Columns): Scales {
  return {
    wishSums: new Uint32Array(rows),
    strengthSums: new Uint32Array(rows),
    told: new Uint8Array(words.ids.count),
    ties: new Uint8Array(runs.texts.length),
  };
}

export function load(scales: Scales, { words }: Columns, wants: Wants): void {
  scales.wishSums.fill(0);
  scales.strengthSums.fill(0);
  addShared(words, wants.wishWords, scales.wishSums);
  addShared(words, wants.strengthWords, scales.strengthSums);
  scales.told.fill(0);
  scales.ties.fill(unknown);
  for (const { id, weight } of wants.toldWords) scales.told[id] = weight;
}

/** The best of a row's concepts by a table of what each is worth. */
export function bestOf(worth: Float64Array, { starts, items }: Columns['concepts'], row: number): number {
  let most = 0;
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at += 1) {
    const value = worth[items[at] ?? 0] ?? 0;
    if (value > most) most = value;
  }
  return most;
}

/** One person before one town. */
export type Scene = {
  opportunities: readonly Opportunity[];
  columns: Columns;
  scales: Scales;
  costs: Costs;
  wants: Wants;
  /** Of the row that is looked at: one for all of them, for there are thousands. */
  measures: Measures;
};

/** Rows of a concept that is worth enough to a wish or a strength: relevant, whatever else they are. */
export function plainlyRelevant({ columns, wants: { wish, strength } }: Scene): (Plane | undefined)[] {
  const planes: (Plane | undefined)[] = [];
  for (let id = 0; id < columns.conceptPlanes.length; id += 1) {
    const worth = Math.max(wish[id] ?? 0, strength[id] ?? 0);
    if (worth >= relevanceThreshold) planes.push(columns.conceptPlanes[id]);
  }
  return planes;
}

/** Rows whose host wishes for something that the person can. */
export function askedByHosts({ columns, wants: { hosts } }: Scene): (Plane | undefined)[] {
  const planes: (Plane | undefined)[] = [];
  for (let id = 0; id < columns.hostPlanes.length; id += 1) {
    if ((hosts[id] ?? 0) > 0) planes.push(columns.hostPlanes[id]);
  }
  return planes;
}

/** `isRelevant` of an evaluation: something that the person wants or can ties them, and a page can say what. */
export function isRelevant(scene: Scene, row: number): boolean {
  const { columns, scales, wants } = scene;
  const wish = bestOf(wants.wish, columns.concepts, row);
  const strength = bestOf(wants.strength, columns.concepts, row);
  if (Math.max(wish, strength) >= relevanceThreshold) return true;
  const hosts = bestOf(wants.hosts, columns.hostConcepts, row);
  const words = likenessOf(Math.max(scales.wishSums[row] ?? 0, scales.strengthSums[row] ?? 0));
  if (Math.max(hosts, words) < relevanceThreshold) return false;
  if (wish > 0 || strength > 0) return true;
  return (
    (hosts > 0 && isHostWishTold(scene, row)) || (words >= relevanceThreshold && sharesNamedWord(scene, row))
  );
}

function isHostWishTold({ opportunities, wants }: Scene, row: number): boolean {
  const best = bestPair(
    wants.person.strengths.flatMap(({ concepts }) => concepts),
    opportunities[row]?.hostWishes.flatMap(({ concepts }) => concepts) ?? [],
  );
  return best !== undefined && !isModal(best.had);
}

/** Whether a word can be named that both have; each run of the town is compared with the person's words once. */
function sharesNamedWord({ columns, scales, wants }: Scene, row: number): boolean {
  const { texts, ofRow } = columns.runs;
  const end = ofRow.starts[row + 1] ?? 0;
  for (let at = ofRow.starts[row] ?? 0; at < end; at += 1) {
    const run = ofRow.items[at] ?? 0;
    if (scales.ties[run] === unknown) scales.ties[run] = isTie(wants, texts[run] ?? '') ? tied : free;
    if (scales.ties[run] === tied) return true;
  }
  return false;
}
const [unknown, free, tied] = [0, 1, 2];

function isTie({ letters, words }: Wants, run: string): boolean {
  if (!Array.from(run).some((letter) => letters.has(letter))) return false;
  const theirs = isKanjiRun(run) ? { whole: none, kanji: [run] } : { whole: new Set([run]), kanji: [] };
  return sharedWord(words.wishes, theirs) !== undefined || sharedWord(words.strengths, theirs) !== undefined;
}
const none: ReadonlySet<string> = new Set();

/** The score of an evaluation, from the same measures by the same function. */
export function scoreOfRow(scene: Scene, row: number): number {
  const { columns, scales, wants, measures } = scene;
  measureTies(scene, row);
  measureSurroundings(scene, row);
  measures.toldWords = wants.mostTold === 0 ? 0 : likenessOf(sharedInRow(columns.words, row, scales.told));
  measures.nearness = nearness(kmOfRow(columns, wants.person, row), wants.reach);
  return scoreOf(worthOf(measures), costOfRow(scene.costs, row), unaskedIn(scene, row), pastIn(scene, row));
}

/** No score of that row is higher: what takes longer to find out is taken for the best it could be. */
export function boundOfRow(scene: Scene, row: number): number {
  const { wants, measures } = scene;
  measureTies(scene, row);
  measures.met = wants.needed.length;
  measures.supports = 8;
  measures.toldWords = wants.mostTold;
  measures.nearness = wants.reach === undefined ? 0 : 1;
  return scoreOf(worthOf(measures), costOfRow(scene.costs, row), 0, 0);
}

/** The same, closer, after a look at the supports of the row. */
export function closerBoundOfRow(scene: Scene, row: number): number {
  const { wants, measures } = scene;
  measureTies(scene, row);
  measureSurroundings(scene, row);
  measures.toldWords = wants.mostTold;
  measures.nearness = wants.reach === undefined ? 0 : 1;
  return scoreOf(worthOf(measures), costOfRow(scene.costs, row), 0, 0);
}

function measureTies({ columns, scales, wants, measures }: Scene, row: number): void {
  const { starts, items } = columns.concepts;
  const end = starts[row + 1] ?? 0;
  let wish = 0;
  let strength = 0;
  for (let at = starts[row] ?? 0; at < end; at += 1) {
    const concept = items[at] ?? 0;
    wish = Math.max(wish, wants.wish[concept] ?? 0);
    strength = Math.max(strength, wants.strength[concept] ?? 0);
  }
  measures.wish = wish;
  measures.strength = strength;
  measures.hosts = bestOf(wants.hosts, columns.hostConcepts, row);
  measures.wishWords = likenessOf(scales.wishSums[row] ?? 0);
  measures.strengthWords = likenessOf(scales.strengthSums[row] ?? 0);
}

function measureSurroundings({ columns, wants, measures }: Scene, row: number): void {
  let met = 0;
  for (const plane of wants.needed) if (hasBit(plane, row)) met += 1;
  measures.met = met;
  measures.supports = columns.supportCount[row] ?? 0;
}

export function noMeasures(): Measures {
  return {
    wish: 0,
    strength: 0,
    hosts: 0,
    wishWords: 0,
    strengthWords: 0,
    toldWords: 0,
    nearness: 0,
    met: 0,
    supports: 0,
  };
}

function unaskedIn({ columns, wants }: Scene, row: number): number {
  const { starts, items } = columns.demandsOfRow;
  let count = 0;
  for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
    if (wants.tolerance[items[at] ?? 0] === unasked) count += 1;
  }
  return count;
}

function pastIn({ columns, wants }: Scene, row: number): number {
  const { starts, items } = columns.concepts;
  let count = 0;
  for (const touched of wants.past) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      if (touched[items[at] ?? 0] !== 1) continue;
      count += 1;
      break;
    }
  }
  return count;
}
