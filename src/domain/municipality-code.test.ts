import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  isMunicipalityCode,
  municipalityCheckDigit,
  municipalityCodeShape,
  repairMunicipalityCode,
} from './municipality-code.ts';

it.each(['011011', '131059', '131202', '132071', '222127', '462241'])('実在の %s は正しい', (code) => {
  expect(isMunicipalityCode(code)).toBe(true);
});

it.each(['131058', '480011', '000000', '13105', '1310590', '１３１０５９', ''])('%s は正しくない', (code) => {
  expect(isMunicipalityCode(code)).toBe(false);
  expect(municipalityCodeShape.safeParse(code).success).toBe(false);
});

it.each([
  ['11011', '北海道', '011011', '先頭の0が落ちた札幌市中央区'],
  ['35343', '山口県', '353434', '検査数字がない田布施町'],
  ['13105', '', '131059', '検査数字がない文京区'],
  ['1101', '', '011011', '0も検査数字もない'],
])('%s（%s）は %s に直る（%s）', (damaged, prefecture, code) => {
  expect(repairMunicipalityCode(damaged, prefecture)).toBe(code);
});

it('二通りに読めて都道府県もわからないときは、直さない', () => {
  expect(repairMunicipalityCode('35343')).toBeUndefined();
});

it('直した結果はいつも正しいコードか、直さない', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{1,7}$/), (digits) => {
      const repaired = repairMunicipalityCode(digits);
      expect(repaired === undefined || isMunicipalityCode(repaired)).toBe(true);
    }),
  );
});

it('1けたの書きまちがいは、ほぼすべて見つかる', () => {
  const five = '13105';
  const right = municipalityCheckDigit(five);
  const wrong = Array.from({ length: 10 }, (_, digit) => `1310${digit}`).filter((typed) => typed !== five);
  expect(wrong.filter((typed) => municipalityCheckDigit(typed) === right)).toEqual([]);
});
