import { expect, it } from 'vitest';
import { tokyoDay, tokyoTime } from './tokyo-day.ts';

it.each([
  ['2026-11-23T14:59:59Z', '2026-11-23', '23:59'],
  ['2026-11-23T15:00:00Z', '2026-11-24', '0:00'],
  ['2026-12-31T15:04:00Z', '2027-01-01', '0:04'],
])('%s は日本では %s の %s', (instant, day, time) => {
  expect(tokyoDay(new Date(instant))).toBe(day);
  expect(tokyoTime(new Date(instant))).toBe(time);
});
