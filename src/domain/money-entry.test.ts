import { expect, it } from 'vitest';
import {
  benefitsIn,
  moneyEntryShape,
  monthlyTotals,
  needsBenefitCheck,
  statutoryFundFault,
} from './money-entry.ts';

it.each([
  '訓練等給付',
  '訓練等 給付費',
  '就労継続支援B型の基本報酬',
  '国保連',
  '工賃',
  '介護保険から',
  '生活保護費',
])('法定の給付「%s」は、お金の出どころにできない。わけを文で言う', (fund) => {
  expect(statutoryFundFault(fund)).toContain('混ぜると返還');
  const parsed = moneyEntryShape.safeParse({
    onDay: '2026-11-24',
    kind: 'allowance',
    direction: 'to_person',
    yen: 500,
    fund,
    paidBy: '',
    receipt: '',
    benefitChecked: false,
    benefitNote: '',
  });
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual(['fund']);
});

it.each(['社協の事業費', '赤い羽根共同募金', '受入先の謝礼', '市の参加支援事業費'])(
  '「%s」は出どころになる',
  (fund) => {
    expect(statutoryFundFault(fund)).toBeUndefined();
  },
);

it('生活保護・傷病手当・年金のことがわかっているときだけ、確かめるように言う', () => {
  const known = benefitsIn(['障害年金を申請中', '傷病手当金（令和9年3月まで）', '貯金は少し']);
  expect(known).toEqual(['傷病手当金', '年金']);
  const entry = { direction: 'to_person', benefitChecked: false, struckAt: null };
  expect(needsBenefitCheck(entry, known)).toBe(true);
  expect(needsBenefitCheck(entry, [])).toBe(false);
  expect(needsBenefitCheck({ ...entry, benefitChecked: true }, known)).toBe(false);
  expect(needsBenefitCheck({ ...entry, direction: 'from_person' }, known)).toBe(false);
});

it('月と出どころごとに足し、線をひいた分は数えない', () => {
  const entry = { onDay: '2026-11-02', fund: '社協', direction: 'to_person', yen: 300, struckAt: null };
  expect(
    monthlyTotals([
      entry,
      { ...entry, onDay: '2026-11-30', yen: 200 },
      { ...entry, direction: 'from_person', yen: 100 },
      { ...entry, struckAt: new Date(), yen: 9000 },
      { ...entry, onDay: '2026-10-01' },
    ]),
  ).toEqual([
    { month: '2026-11', fund: '社協', toPerson: 500, fromPerson: 100 },
    { month: '2026-10', fund: '社協', toPerson: 300, fromPerson: 0 },
  ]);
});
