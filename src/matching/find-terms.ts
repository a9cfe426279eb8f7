import { concepts, type Concept } from './vocabulary.ts';

export type TermHit = { concept: string; from: number; to: number };

type Branch = { next: Map<string, Branch>; ends: Concept[] };
const root: Branch = { next: new Map(), ends: [] };

function plant(word: string, concept: Concept): void {
  let branch = root;
  for (const letter of word.normalize('NFKC').toLowerCase()) {
    const next = branch.next.get(letter) ?? { next: new Map<string, Branch>(), ends: [] };
    branch.next.set(letter, next);
    branch = next;
  }
  branch.ends.push(concept);
}

for (const concept of concepts) {
  // A heading (食・調理) is a drawer of the vocabulary, not a word that people write.
  const isHeading = concept.synonyms.length === 0;
  for (const word of isHeading ? [] : [...concept.label.split('・'), ...concept.synonyms])
    plant(word, concept);
}

const joined = /[\p{Script=Katakana}ーa-z]/u;
const kanji = /\p{Script=Han}/u;

/** Longest words first within a facet; nothing out of the middle of a longer katakana word, no lone kanji out of a compound. */
export function findTerms(folded: string): TermHit[] {
  const hits: (TermHit & { facet: string })[] = [];
  for (let from = 0; from < folded.length; from += 1) {
    let branch: Branch | undefined = root;
    for (let at = from; at < folded.length && branch !== undefined; at += 1) {
      branch = branch.next.get(folded[at] ?? '');
      for (const concept of branch?.ends ?? []) {
        if (isWhole(folded, from, at + 1))
          hits.push({ concept: concept.id, facet: concept.facet, from, to: at + 1 });
      }
    }
  }
  const byLength = hits.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const kept: typeof hits = [];
  for (const hit of byLength) {
    const isCovered = kept.some(
      (known) =>
        known.facet === hit.facet &&
        known.from < hit.to &&
        hit.from < known.to &&
        known.to - known.from > hit.to - hit.from,
    );
    if (!isCovered) kept.push(hit);
  }
  return kept.sort((a, b) => a.from - b.from).map(({ concept, from, to }) => ({ concept, from, to }));
}

function isWhole(text: string, from: number, to: number): boolean {
  const [before, first, last, after] = [
    text[from - 1] ?? '',
    text[from] ?? '',
    text[to - 1] ?? '',
    text[to] ?? '',
  ];
  if (joined.test(first) && joined.test(before)) return false;
  if (joined.test(last) && joined.test(after)) return false;
  const isLoneKanji = to - from === 1 && kanji.test(first);
  return !isLoneKanji || (!/\d/.test(before) && !kanji.test(before) && !kanji.test(after));
}
