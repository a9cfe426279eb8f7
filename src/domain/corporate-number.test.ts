import fc from 'fast-check';
import { expect, it } from 'vitest';
import { corporateCheckDigit, corporateNumberShape, isCorporateNumber } from './corporate-number.ts';

it.each(['2430005000636', '1260001015656', '3030002018183'])('公表されている %s は正しい', (number) => {
  expect(isCorporateNumber(number)).toBe(true);
});

it.each(['0030001009870', '243000500063', '24300050006360', '2430005000637', ''])(
  '%s は正しくない',
  (number) => {
    expect(corporateNumberShape.safeParse(number).success).toBe(false);
  },
);

it('検査数字を1けた目に置けば正しく、ほかの数字では正しくない', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{12}$/), fc.integer({ min: 0, max: 9 }), (twelve, first) => {
      expect(isCorporateNumber(`${first}${twelve}`)).toBe(first === corporateCheckDigit(twelve));
    }),
  );
});
