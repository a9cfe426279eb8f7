import { attendanceMarks, type AbsenceReason, type AttendanceState } from './attendance.ts';

/** What may be typed into one cell of a leader's roster: the paper's own mark, a letter, or a digit of the number keys. */
const typedMarks: Readonly<Record<string, AttendanceState>> = {
  '○': 'came',
  〇: 'came',
  '◯': 'came',
  O: 'came',
  '1': 'came',
  '△': 'late',
  '2': 'late',
  '▽': 'left_early',
  '3': 'left_early',
  '×': 'absent',
  '✕': 'absent',
  X: 'absent',
  '4': 'absent',
  休: 'closed',
  '5': 'closed',
};

/** One letter after × says why, as it stands on paper: ×天. */
const reasonLetters: Readonly<Record<string, AbsenceReason>> = {
  体: 'illness',
  病: 'illness',
  天: 'weather',
  雨: 'weather',
  家: 'family',
  用: 'appointment',
  通: 'appointment',
  気: 'own_wish',
  先: 'host',
  忘: 'forgot',
  無: 'not_told',
  他: 'other',
};
const letterOf = new Map(
  Object.entries(reasonLetters)
    .toReversed()
    .map(([letter, reason]) => [reason, letter]),
);

export type RosterMark = { state: AttendanceState; reason: AbsenceReason };

/** Undefined for an empty cell, `null` for what cannot be read. */
export function readRosterMark(typed: string): RosterMark | null | undefined {
  const plain = typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  if (plain === '') return undefined;
  const [mark = '', letter, ...rest] = Array.from(plain);
  const state = typedMarks[mark];
  if (state === undefined || rest.length > 0) return null;
  if (letter === undefined) return { state, reason: state === 'closed' ? 'host' : '' };
  const reason = reasonLetters[letter];
  return reason === undefined || (state !== 'absent' && state !== 'closed') ? null : { state, reason };
}

/** The mark that a stored entry is shown as, and read back to the same. */
export function rosterMark({ state, reason }: RosterMark): string {
  const mark = attendanceMarks[state];
  if (state === 'closed')
    return reason === 'host' || reason === '' ? mark : `${mark}${letterOf.get(reason) ?? ''}`;
  return state === 'absent' ? `${mark}${letterOf.get(reason) ?? ''}` : mark;
}

export const rosterReasonWords =
  '体 体調　天 天気　家 家の用　用 通院・用事　気 気がすすまない　忘 忘れていた　無 連絡なし';
