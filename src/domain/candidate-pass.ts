import * as z from 'zod';
import { addDays } from './calendar-day.ts';
import { monthsLater } from './freshness.ts';

/** Who let a candidate go by. Only the person's own no is a veto; nobody's is a mark on the person (design.md §5.7). */
export const passers = { person: '本人', worker: '支援員', host: '受入先' } as const;
export type Passer = keyof typeof passers;

type PassReason = {
  by: Passer;
  label: string;
  /** How long the candidate stays away; without it, until somebody takes the pass back. */
  months?: number;
  weeks?: number;
  hint?: string;
};

/**
 * Coded, so that what stands in the way in the town can be counted without reading about anybody. Illness and hospital
 * are no refusal: they wait, and the worker's name stands for them, not the person's.
 */
export const passReasons = {
  person_no: {
    by: 'person',
    label: '本人が「いや」と言った',
    hint: '理由はいりません。期限なく、出しません',
  },
  person_not_now: { by: 'person', label: '本人が「いまはまだ」と言った', months: 3 },
  unwell: { by: 'worker', label: '体調・入院のため待つ', months: 1, hint: '断りではありません' },
  check_first: { by: 'worker', label: '先に確かめることがある', weeks: 2 },
  too_early: { by: 'worker', label: 'いまの段には早い', months: 3 },
  another_first: { by: 'worker', label: '別の候補を先に進める', months: 2 },
  host_full: { by: 'host', label: '受入先が、いまはいっぱい', months: 2, hint: '本人には伝えません' },
  host_not_now: { by: 'host', label: '受入先が、いまは受けられない', months: 6, hint: '本人には伝えません' },
} as const satisfies Record<string, PassReason>;
export type PassReasonCode = keyof typeof passReasons;

export const passReasonCodes = Object.keys(passReasons) as PassReasonCode[];

export function isPassReason(code: string): code is PassReasonCode {
  return Object.hasOwn(passReasons, code);
}

/** The first day on which the candidate may be shown again; null when only taking the pass back brings it back. */
export function passUntil(code: PassReasonCode, today: string): string | null {
  const reason: PassReason = passReasons[code];
  if (reason.months !== undefined) return monthsLater(today, reason.months);
  return reason.weeks === undefined ? null : addDays(today, reason.weeks * 7);
}

export const passShape = z.object({
  resourceId: z.uuid(),
  reason: z.enum(passReasonCodes as [PassReasonCode, ...PassReasonCode[]], {
    error: '見送るわけを、ひとつ選んでください',
  }),
});
