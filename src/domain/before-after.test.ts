import { expect, it } from 'vitest';
import { beforeAfter, seriesOf, type Measured } from './before-after.ts';

const row = (change: Partial<Measured>): Measured => ({
  scale: 'ladder',
  scaleVersion: 'engawa-1',
  subject: '',
  moment: 'start',
  measuredOn: '2026-08-24',
  total: 2,
  answers: {},
  struckAt: null,
  ...change,
});

it('同じ尺度・目標・版だけが一本の線になり、線を引いた答えは入らない', () => {
  const series = seriesOf([
    row({ scale: 'ucla3', scaleVersion: 'cabinet-office-1', total: 9 }),
    row({ measuredOn: '2026-11-24', total: 6 }),
    row({}),
    row({ scaleVersion: 'town-01234567', measuredOn: '2026-12-01', total: 3 }),
    row({ total: 7, struckAt: new Date(0) }),
    row({ scale: 'goal', subject: 'a', total: 1 }),
    row({ scale: 'goal', subject: 'b', total: -1 }),
  ]);
  expect(
    series.map(({ scale, version, subject, rows }) => [
      scale,
      version,
      subject,
      rows.map(({ total }) => total),
    ]),
  ).toEqual([
    ['ladder', 'engawa-1', '', [2, 6]],
    ['ladder', 'town-01234567', '', [3]],
    ['ucla3', 'cabinet-office-1', '', [9]],
    ['goal', 'engawa-1', 'a', [1]],
    ['goal', 'engawa-1', 'b', [-1]],
  ]);
});

it('前と後は、はじめと、いちばん新しいもの。ひとつだけなら、後はない', () => {
  const [both] = seriesOf([
    row({}),
    row({ measuredOn: '2026-09-30', total: 1 }),
    row({ measuredOn: '2026-11-24', total: 6 }),
  ]);
  expect(both && beforeAfter(both)).toMatchObject({ before: { total: 2 }, after: { total: 6 } });
  const [one] = seriesOf([row({})]);
  expect(one && beforeAfter(one)?.after).toBeNull();
});
