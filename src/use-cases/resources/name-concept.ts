import { conceptLabel, conceptOf, concepts } from '#matching/vocabulary.ts';

/** The vocabulary's word for a concept, as a page shows it. */
export function nameConcept(id: string): string {
  return conceptLabel(id);
}

/** Whether the vocabulary knows it: an address may carry anything. */
export function isConcept(id: string): boolean {
  return conceptOf(id) !== undefined;
}

/** What can be done somewhere, for choosing from a list where no text was read. */
export function listActivities(): { id: string; label: string }[] {
  return concepts.filter(({ facet }) => facet === 'A').map(({ id, label }) => ({ id, label }));
}
