import * as z from 'zod';
import {
  consequences,
  declineSides,
  needsDay,
  type Consequence,
  type DeclineSide,
} from './decline-reason.ts';
import { findRule, proposedDay, usualRules, type DeclineRule } from './decline-rule.ts';
import { codesOf, line } from './person.ts';

/** 「person:not_this」: whose decision and why, as one answer of one question. */
export function readStopReason(
  typed: string,
  rules: readonly DeclineRule[] = usualRules,
): { whose: DeclineSide; rule: DeclineRule } | undefined {
  const [whose = '', code = ''] = typed.split(':');
  if (!Object.hasOwn(declineSides, whose)) return undefined;
  const rule = findRule(rules, whose, code);
  return rule && { whose: whose as DeclineSide, rule };
}

/** What keeps the placement going, only otherwise: it rests, its conditions are talked over, or nothing changes. */
const staying: readonly Consequence[] = ['adjust', 'pause', 'nothing'];

export function endsPlacement(consequence: Consequence): boolean {
  return !staying.includes(consequence);
}

const stopFields = z.object({
  reason: z.string(),
  consequence: z.union([z.literal(''), z.enum(codesOf(consequences))]),
  until: z.iso.date('日付を、令和8年11月24日のように書いてください').nullable(),
  on: z.iso.date('日を書いてください'),
  words: line('ことば・ようす', 2000),
  /** With a rest: the whole case rests too, and not this way alone. */
  restsCase: z.boolean().default(false),
});

/**
 * Stopping by either side or by neither, at any point. The person's no needs no reason in words, and 「いつものとおり」 takes
 * what the town's table says; so does a day that was left open, where the table proposes one.
 */
export function stopShapeWith(rules: readonly DeclineRule[]) {
  return stopFields.transform((typed, context) => {
    const refuse = (path: string, message: string) => {
      context.addIssue({ code: 'custom', path: [path], message });
      return z.NEVER;
    };
    const found = readStopReason(typed.reason, rules);
    if (!found) return refuse('reason', 'だれの、どんなわけかを、ひとつ選んでください');
    const { whose, rule } = found;
    const { on, words } = typed;
    const consequence = typed.consequence === '' ? rule.consequence : typed.consequence;
    const until = typed.until ?? (needsDay(consequence) ? proposedDay(rule, on) : null);
    if (needsDay(consequence) && until === null) {
      return refuse('until', `「${consequences[consequence]}」のときは、その日を書いてください`);
    }
    const restsCase = consequence === 'pause' && typed.restsCase;
    return { whose, code: rule.code, consequence, until, on, words, restsCase };
  });
}

/** By the table that the product comes with. */
export const stopShape = stopShapeWith(usualRules);
export type PlacementStop = z.output<typeof stopShape>;
