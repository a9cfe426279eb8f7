/** No 0 and O, no 1, I and L: a code is read from paper, over the phone, by people without their glasses. */
export const hostCodeLetters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const hostCodeLength = 8;

/** 「7KMQ-4TRX」 as it stands on the paper. */
export function showHostCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** The code behind whatever was typed: full width, small letters, spaces and hyphens are all the same. Undefined when it is none. */
export function readHostCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-‐－ー―–−]/gu, '');
  const isCode =
    code.length === hostCodeLength && Array.from(code).every((letter) => hostCodeLetters.includes(letter));
  return isCode ? code : undefined;
}
