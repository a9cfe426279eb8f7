import * as z from 'zod';

/** Check digit of a 法人番号 from its last twelve digits (法人番号の指定等に関する省令 第2条). */
export function corporateCheckDigit(twelve: string): number {
  const sum = Array.from(twelve)
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 2), 0);
  return 9 - (sum % 9);
}

export function isCorporateNumber(number: string): boolean {
  return /^\d{13}$/.test(number) && corporateCheckDigit(number.slice(1)) === Number(number[0]);
}

export const corporateNumberShape = z
  .string()
  .refine(isCorporateNumber, { error: '法人番号は13けたの数字です。けた数と数字をたしかめてください' });
