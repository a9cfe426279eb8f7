import * as z from 'zod';
import { ruleText } from './hours-text.ts';
import { recurrenceRuleShape } from './hours.ts';

/** 空き枠: when, for how many, and until when the offer stands. An offer must expire. */
export const resourceWindowShape = z.object({
  id: z.uuid().optional(),
  rule: recurrenceRuleShape,
  /** How many at one time; null is not known, which is not "any number". */
  capacity: z.int().min(0).max(999).nullable(),
  note: z.string().max(500),
  offeredFrom: z.iso.date().nullable(),
  offeredUntil: z.iso.date().nullable(),
});
export type ResourceWindow = z.output<typeof resourceWindowShape>;

export function windowText(window: ResourceWindow): string {
  const capacity = window.capacity === null ? '' : `　${window.capacity}人`;
  return `${ruleText(window.rule)}${capacity}`;
}

/** Whether the offer stands on that day: one that ran out is not shown and not proposed (invariant 11). */
export function isOffered(
  window: Pick<ResourceWindow, 'offeredFrom' | 'offeredUntil'>,
  day: string,
): boolean {
  return (
    (window.offeredFrom === null || window.offeredFrom <= day) &&
    (window.offeredUntil === null || day <= window.offeredUntil)
  );
}
