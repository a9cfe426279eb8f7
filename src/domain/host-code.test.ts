import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hostCodeLength, hostCodeLetters, readHostCode, showHostCode } from './host-code.ts';

const codes = fc
  .array(fc.constantFrom(...Array.from(hostCodeLetters)), {
    minLength: hostCodeLength,
    maxLength: hostCodeLength,
  })
  .map((letters) => letters.join(''));

it('紙の番号は、全角でも、小さい字でも、線や空白があっても、同じ番号', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const shown = showHostCode(code);
      for (const typed of [
        shown,
        shown.toLowerCase(),
        ` ${code.slice(0, 2)} ${code.slice(2)}`,
        shown.replace('-', 'ー'),
      ]) {
        expect(readHostCode(typed)).toBe(code);
      }
    }),
  );
  expect(readHostCode('７ｋｍｑ－４ｔｒｘ')).toBe('7KMQ4TRX');
});

it('まぎれる字（0 O 1 I L）は使わず、長さのちがうものは番号ではない', () => {
  for (const letter of '0O1IL') expect(hostCodeLetters).not.toContain(letter);
  for (const typed of ['', '7KMQ4TR', '7KMQ4TRX2', '7KMQ4TR0', '水沢']) {
    expect(readHostCode(typed)).toBeUndefined();
  }
});
