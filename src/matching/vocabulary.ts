import { vocabularyTsv } from './vocabulary-terms.ts';

export type Facet = 'A' | 'D' | 'N' | 'S' | 'T' | 'R' | 'P';
export type Concept = {
  id: string;
  index: number;
  facet: Facet;
  label: string;
  synonyms: readonly string[];
  broader: readonly string[];
  related: readonly string[];
};

function listOf(cell: string | undefined): string[] {
  return (cell ?? '').split(',').filter((part) => part !== '');
}

export const concepts: readonly Concept[] = vocabularyTsv.split('\n').map((line, index) => {
  const [id = '', facet = 'A', label = '', synonyms, broader, related] = line.split('\t');
  return {
    id,
    index,
    facet: facet as Facet,
    label,
    synonyms: listOf(synonyms),
    broader: listOf(broader),
    related: listOf(related),
  };
});

const byId = new Map(concepts.map((concept) => [concept.id, concept]));

export function conceptOf(id: string): Concept | undefined {
  return byId.get(id);
}

export function conceptLabel(id: string): string {
  return byId.get(id)?.label ?? id;
}

/** The concept, its parents, their parents: 「調理 ＜ 食・調理」. */
export function conceptPath(id: string): string[] {
  const path = [id];
  for (const step of path) {
    for (const parent of byId.get(step)?.broader ?? []) if (!path.includes(parent)) path.push(parent);
  }
  return path;
}

/**
 * They say how or in what frame something is done (教える, 働く, 人柄), not what: they never become the topic of a proposal,
 * so alone they are worth half.
 */
const modal = new Set([
  'a.teach',
  'a.consult',
  'a.meeting',
  'a.jobtry',
  'a.midwork',
  'a.parttime',
  'a.btype',
  'a.home',
  'a.event',
  'a.salon',
  'a.drive',
  'a.visit',
  'a.recep',
  'q.careful',
  'q.kidslove',
  'q.friendly',
  'q.strong',
  'q.lead',
]);

export function isModal(id: string): boolean {
  return modal.has(id);
}

const size = concepts.length;
const table = similarityTable();

/** How well what is offered (b) answers what is had or wanted (a): 1 the same, .8 narrower, .5 broader, .4 related. */
function pairSimilarity(a: Concept, b: Concept): number {
  if (a === b) return 1;
  const [aboveA, aboveB] = [conceptPath(a.id), conceptPath(b.id)];
  if (aboveB.includes(a.id)) return 0.8;
  // A heading (食・調理) says hardly anything about what is done.
  if (aboveA.includes(b.id)) return b.synonyms.length === 0 ? 0.25 : 0.5;
  return a.related.includes(b.id) || b.related.includes(a.id) ? 0.4 : 0;
}

function similarityTable(): Float32Array {
  const cells = new Float32Array(size * size);
  for (const a of concepts) {
    for (const b of concepts) {
      const topics = a.facet === b.facet || (a.facet === 'N' && b.facet === 'A');
      if (!topics) continue;
      const weight = modal.has(a.id) || modal.has(b.id) ? 0.5 : 1;
      cells[a.index * size + b.index] = weight * pairSimilarity(a, b);
    }
  }
  return cells;
}

/** 0 for a word that the vocabulary no longer knows. */
export function similarity(a: string, b: string): number {
  const [left, right] = [byId.get(a), byId.get(b)];
  return left === undefined || right === undefined ? 0 : (table[left.index * size + right.index] ?? 0);
}

const rows = new Map(concepts.map(({ id, index }) => [id, table.subarray(index * size, (index + 1) * size)]));

/** How well each concept of the vocabulary, in its order, answers this one; undefined for a word it no longer knows. */
export function similaritiesOf(a: string): Float32Array | undefined {
  return rows.get(a);
}

/** The best pair of two lists, or undefined when nothing is alike. */
export function bestPair(
  had: readonly string[],
  offered: readonly string[],
): { had: string; offered: string; similarity: number } | undefined {
  let best: { had: string; offered: string; similarity: number } | undefined;
  for (const a of had) {
    const answers = similaritiesOf(a);
    if (answers === undefined) continue;
    for (const b of offered) {
      const index = byId.get(b)?.index;
      const value = index === undefined ? 0 : (answers[index] ?? 0);
      if (value > (best?.similarity ?? 0)) best = { had: a, offered: b, similarity: value };
    }
  }
  return best;
}
