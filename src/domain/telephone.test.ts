import { expect, it } from 'vitest';
import { readTelephone, telephoneShape } from './telephone.ts';

it.each([
  ['000-0000-1234', '000-0000-1234'],
  ['(000)0000-1234', '000-0000-1234'],
  ['０００－００００－１２３４', '000-0000-1234'],
  ['０００（００００）１２３４', '000-0000-1234'],
  ['000‐0000‐1234', '000-0000-1234'],
  ['000-0000ｰ1234', '000-0000-1234'],
  ['00000001234', '000-0000-1234'],
  ['+81 100-00-1234', '0100-00-1234'],
  [' 000-0000-1234　', '000-0000-1234'],
  ['0100001234', '0100001234'],
  ['0100-00-1234', '0100-00-1234'],
])('%s は %s', (typed, number) => {
  expect(readTelephone(typed)).toBe(number);
});

it.each(['00-1234', '閉所', '000-0000-1234（会長）', '0000000123', '', '-', 'a@example.jp'])(
  '%s は電話番号ではない',
  (typed) => {
    expect(readTelephone(typed)).toBeUndefined();
    expect(telephoneShape.safeParse(typed).success).toBe(false);
  },
);

it('読んだ番号をもう一度読んでも変わらない', () => {
  for (const typed of ['(000)0000-1234', '0100001234', '0100-00-1234']) {
    const once = readTelephone(typed) ?? '';
    expect(readTelephone(once)).toBe(once);
  }
});
