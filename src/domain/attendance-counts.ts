import {
  absenceReasons,
  halfKey,
  isPresent,
  type AbsenceReason,
  type AttendanceState,
  type HalfKey,
} from './attendance.ts';
import type { ExpectedHalf } from './expected-half.ts';

export type AttendanceRow = HalfKey & { state: AttendanceState; reason: AbsenceReason };

export type AttendanceCounts = {
  /** Half days somebody was expected on: booked, not closed, not a rest that was agreed on. */
  planned: number;
  /** Of those and of days that were not planned, how often the person was there. */
  came: number;
  late: number;
  leftEarly: number;
  absent: number;
  /** Came on a half day that no booking names. */
  extra: number;
  /** Expected, and nobody has written yet how it was. */
  unrecorded: number;
  reasons: { reason: AbsenceReason; count: number }[];
};

/** Counts of a stretch up to `today`. What is still to come is neither planned nor missing. */
export function countAttendance(
  expected: readonly ExpectedHalf[],
  rows: readonly AttendanceRow[],
  today: string,
): AttendanceCounts {
  const past = rows.filter(({ day }) => day <= today);
  const recorded = new Map(past.map((row) => [halfKey(row), row]));
  const due = expected.filter(
    (half) => half.day <= today && half.closed === null && recorded.get(halfKey(half))?.state !== 'closed',
  );
  const dueKeys = new Set(due.map(halfKey));
  const present = past.filter(({ state }) => isPresent(state));
  const absent = past.filter((row) => row.state === 'absent' && dueKeys.has(halfKey(row)));
  const byReason = new Map<AbsenceReason, number>();
  for (const { reason } of absent) byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
  return {
    planned: due.length,
    came: present.length,
    late: present.filter(({ state }) => state === 'late').length,
    leftEarly: present.filter(({ state }) => state === 'left_early').length,
    absent: absent.length,
    extra: present.filter((row) => !dueKeys.has(halfKey(row))).length,
    unrecorded: due.filter((half) => !recorded.has(halfKey(half))).length,
    reasons: [...byReason].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
  };
}

/** 「体調 2回、天気 1回」 */
export function reasonWords(reasons: AttendanceCounts['reasons']): string {
  return reasons.map(({ reason, count }) => `${absenceReasons[reason]} ${count}回`).join('、');
}
