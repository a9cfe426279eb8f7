import { expect, it } from 'vitest';
import { isPassReason, passReasonCodes, passReasons, passUntil } from './candidate-pass.ts';

it('本人の「いや」は期限なく出さず、理由を求めない', () => {
  expect(passUntil('person_no', '2026-11-24')).toBeNull();
  expect(passReasons.person_no.hint).toContain('理由はいりません');
});

it('体調・入院は本人の断りに数えない', () => {
  expect(passReasons.unwell.by).toBe('worker');
});

it.each([
  ['person_not_now', '2026-11-30', '2027-02-28'],
  ['unwell', '2026-12-31', '2027-01-31'],
  ['check_first', '2026-12-25', '2027-01-08'],
  ['host_not_now', '2026-08-31', '2027-02-28'],
] as const)('%s を %s に見送ると %s にまた出る', (code, today, until) => {
  expect(passUntil(code, today)).toBe(until);
});

it('どの理由も、先の日か「期限なし」のどちらかになる', () => {
  for (const code of passReasonCodes) {
    const until = passUntil(code, '2026-11-24');
    expect(until === null || until > '2026-11-24').toBe(true);
  }
});

it('知らない言葉は理由ではない', () => {
  expect(isPassReason('toString')).toBe(false);
  expect(isPassReason('')).toBe(false);
});
