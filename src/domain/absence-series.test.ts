import { expect, it } from 'vitest';
import { absenceSeries } from './absence-series.ts';
import type { AttendanceRow } from './attendance-counts.ts';
import type { ExpectedHalf } from './expected-half.ts';

const days = ['2026-11-03', '2026-11-10', '2026-11-17', '2026-11-24'];
const expected: ExpectedHalf[] = days.flatMap((day) =>
  (['am', 'pm'] as const).map((half) => ({ day, half, fromTime: null, toTime: null, closed: null })),
);
const row = (
  day: string,
  state: AttendanceRow['state'],
  reason: AttendanceRow['reason'] = '',
  half: 'am' | 'pm' = 'am',
): AttendanceRow => ({ day, half, state, reason });

it('予定2回続けての欠席で知らせ、わけもつく。一日の午前と午後は一度', () => {
  const day = [row('2026-11-10', 'absent', 'illness'), row('2026-11-10', 'absent', 'not_told', 'pm')];
  expect(absenceSeries(expected, day, null)).toBeNull();
  expect(absenceSeries(expected, [...day, row('2026-11-17', 'absent', 'illness')], null)).toEqual({
    since: '2026-11-10',
    days: [
      { day: '2026-11-10', reasons: ['illness', 'not_told'] },
      { day: '2026-11-17', reasons: ['illness'] },
    ],
  });
});

it('来れば、続きは切れる。半日だけでも来た日は、来た日', () => {
  const twice = [row('2026-11-03', 'absent'), row('2026-11-10', 'absent')];
  expect(absenceSeries(expected, [...twice, row('2026-11-17', 'late')], null)).toBeNull();
  const half = [row('2026-11-17', 'absent'), row('2026-11-17', 'came', '', 'pm')];
  expect(absenceSeries(expected, [...twice, ...half], null)).toBeNull();
  expect(absenceSeries(expected, [row('2026-11-12', 'came'), ...twice], null)).toBeNull();
});

it('閉まった日と、まだ書いていない日は、続きを切らず、数にも入らない', () => {
  const shut = expected.map((half) => (half.day === '2026-11-10' ? { ...half, closed: '大雨' } : half));
  const rows = [row('2026-11-03', 'absent'), row('2026-11-10', 'absent'), row('2026-11-17', 'absent')];
  expect(absenceSeries(shut, rows, null)?.days.map(({ day }) => day)).toEqual(['2026-11-03', '2026-11-17']);
  expect(absenceSeries(expected, [rows[0]!, rows[2]!], null)?.since).toBe('2026-11-03');
  const closedRow = [rows[0]!, row('2026-11-10', 'closed', 'host'), rows[2]!];
  expect(absenceSeries(expected, closedRow, null)?.days).toHaveLength(2);
});

it('連絡がとれれば終わり、そのあとの2回から数えなおす。決めた休みでも終わる', () => {
  const rows = days.map((day) => row(day, 'absent'));
  expect(absenceSeries(expected, rows, '2026-11-24')).toBeNull();
  expect(absenceSeries(expected, rows, '2026-11-17')).toBeNull();
  expect(absenceSeries(expected, rows, '2026-11-11')?.since).toBe('2026-11-17');
  const rest = row('2026-12-01', 'closed', 'illness');
  expect(absenceSeries(expected, [...rows, rest], null)).toBeNull();
  expect(absenceSeries(expected, [...rows, { ...rest, reason: 'host' }], null)).not.toBeNull();
});
