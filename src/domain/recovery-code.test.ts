import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  readSecondProof,
  recoveryCodeLength,
  recoveryCodeLetters,
  showRecoveryCode,
} from './recovery-code.ts';

const codes = fc
  .array(fc.constantFrom(...Array.from(recoveryCodeLetters)), {
    minLength: recoveryCodeLength,
    maxLength: recoveryCodeLength,
  })
  .map((letters) => letters.join(''));

it('予備の番号は、小さい字でも、線や空白があっても、同じ番号', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const shown = showRecoveryCode(code);
      for (const typed of [shown, shown.toLowerCase(), ` ${code} `, shown.replace('-', 'ー')]) {
        expect(readSecondProof(typed)).toEqual({ kind: 'recovery', code });
      }
    }),
  );
});

it('アプリの6けたは、全角でも、間があっても、同じ番号', () => {
  for (const typed of ['123456', '123 456', '１２３４５６', ' 123-456 ']) {
    expect(readSecondProof(typed)).toEqual({ kind: 'totp', code: '123456' });
  }
});

it('どちらでもないものは、番号ではない', () => {
  for (const typed of ['', '12345', '1234567', '7KMQX-4TRX', '7KMQX-4TRX0', '水沢', 'a\0b']) {
    expect(readSecondProof(typed)).toBeUndefined();
  }
});
