import * as z from 'zod';
import { addDays } from './calendar-day.ts';
import {
  consequences,
  declineReasons,
  declineSides,
  endings,
  needsDay,
  type Consequence,
  type DeclineSide,
  type EndsWhen,
} from './decline-reason.ts';
import { codesOf, line } from './person.ts';

/** Whose decision a rule is about; 支援員 lets a candidate go by on つなぐ before anybody was asked. */
export const ruleSides = { ...declineSides, worker: '支援員' } as const;
export type RuleSide = DeclineSide | 'worker';

/** だれの判断 × なぜ × どうなる × いつまで, one line of the table that a town edits. */
export type DeclineRule = {
  whose: RuleSide;
  code: string;
  label: string;
  consequence: Consequence;
  /** How many days it usually waits; null: no day is proposed. */
  waitDays: number | null;
  endsWhen: EndsWhen;
  isInUse: boolean;
};

/** Version 0: the town has not written its own yet, and the line that the product comes with holds. */
export type StoredRule = DeclineRule & { id: string | null; version: number; updatedAt: Date | null };

const ofWorker = [
  { code: 'check_first', label: '先に確かめることがある', waitDays: 14 },
  { code: 'too_early', label: 'いまの段には早い', waitDays: 90 },
  { code: 'another_first', label: '別の候補を先に進める', waitDays: 60 },
].map((reason) => ({ ...reason, usual: 'not_until' as const, endsWhen: 'on_day' as const }));

/** As the product comes. Codes are the same everywhere, so that reasons can be counted; words and consequences are the town's. */
export const usualRules: readonly DeclineRule[] = [
  ...(Object.keys(declineSides) as DeclineSide[]).flatMap((whose) =>
    declineReasons[whose].map((reason) => ({ whose, ...reason })),
  ),
  ...ofWorker.map((reason) => ({ whose: 'worker' as const, ...reason })),
].map(({ whose, code, label, usual, endsWhen, ...rest }) => ({
  whose,
  code,
  label,
  consequence: usual,
  waitDays: 'waitDays' in rest ? (rest.waitDays ?? null) : null,
  endsWhen,
  isInUse: true,
}));

export function ruleKey({ whose, code }: Pick<DeclineRule, 'whose' | 'code'>): string {
  return `${whose}:${code}`;
}

export function findRule<Rule extends DeclineRule>(
  rules: readonly Rule[],
  whose: string,
  code: string,
): Rule | undefined {
  return rules.find((rule) => rule.whose === whose && rule.code === code);
}

/** What may be chosen on a form today. */
export function rulesOf(rules: readonly DeclineRule[], whose: RuleSide): DeclineRule[] {
  return rules.filter((rule) => rule.whose === whose && rule.isInUse);
}

/** 本人の「いや」 lasts until the person takes it back: no town may make it shorter, and it asks for no reason. */
export function isFixed({ whose, code }: Pick<DeclineRule, 'whose' | 'code'>): boolean {
  return whose === 'person' && code === 'not_this';
}

/** The day that a form proposes for this reason. */
export function proposedDay(rule: DeclineRule | undefined, on: string): string | null {
  return rule?.waitDays ? addDays(on, rule.waitDays) : null;
}

const holding: Record<DeclineSide, readonly Consequence[]> = {
  person: ['never_again', 'not_until', 'ask_again', 'search_again', 'end'],
  host: ['never_again', 'not_until', 'ask_again', 'search_again', 'end'],
  // Illness, a move or a death is nobody's no: only where a day was named does the place wait for it.
  neither: ['never_again', 'not_until', 'ask_again'],
};

export type Holding = { until: string | null; endsWhen: EndsWhen };

/**
 * Until when つなぐ does not propose the place again; undefined when it goes on being proposed. A refused pair never comes
 * back by itself before its reason has ended: without a day and without a condition it waits for somebody's word.
 */
export function holdingOf(
  decline: { whose: DeclineSide; consequence: Consequence; until: string | null },
  rule: DeclineRule | undefined,
): Holding | undefined {
  const { whose, consequence, until } = decline;
  if (!holding[whose].includes(consequence)) return undefined;
  if (consequence === 'never_again') return { until: null, endsWhen: 'by_hand' };
  if (consequence === 'not_until') return { until, endsWhen: 'on_day' };
  const endsWhen = rule?.endsWhen ?? 'by_hand';
  return { until, endsWhen: endsWhen === 'on_day' && until === null ? 'by_hand' : endsWhen };
}

/** A rule as a town writes it. */
export const declineRuleShape = z
  .object({
    whose: z.enum(codesOf(ruleSides)),
    code: z.string(),
    label: line('わけのことば', 60).refine((typed) => typed.trim() !== '', {
      error: 'わけのことばを書いてください',
    }),
    consequence: z.enum(codesOf(consequences), { error: 'どうなるかを選んでください' }),
    waitDays: z
      .int('日数は、30 のような数字で書いてください')
      .min(1, '日数は1からです')
      .max(1830, '日数は1830（5年）までです')
      .nullable(),
    endsWhen: z.enum(codesOf(endings), { error: 'いつまでかを選んでください' }),
    isInUse: z.boolean(),
  })
  .superRefine((rule, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const usual = findRule(usualRules, rule.whose, rule.code);
    if (!usual) refuse('code', 'このわけはありません');
    if (isFixed(rule) && usual && !isSameRule({ ...rule, label: usual.label }, usual)) {
      refuse('consequence', '本人の「いや」は、本人が取り消すまでです。町の決まりでは変えられません');
    }
    if (needsDay(rule.consequence) && rule.waitDays === null) {
      refuse('waitDays', `「${consequences[rule.consequence]}」には、ふつう何日待つかを書いてください`);
    }
    if (rule.whose === 'worker' && rule.waitDays === null && rule.endsWhen === 'on_day') {
      refuse('waitDays', 'つなぐで見送るわけには、何日待つかを書いてください');
    }
  });

export function isSameRule(a: DeclineRule, b: DeclineRule): boolean {
  return (
    a.label === b.label &&
    a.consequence === b.consequence &&
    a.waitDays === b.waitDays &&
    a.endsWhen === b.endsWhen &&
    a.isInUse === b.isInUse
  );
}
