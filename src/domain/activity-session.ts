import * as z from 'zod';
import { line } from './person.ts';
import { supportLevelCodes } from './support-level.ts';

export const sessionStates = { planned: '予定', held: '開いた', cancelled: '中止' } as const;
export type SessionState = keyof typeof sessionStates;

const day = z.iso.date('日付を、令和8年11月24日のように書いてください');
const minute = z.int().min(0).max(1440).nullable();
const people = (label: string) =>
  z
    .int(`${label}を数字で書いてください`)
    .min(0, `${label}は0か正の数字で書いてください`)
    .max(100_000, `${label}が大きすぎます`)
    .nullable();

/** A day on which it is to happen. */
export const sessionPlanShape = z
  .object({ onDay: day, fromMinute: minute, toMinute: minute, theme: line('その日のこと', 200) })
  .superRefine(({ fromMinute, toMinute }, context) => {
    if (fromMinute !== null && toMinute !== null && toMinute <= fromMinute)
      context.addIssue({
        code: 'custom',
        path: ['time'],
        message: '終わりの時刻は、始まりより後にしてください',
      });
  });
export type SessionPlan = z.output<typeof sessionPlanShape>;

/**
 * What was there, in numbers only (invariant 10): how many, of them how many for the first time and how many again. Who came
 * is in no field of it.
 */
export const heldSessionShape = z
  .object({
    onDay: day,
    headcount: people('人数').refine((count) => count !== null, { error: '何人来たかを書いてください' }),
    firstTime: people('はじめての人'),
    cameAgain: people('また来た人'),
    staffPart: z.enum(supportLevelCodes, { error: '職員の入り方を選んでください' }).nullable(),
    theme: line('その日のこと', 200),
    words: line('ようす', 2000),
  })
  .superRefine(({ headcount, firstTime, cameAgain }, context) => {
    if ((firstTime ?? 0) + (cameAgain ?? 0) > (headcount ?? 0))
      context.addIssue({
        code: 'custom',
        path: ['headcount'],
        message: '「はじめて」と「また来た」の合計が、人数より多くなっています',
      });
  });
export type HeldSession = z.output<typeof heldSessionShape>;

export const cancelShape = z.object({
  whyCancelled: line('中止のわけ', 200).refine((typed) => typed.trim() !== '', {
    error: '中止のわけを書いてください',
  }),
});
