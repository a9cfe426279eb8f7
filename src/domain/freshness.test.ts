import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freshnessBounds, freshnessOf, monthsLater, nextCheckAfter } from './freshness.ts';

const today = '2026-11-24';

it.each([
  ['2026-11-24', null, 'fresh'],
  ['2026-05-24', null, 'fresh'],
  ['2026-05-23', null, 'due'],
  ['2025-11-24', null, 'due'],
  ['2025-11-23', null, 'old'],
  [null, null, 'never'],
  [null, '2026-12-01', 'never'],
  ['2026-11-01', '2026-11-25', 'fresh'],
  ['2026-11-01', '2026-11-24', 'due'],
  ['2024-01-01', '2027-01-01', 'old'],
])('%s に確認し、次が %s なら %s', (checkedOn, nextCheckOn, expected) => {
  expect(freshnessOf({ checkedOn, nextCheckOn }, today)).toBe(expected);
});

it.each([
  ['2026-08-31', 6, '2027-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2026-11-24', -6, '2026-05-24'],
  ['2026-01-15', -12, '2025-01-15'],
])('%s の%iか月後は %s', (day, months, expected) => {
  expect(monthsLater(day, months)).toBe(expected);
});

const anyDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

it('確認した日が新しくなって、古くなることはない', () => {
  const rank = { never: 0, old: 1, due: 2, fresh: 3 };
  fc.assert(
    fc.property(anyDay, anyDay, anyDay, (a, b, day) => {
      const [earlier = a, later = b] = [a, b].sort();
      expect(rank[freshnessOf({ checkedOn: later, nextCheckOn: null }, day)]).toBeGreaterThanOrEqual(
        rank[freshnessOf({ checkedOn: earlier, nextCheckOn: null }, day)],
      );
    }),
  );
});

it('きょう確認したものは、次の予定の日まで確認できている', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const next = nextCheckAfter(day);
      const check = { checkedOn: day, nextCheckOn: next };
      expect(freshnessOf(check, day)).toBe('fresh');
      expect(freshnessOf(check, next)).toBe('due');
      expect(freshnessBounds(day).old < freshnessBounds(day).due).toBe(true);
    }),
  );
});
