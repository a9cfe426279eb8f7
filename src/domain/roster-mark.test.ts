import { expect, it } from 'vitest';
import { absenceReasons, attendanceStateCodes, type AbsenceReason } from './attendance.ts';
import { readRosterMark, rosterMark } from './roster-mark.ts';

it.each([
  ['', undefined],
  ['　', undefined],
  ['○', { state: 'came', reason: '' }],
  ['〇', { state: 'came', reason: '' }],
  ['１', { state: 'came', reason: '' }],
  ['ｏ', { state: 'came', reason: '' }],
  ['△', { state: 'late', reason: '' }],
  ['▽', { state: 'left_early', reason: '' }],
  ['x', { state: 'absent', reason: '' }],
  ['× 天', { state: 'absent', reason: 'weather' }],
  ['4病', { state: 'absent', reason: 'illness' }],
  ['休', { state: 'closed', reason: 'host' }],
  ['5家', { state: 'closed', reason: 'family' }],
  ['○天', null],
  ['来', null],
  ['×××', null],
])('紙の印「%s」を読む', (typed, read) => {
  expect(readRosterMark(typed)).toEqual(read);
});

it('入っている出欠は、印にして読みもどすと同じになる', () => {
  const reasons = Object.keys(absenceReasons) as AbsenceReason[];
  for (const state of attendanceStateCodes) {
    for (const reason of state === 'absent' ? reasons : (['host', 'family', 'illness'] as const)) {
      const kept = state === 'absent' || state === 'closed' ? reason : '';
      expect(readRosterMark(rosterMark({ state, reason: kept }))).toEqual({ state, reason: kept });
    }
  }
});
