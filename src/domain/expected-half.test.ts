import { expect, it } from 'vitest';
import { joinHalves, type ExpectedHalf } from './expected-half.ts';

const half = (day: string, at: 'am' | 'pm', closed: string | null = null): ExpectedHalf => ({
  day,
  half: at,
  fromTime: null,
  toTime: null,
  closed,
});

it('同じ半日の予約がふたつあれば来る日はひとつで、どちらかがあいていれば、休みではない。日の順にならぶ', () => {
  const joined = joinHalves([
    half('2026-12-02', 'pm'),
    half('2026-12-02', 'am', '学校が休み'),
    half('2026-12-01', 'am'),
    half('2026-12-02', 'am'),
    half('2026-12-01', 'am', '大雨'),
    half('2026-12-03', 'am', '大雨'),
  ]);
  expect(joined.map(({ day, half: at, closed }) => [day.slice(8), at, closed])).toEqual([
    ['01', 'am', null],
    ['02', 'am', null],
    ['02', 'pm', null],
    ['03', 'am', '大雨'],
  ]);
});
