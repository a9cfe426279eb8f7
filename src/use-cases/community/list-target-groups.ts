import { concepts } from '#matching/vocabulary.ts';

/** For whom something can be: the target groups of the vocabulary, for choosing where no text was read. */
export function listTargetGroups(): { id: string; label: string }[] {
  return concepts
    .filter(({ facet, broader }) => facet === 'T' && broader.length > 0)
    .map(({ id, label }) => ({ id, label }));
}
