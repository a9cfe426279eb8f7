import { expect, it } from 'vitest';
import { declineReasons, needsDay, type DeclineSide } from './decline-reason.ts';
import { endsPlacement, stopShape } from './placement-stop.ts';

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
  for (const whose of Object.keys(declineReasons) as DeclineSide[]) {
    for (const { code, usual } of declineReasons[whose]) {
      const without = stopShape.safeParse({ ...typed, reason: `${whose}:${code}` });
      expect(without.success, code).toBe(!needsDay(usual));
      expect(stopShape.safeParse({ ...typed, reason: `${whose}:${code}`, until: '2027-01-10' }).success).toBe(
        true,
      );
    }
  }
  for (const reason of ['', 'person', 'nobody:full', 'toString:full', 'host:not_this']) {
    expect(stopShape.safeParse({ ...typed, reason }).success, reason).toBe(false);
  }
});
