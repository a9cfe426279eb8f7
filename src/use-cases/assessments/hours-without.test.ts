import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hoursOn, minutesPerWeek, normalHours } from '#domain/hours.ts';
import { hoursWithout } from './hours-without.ts';

it('火曜の午前の通院を引くと、ほかの時間は残る', () => {
  const week = hoursOn([0, 1], 600, 900);
  expect(hoursWithout(week, hoursOn([1], 540, 720))).toEqual(
    normalHours([...hoursOn([0], 600, 900), ...hoursOn([1], 720, 900)]),
  );
});

it('引いたあとの一分一分は、もとにあって、引いた中にない', () => {
  const span = fc.tuple(
    fc.integer({ min: 0, max: minutesPerWeek }),
    fc.integer({ min: 0, max: minutesPerWeek }),
  );
  const hours = fc
    .array(span, { maxLength: 6 })
    .map((list) => normalHours(list.map(([from, to]) => ({ from, to }))));
  const has = (week: readonly { from: number; to: number }[], minute: number) =>
    week.some(({ from, to }) => from <= minute && minute < to);
  fc.assert(
    fc.property(hours, hours, fc.integer({ min: 0, max: minutesPerWeek - 1 }), (week, taken, minute) => {
      expect(has(hoursWithout(week, taken), minute)).toBe(has(week, minute) && !has(taken, minute));
    }),
  );
});
