import { expect, it } from 'vitest';
import { isPassReason, passHolding, passLabel, passReasonCodes, passReasons } from './candidate-pass.ts';
import { usualRules } from './decline-rule.ts';

it('本人の「いや」は期限なく出さず、理由を求めない。町の決まりでも短くならない', () => {
  const shorter = usualRules.map((rule) => ({ ...rule, waitDays: 1, endsWhen: 'on_day' as const }));
  for (const rules of [usualRules, shorter]) {
    expect(passHolding('person_no', rules, '2026-11-24')).toEqual({ until: null, endsWhen: 'by_hand' });
  }
  expect(passReasons.person_no.hint).toContain('理由はいりません');
});

it('体調・入院は本人の断りに数えない', () => {
  expect(passReasons.unwell.by).toBe('worker');
});

it.each([
  ['person_not_now', '2026-11-30', '2027-02-28', 'on_day'],
  ['unwell', '2026-12-31', '2027-01-30', 'on_day'],
  ['check_first', '2026-12-25', '2027-01-08', 'on_day'],
  ['host_full', '2026-11-24', '2027-01-23', 'place_free'],
  ['host_not_now', '2026-08-31', '2027-02-27', 'asked_again'],
] as const)('%s を %s に見送ると、おそくとも %s にまた出る（%s）', (code, today, until, endsWhen) => {
  expect(passHolding(code, usualRules, today)).toEqual({ until, endsWhen });
});

it('町が決めた日数とことばが、つなぐにも効く', () => {
  const own = usualRules.map((rule) =>
    rule.code === 'too_early' ? { ...rule, waitDays: 10, label: '季節を待つ' } : rule,
  );
  expect(passHolding('too_early', own, '2026-11-24').until).toBe('2026-12-04');
  expect(passLabel('too_early', own)).toBe('季節を待つ');
  expect(passLabel('host_full', own)).toBe('受入先が、いまはいっぱい');
});

it('日数も終わり方も消された決まりでも、うっかり永く出なくなることはない', () => {
  const bare = usualRules.map((rule) => ({ ...rule, waitDays: null, endsWhen: 'on_day' as const }));
  for (const code of passReasonCodes.filter((one) => one !== 'person_no')) {
    const { until } = passHolding(code, bare, '2026-11-24');
    expect(until !== null && until > '2026-11-24', code).toBe(true);
  }
});

it('知らない言葉は理由ではない', () => {
  expect(isPassReason('toString')).toBe(false);
  expect(isPassReason('')).toBe(false);
});
