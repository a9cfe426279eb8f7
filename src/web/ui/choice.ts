import type { Child } from 'hono/jsx';

/** One answer of a closed question. */
export type Choice = { value: string; label: Child; hint?: Child };

/** Choices from a table of labels, as domain files keep them. */
export function choicesOf(labels: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}
