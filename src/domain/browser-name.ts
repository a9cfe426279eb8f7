/** In this order: each of them also claims to be those after it. */
const browsers = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const;

const machines = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bCrOS\b/, 'Chromebook'],
  [/\bLinux\b/, 'Linux'],
] as const;

/**
 * 「Edge（Windows）」: what a browser says of itself, made coarse. Enough to know one's own devices by; no version, so that a
 * list of sessions is no register of what could be broken into. Never longer than a word, whatever was sent.
 */
export function browserName(userAgent: string): string {
  const find = (names: readonly (readonly [RegExp, string])[]) =>
    names.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = find(browsers);
  const machine = find(machines);
  if (browser === undefined) return machine ?? '';
  return machine === undefined ? browser : `${browser}（${machine}）`;
}
