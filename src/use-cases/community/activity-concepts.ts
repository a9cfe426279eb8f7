import { concepts } from '#matching/vocabulary.ts';

/** すること: what an activity can be made of, as it is chosen from a list. */
export const activityConcepts: readonly { id: string; label: string }[] = concepts
  .filter(({ facet }) => facet === 'A')
  .map(({ id, label }) => ({ id, label }));
