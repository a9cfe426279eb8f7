import { notAsked } from '#domain/resource-conditions.ts';

/** Conditions laid out field by field, so that two people's changes to different ones merge and clashes are named one by one. */
export function flatConditions(
  fields: readonly string[],
  conditions: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => [field, Object.hasOwn(conditions, field) ? inOrder(conditions[field]) : notAsked]),
  );
}

/** What is a set is compared as one: the order of ticks means nothing. */
function inOrder(value: unknown): unknown {
  if (!Array.isArray(value)) return value ?? null;
  return value.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** The conditions in a merged record again: what nobody asked stays absent. */
export function conditionsIn(
  fields: readonly string[],
  merged: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.filter((field) => merged[field] !== notAsked).map((field) => [field, merged[field]]),
  );
}
