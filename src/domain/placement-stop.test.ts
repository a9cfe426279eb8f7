import { expect, it } from 'vitest';
import { needsDay } from './decline-reason.ts';
import { usualRules } from './decline-rule.ts';
import { endsPlacement, stopShape, stopShapeWith } from './placement-stop.ts';

const typed = { reason: 'person:not_this', consequence: '', until: null, on: '2026-11-24', words: '' };

it('本人の「いや」に、理由もことばもいらない。ふつうは、ここをもう出さない', () => {
  expect(stopShape.parse(typed)).toMatchObject({
    whose: 'person',
    code: 'not_this',
    consequence: 'never_again',
  });
});

it('病気・入院・死亡・返事なしは、だれの断りでもない。病気はまず休む', () => {
  for (const code of ['illness', 'hospital', 'death', 'no_answer']) {
    expect(stopShape.safeParse({ ...typed, reason: `person:${code}` }).success).toBe(false);
    expect(stopShape.safeParse({ ...typed, reason: `host:${code}` }).success).toBe(false);
  }
  const ill = stopShape.parse({ ...typed, reason: 'neither:illness' });
  expect(endsPlacement(ill.consequence)).toBe(false);
});

it('どのわけも読め、日のいるものは日を聞き、知らないわけは聞きなおす', () => {
  const days = usualRules.map((rule) => ({ ...rule, waitDays: null }));
  for (const { whose, code, consequence, waitDays } of usualRules.filter((rule) => rule.whose !== 'worker')) {
    const stop = { ...typed, reason: `${whose}:${code}` };
    expect(stopShapeWith(days).safeParse(stop).success, code).toBe(!needsDay(consequence));
    expect(stopShape.safeParse(stop).success, code).toBe(!needsDay(consequence) || waitDays !== null);
    expect(stopShape.safeParse({ ...stop, until: '2027-01-10' }).success).toBe(true);
  }
  for (const reason of ['', 'person', 'nobody:full', 'toString:full', 'host:not_this']) {
    expect(stopShape.safeParse({ ...typed, reason }).success, reason).toBe(false);
  }
});

it('町の決まりに日数があれば、空けた日はその日になる。書いた日のほうが先', () => {
  const full = { ...typed, reason: 'host:full' };
  expect(stopShape.parse(full)).toMatchObject({ consequence: 'ask_again', until: '2027-01-23' });
  expect(stopShape.parse({ ...full, until: '2026-12-01' }).until).toBe('2026-12-01');
  const own = usualRules.map((rule) =>
    rule.code === 'full' ? { ...rule, consequence: 'search_again' as const, waitDays: null } : rule,
  );
  expect(stopShapeWith(own).parse(full)).toMatchObject({ consequence: 'search_again', until: null });
});
