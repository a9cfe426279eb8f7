import * as z from 'zod';
import { addDays } from './calendar-day.ts';
import {
  findRule,
  isFixed,
  usualRules,
  type DeclineRule,
  type Holding,
  type RuleSide,
} from './decline-rule.ts';

/** Who let a candidate go by. Only the person's own no is a veto; nobody's is a mark on the person (design.md §5.7). */
export const passers = { person: '本人', worker: '支援員', host: '受入先' } as const;
export type Passer = keyof typeof passers;

type PassReason = {
  by: Passer;
  label: string;
  /** Which line of the town's table says how long it stays away and when its reason has ended. */
  rule: { whose: RuleSide; code: string };
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
    rule: { whose: 'person', code: 'not_this' },
    hint: '理由はいりません。期限なく、出しません',
  },
  person_not_now: {
    by: 'person',
    label: '本人が「いまはまだ」と言った',
    rule: { whose: 'person', code: 'not_now' },
  },
  unwell: {
    by: 'worker',
    label: '体調・入院のため待つ',
    rule: { whose: 'neither', code: 'illness' },
    hint: '断りではありません',
  },
  check_first: {
    by: 'worker',
    label: '先に確かめることがある',
    rule: { whose: 'worker', code: 'check_first' },
  },
  too_early: { by: 'worker', label: 'いまの段には早い', rule: { whose: 'worker', code: 'too_early' } },
  another_first: {
    by: 'worker',
    label: '別の候補を先に進める',
    rule: { whose: 'worker', code: 'another_first' },
  },
  host_full: {
    by: 'host',
    label: '受入先が、いまはいっぱい',
    rule: { whose: 'host', code: 'full' },
    hint: '本人には伝えません',
  },
  host_not_now: {
    by: 'host',
    label: '受入先が、いまは受けられない',
    rule: { whose: 'host', code: 'not_now' },
    hint: '本人には伝えません',
  },
} as const satisfies Record<string, PassReason>;
export type PassReasonCode = keyof typeof passReasons;

export const passReasonCodes = Object.keys(passReasons) as PassReasonCode[];

export function isPassReason(code: string): code is PassReasonCode {
  return Object.hasOwn(passReasons, code);
}

export function ruleOfPass(code: PassReasonCode, rules: readonly DeclineRule[]): DeclineRule | undefined {
  const { whose, code: of } = passReasons[code].rule;
  return findRule(rules, whose, of);
}

/** The town's own words where it has written some, else how it is said on つなぐ. */
export function passLabel(code: PassReasonCode, rules: readonly DeclineRule[]): string {
  const [own, usual] = [ruleOfPass(code, rules), ruleOfPass(code, usualRules)];
  return own !== undefined && own.label !== usual?.label ? own.label : passReasons[code].label;
}

/** How long a wait is where a town's rule names neither a day nor a condition: nothing stays away for good by an oversight. */
const daysWithoutRule = 90;

/** When the candidate may be shown again: on a day, when the reason has ended, or (the person's no) when it is taken back. */
export function passHolding(code: PassReasonCode, rules: readonly DeclineRule[], today: string): Holding {
  const rule = ruleOfPass(code, rules);
  if (rule && isFixed(rule)) return { until: null, endsWhen: 'by_hand' };
  const endsWhen = rule?.endsWhen ?? 'on_day';
  if (rule?.waitDays) return { until: addDays(today, rule.waitDays), endsWhen };
  return { until: endsWhen === 'on_day' ? addDays(today, daysWithoutRule) : null, endsWhen };
}

export const passShape = z.object({
  resourceId: z.uuid(),
  reason: z.enum(passReasonCodes as [PassReasonCode, ...PassReasonCode[]], {
    error: '見送るわけを、ひとつ選んでください',
  }),
  /** Another day than the rule proposes. */
  until: z.iso.date('その日を、1/31 のように書いてください').nullable().default(null),
});
