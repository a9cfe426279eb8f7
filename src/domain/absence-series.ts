import { halfKey, type AbsenceReason, type AttendanceState } from './attendance.ts';
import type { AttendanceRow } from './attendance-counts.ts';
import type { ExpectedHalf } from './expected-half.ts';

export type AbsentDay = { day: string; reasons: AbsenceReason[] };
export type AbsenceSeries = { since: string; days: AbsentDay[] };

/** Reasons of a rest that somebody agreed on with the person, not of a place that was shut. */
const ownRest: readonly AbsenceReason[] = ['illness', 'own_wish', 'family', 'appointment', 'other'];

/**
 * 予定2回続けての欠席. Days, not half days: who stays away from morning till evening was absent once. A day that nobody wrote
 * down neither breaks the series nor counts; a closed day does neither; coming breaks it. A contact starts the count anew,
 * and so does a rest that was agreed on.
 */
export function absenceSeries(
  expected: readonly ExpectedHalf[],
  rows: readonly AttendanceRow[],
  lastContactOn: string | null,
): AbsenceSeries | null {
  const open = new Set(expected.filter(({ closed }) => closed === null).map(halfKey));
  const byDay = new Map<string, { states: AttendanceState[]; reasons: AbsenceReason[] }>();
  for (const row of rows) {
    if (row.state === 'closed' || (row.state === 'absent' && !open.has(halfKey(row)))) continue;
    const day = byDay.get(row.day) ?? { states: [], reasons: [] };
    day.states.push(row.state);
    if (row.state === 'absent') day.reasons.push(row.reason);
    byDay.set(row.day, day);
  }
  const absent: AbsentDay[] = [];
  for (const [day, { states, reasons }] of [...byDay].toSorted(([a], [b]) => (a < b ? 1 : -1))) {
    if (!states.every((state) => state === 'absent')) break;
    if (lastContactOn !== null && day <= lastContactOn) break;
    absent.unshift({ day, reasons: [...new Set(reasons)] });
  }
  const [first, last] = [absent[0], absent.at(-1)];
  if (first === undefined || last === undefined || absent.length < 2) return null;
  const rests = rows.some(
    ({ day, state, reason }) => state === 'closed' && day > last.day && ownRest.includes(reason),
  );
  return rests ? null : { since: first.day, days: absent };
}
