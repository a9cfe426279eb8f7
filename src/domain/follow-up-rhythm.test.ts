import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, daysBetween, weekdayOf } from './calendar-day.ts';
import { pacedRhythm, rhythmCodes, type Pace } from './follow-up.ts';
import { addMonths, dueAfter, nextDueDay } from './follow-up-rhythm.ts';

const day = fc.integer({ min: 0, max: 3000 }).map((offset) => addDays('2024-01-01', offset));
const everyRhythm = fc.constantFrom(...rhythmCodes);
const newYear = (date: string) => date.slice(5) >= '12-29' || date.slice(5) <= '01-03';

it.each([
  ['2026-11-24', 'weekly', '2026-12-01'],
  ['2026-11-24', 'fortnightly', '2026-12-08'],
  ['2026-11-24', 'monthly', '2026-12-24'],
  ['2026-11-24', 'quarterly', '2027-02-24'],
  // Saturday goes to Monday; the days around New Year to the first that is open.
  ['2026-11-21', 'weekly', '2026-11-30'],
  ['2026-12-22', 'weekly', '2027-01-04'],
  ['2027-01-31', 'monthly', '2027-03-01'],
] as const)('%s のつぎは、%s なら %s', (last, every, due) => {
  expect(nextDueDay(every, last, newYear)).toBe(due);
});

it('月のおわりの日は、短い月ではその月のおわり', () => {
  expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
  expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
  expect(addMonths('2026-11-15', 14)).toBe('2028-01-15');
});

it('つぎの日は、いつも間隔より早くなく、役所のあいている日で、遅れても休みの分だけ', () => {
  fc.assert(
    fc.property(everyRhythm, day, (every, last) => {
      const plain = dueAfter(every, last);
      const due = nextDueDay(every, last, newYear);
      expect(due >= plain && plain > last).toBe(true);
      expect(['土', '日']).not.toContain(weekdayOf(due));
      expect(newYear(due)).toBe(false);
      // Six days of New Year and a weekend on either side.
      expect(daysBetween(plain, due)).toBeLessThanOrEqual(9);
    }),
  );
});

it('間をあければ遅く、つめれば早くなり、端ではそのまま', () => {
  fc.assert(
    fc.property(everyRhythm, day, (every, last) => {
      const at = (pace: Pace) => dueAfter(pacedRhythm(every, pace), last);
      expect(at('thinner') >= at('same') && at('same') >= at('thicker')).toBe(true);
    }),
  );
  expect(pacedRhythm('quarterly', 'thinner')).toBe('quarterly');
  expect(pacedRhythm('weekly', 'thicker')).toBe('weekly');
});
