import * as z from 'zod';
import {
  consequences,
  declineReasons,
  findDeclineReason,
  needsDay,
  type Consequence,
  type DeclineReason,
  type DeclineSide,
} from './decline-reason.ts';
import { codesOf, line } from './person.ts';

/** 「person:not_this」: whose decision and why, as one answer of one question. */
export function readStopReason(typed: string): { whose: DeclineSide; reason: DeclineReason } | undefined {
  const [whose = '', code = ''] = typed.split(':');
  if (!Object.hasOwn(declineReasons, whose)) return undefined;
  const reason = findDeclineReason(whose as DeclineSide, code);
  return reason && { whose: whose as DeclineSide, reason };
}

/** What keeps the placement going, only otherwise: it rests, its conditions are talked over, or nothing changes. */
const staying: readonly Consequence[] = ['adjust', 'pause', 'nothing'];

export function endsPlacement(consequence: Consequence): boolean {
  return !staying.includes(consequence);
}

/**
 * Stopping by either side or by neither, at any point. The person's no needs no reason in words, and 「いつものとおり」 takes
 * what usually follows.
 */
export const stopShape = z
  .object({
    reason: z.string(),
    consequence: z.union([z.literal(''), z.enum(codesOf(consequences))]),
    until: z.iso.date('日付を、令和8年11月24日のように書いてください').nullable(),
    on: z.iso.date('日を書いてください'),
    words: line('ことば・ようす', 2000),
    /** With a rest: the whole case rests too, and not this way alone. */
    restsCase: z.boolean().default(false),
  })
  .transform((typed, context) => {
    const found = readStopReason(typed.reason);
    if (!found) {
      context.addIssue({
        code: 'custom',
        path: ['reason'],
        message: 'だれの、どんなわけかを、ひとつ選んでください',
      });
      return z.NEVER;
    }
    const consequence = typed.consequence === '' ? found.reason.usual : typed.consequence;
    if (needsDay(consequence) && typed.until === null) {
      context.addIssue({
        code: 'custom',
        path: ['until'],
        message: `「${consequences[consequence]}」のときは、その日を書いてください`,
      });
      return z.NEVER;
    }
    const { until, on, words } = typed;
    const restsCase = consequence === 'pause' && typed.restsCase;
    return { whose: found.whose, code: found.reason.code, consequence, until, on, words, restsCase };
  });
export type PlacementStop = z.output<typeof stopShape>;
