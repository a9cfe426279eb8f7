import type { ResourceConditions } from '#domain/resource-conditions.ts';
import type { ResourceWords } from '#domain/resource.ts';
import type { ResourceWindow } from '#domain/resource-window.ts';

/** A resource as a form gives it: words, conditions, and when there is room. */
export type ResourceInput = {
  words: ResourceWords;
  conditions: ResourceConditions;
  windows: readonly ResourceWindow[];
};

/** An organisation or place that is written down together with its first resource, by name. */
export type NewNeighbours = {
  organization?: { name: string; isWelfare: boolean };
  place?: { name: string; address: string };
};
