let known: ReadonlySet<string> | undefined;

/** The letters of CP932, which every typeface of the press has: decoded once from all their codes. */
export function ordinaryLetters(): ReadonlySet<string> {
  if (known) return known;
  const decoder = new TextDecoder('shift_jis');
  const letters = new Set(['\n', '\t']);
  for (let code = 0x20; code < 0x7f; code += 1) letters.add(String.fromCharCode(code));
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    for (let trail = 0x40; trail <= 0xfc; trail += 1) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      // Codes of private use have no agreed shape; two letters mean that the code was none.
      if (Array.from(letter).length === 1 && !/[\p{Co}\uFFFD]/u.test(letter)) letters.add(letter);
    }
  }
  known = letters;
  return letters;
}

/** Whether a text needs no look into the typefaces: so that most pages wait for nobody. */
export function isOrdinary(text: string): boolean {
  const letters = ordinaryLetters();
  return Array.from(text).every((letter) => letters.has(letter));
}
