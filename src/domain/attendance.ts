import * as z from 'zod';
import { halves, type Half } from './formal-capacity.ts';
import { codesOf, line } from './person.ts';

export const attendanceStates = {
  came: '来た',
  late: 'おくれて来た',
  left_early: '早めに帰った',
  absent: '来なかった',
  closed: '休み',
} as const;
export type AttendanceState = keyof typeof attendanceStates;
export const attendanceStateCodes = codesOf(attendanceStates);

/** The marks of a leader's paper; they also say without colour what a cell holds. */
export const attendanceMarks: Record<AttendanceState, string> = {
  came: '○',
  late: '△',
  left_early: '▽',
  absent: '×',
  closed: '休',
};

export const absenceReasons = {
  '': '聞いていない',
  illness: '体調',
  weather: '天気',
  own_wish: '気がすすまない',
  family: '家の用',
  appointment: '通院・用事',
  host: '受入先の都合',
  forgot: '忘れていた',
  not_told: '連絡なし',
  other: 'その他',
} as const;
export type AbsenceReason = keyof typeof absenceReasons;

export function isPresent(state: AttendanceState): boolean {
  return state === 'came' || state === 'late' || state === 'left_early';
}

export type HalfKey = { day: string; half: Half };

/** `2026-11-24-am`: the name of a cell in forms, and of one expected half day everywhere. */
export function halfKey({ day, half }: HalfKey): string {
  return `${day}-${half}`;
}

export const attendanceShape = z.object({
  day: z.iso.date('日を、令和8年11月24日のように書いてください'),
  half: z.enum(halves),
  state: z.enum(attendanceStateCodes, { error: '出欠を選んでください' }),
  reason: z.enum(codesOf(absenceReasons)),
  words: line('ひとこと', 500),
});
export type AttendanceEntry = z.output<typeof attendanceShape>;

/** A rest that was agreed on: its days are no absences. */
export const restShape = z
  .object({
    from: z.iso.date('休みのはじめの日を書いてください'),
    until: z.iso.date('休みのおわりの日を書いてください'),
    reason: z.enum(['illness', 'own_wish', 'family', 'appointment', 'other'], {
      error: '休むわけを選んでください',
    }),
    words: line('聞いたことば', 500),
  })
  .superRefine(({ from, until }, context) => {
    if (until < from) {
      context.addIssue({
        code: 'custom',
        path: ['until'],
        message: 'おわりの日が、はじめの日より前になっています',
      });
    }
  });
export type Rest = z.output<typeof restShape>;
