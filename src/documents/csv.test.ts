import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvOf } from './csv.ts';

/** Reads one line of CSV as RFC 4180 says, without any of our own code. */
function readLine(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gsu);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

it("表計算ソフトが式と思うセルは、頭に「'」がついて何もしない", () => {
  const evil = [
    '=HYPERLINK("https://example.invalid")',
    '+1',
    '-1+1',
    '@SUM(A1)',
    '＝１＋１',
    '\t=1',
    '　=1',
    '\n=1',
  ];
  for (const cell of evil) expect(readLine(csvOf([[cell]]).slice(1, -2))).toEqual([`'${cell}`]);
  expect(csvOf([[-500, 'マイナス', '3-1']])).toBe('\uFEFF-500,マイナス,3-1\r\n');
});

it('不変条件13: カンマ・引用符・改行・異体字は、一字も変わらずに読みもどせる', () => {
  const name = fc
    .string({
      unit: fc.constantFrom('邉', '󠄄', '𠮷', 'が', 'が', 'ｶﾞ', '"', ',', '\n', '\r', ' ', '家'),
      minLength: 1,
    })
    .map((text) => `名${text}`);
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (cells) => {
      expect(readLine(csvOf([cells]).slice(1, -2))).toEqual(cells);
    }),
  );
});
