import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from './calendar-day.ts';
import { daysOf, schoolBreakShape, stretchesOf } from './school-day.ts';

it('続く日はひとつにまとまり、ほどくと元の日になる', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 60 }), (offsets) => {
      const days = offsets
        .toSorted((a, b) => a - b)
        .map((offset) => ({ day: addDays('2026-07-01', offset), kind: 'holiday' as const, note: '夏' }));
      const stretches = stretchesOf(days);
      expect(stretches.flatMap(daysOf)).toEqual(days.map(({ day }) => day));
      stretches.slice(1).forEach((stretch, index) => {
        expect(stretch.from > addDays(stretches[index]?.until ?? '', 1)).toBe(true);
      });
    }),
  );
});

it.each([
  [{ from: '2026-08-01', until: '2026-07-31' }, 'おわりの日が'],
  [{ from: '2026-01-01', until: '2026-12-31' }, '一度に書けるのは'],
  [{ from: 'きのう', until: '2026-12-31' }, '日付を、'],
])('%o は直してもらう', (wrong, words) => {
  const result = schoolBreakShape.safeParse({ kind: 'holiday', note: '', ...wrong });
  expect(JSON.stringify(result.error?.issues)).toContain(words);
});
