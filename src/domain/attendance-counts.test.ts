import fc from 'fast-check';
import { expect, it } from 'vitest';
import { absenceReasons, attendanceStateCodes, halfKey, type AbsenceReason } from './attendance.ts';
import { countAttendance, reasonWords, type AttendanceRow } from './attendance-counts.ts';
import { addDays } from './calendar-day.ts';
import type { ExpectedHalf } from './expected-half.ts';

const expected = (day: string, closed: string | null = null): ExpectedHalf => ({
  day,
  half: 'am',
  fromTime: null,
  toTime: null,
  closed,
});
const row = (day: string, state: AttendanceRow['state'], reason: AbsenceReason = ''): AttendanceRow => ({
  day,
  half: 'am',
  state,
  reason,
});

it('予定・来た・休み・わけを数える。閉まった日と、決めた休みは、予定にも欠席にも入らない', () => {
  const days = ['02', '04', '06', '09', '11', '13', '16'].map((day) => expected(`2026-11-${day}`));
  const counts = countAttendance(
    [...days, expected('2026-11-23', '祝日・年末年始')],
    [
      row('2026-11-02', 'came'),
      row('2026-11-04', 'late'),
      row('2026-11-06', 'absent', 'illness'),
      row('2026-11-09', 'closed', 'family'),
      row('2026-11-10', 'came'),
      row('2026-11-13', 'absent', 'weather'),
      row('2026-11-16', 'absent', 'illness'),
      row('2026-11-23', 'absent', 'not_told'),
    ],
    '2026-11-24',
  );
  expect(counts).toMatchObject({ planned: 6, came: 3, late: 1, absent: 3, extra: 1, unrecorded: 1 });
  expect(reasonWords(counts.reasons)).toBe('体調 2回、天気 1回');
});

it('先の日は、予定にも、まだの日にも数えない', () => {
  const counts = countAttendance([expected('2026-11-30')], [], '2026-11-24');
  expect(counts).toMatchObject({ planned: 0, unrecorded: 0 });
});

it('予定は、来た・来ない・まだに分けきれる。閉まった日を足しても数はかわらない', () => {
  const offsets = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 30 });
  const rows = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 40 }),
      state: fc.constantFrom(...attendanceStateCodes),
      reason: fc.constantFrom(...(Object.keys(absenceReasons) as AbsenceReason[])),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(offsets, rows, (planned, drawn) => {
      const days = planned.map((at) => expected(addDays('2026-10-01', at)));
      const once = new Map(
        drawn.map(({ at, state, reason }) => [at, row(addDays('2026-10-01', at), state, reason)]),
      );
      const counts = countAttendance(days, [...once.values()], '2026-11-24');
      expect(counts.planned).toBe(counts.came - counts.extra + counts.absent + counts.unrecorded);
      expect(counts.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(counts.absent);
      const keys = new Set(days.map(halfKey));
      const shut = Array.from({ length: 41 }, (_, at) => expected(addDays('2026-10-01', at), '休み'));
      const more = [...days, ...shut.filter((half) => !keys.has(halfKey(half)))];
      expect(countAttendance(more, [...once.values()], '2026-11-24')).toEqual(counts);
    }),
  );
});
