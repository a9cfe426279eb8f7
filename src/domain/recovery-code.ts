import { hostCodeLetters } from './host-code.ts';

/** 予備の番号: read from paper like a host's code, so without letters that look alike. */
export const recoveryCodeLetters = hostCodeLetters;
export const recoveryCodeLength = 10;
export const recoveryCodesPerSet = 10;

/** 「7KMQX-4TRXP」 as it stands on the paper. */
export function showRecoveryCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

export type SecondProof = { kind: 'totp' | 'recovery'; code: string };

/**
 * What was typed where the app's six digits or a recovery code is asked for: full width, small letters, spaces and hyphens
 * are all the same. Undefined when it can be neither.
 */
export function readSecondProof(typed: string): SecondProof | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-‐－ー―–−]/gu, '');
  if (/^\d{6}$/.test(code)) return { kind: 'totp', code };
  const isRecovery =
    code.length === recoveryCodeLength &&
    Array.from(code).every((letter) => recoveryCodeLetters.includes(letter));
  return isRecovery ? { kind: 'recovery', code } : undefined;
}
