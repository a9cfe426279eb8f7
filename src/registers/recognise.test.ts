import { describe, expect, it } from 'vitest';
import { kaigo } from './formats/kaigo.ts';
import { knownFormats } from './formats/known-formats.ts';
import { kodomoShokudo } from './formats/kodomo-shokudo.ts';
import { foldHeader, recognise } from './recognise.ts';

const heads = (format: typeof kaigo) => format.columns.map(({ header }) => header);

it('様式の表は、49列・25列・24列をもち、見出しがぶつからない', () => {
  expect(knownFormats.map(({ columns }) => columns.length)).toEqual([49, 25, 24]);
  for (const { columns, needs } of knownFormats) {
    const spellings = columns.flatMap(({ header, also = [] }) => [
      ...new Set([header, ...also].map(foldHeader)),
    ]);
    expect(new Set(spellings).size).toBe(spellings.length);
    for (const need of needs) expect(columns.map(({ header }) => header)).toContain(need);
  }
});

describe('見出しの名で見分ける', () => {
  it.each(knownFormats.map((format) => [format.id, format] as const))(
    '%s は列の順によらない',
    (id, format) => {
      for (const head of [heads(format), heads(format).reverse()]) {
        const found = recognise(head);
        expect(found.known && [found.format.id, found.unknownColumns, found.missingColumns]).toEqual([
          id,
          [],
          [],
        ]);
        expect(found.known && found.columns.map((column) => column?.header)).toEqual(head);
      }
    },
  );
  it('むかしの見出し、失われた印、ちがう横棒、全角でも同じ列とわかる', () => {
    const old = heads(kodomoShokudo).map((header) =>
      header === '全国地方公共団体コード'
        ? '都道府県コ―ド又は市区町村コ‐ド'
        : header === 'ID'
          ? '?ＮＯ'
          : ` ${header}　`,
    );
    const found = recognise(old);
    expect(found.known && found.format.id).toBe('kodomo-shokudo');
    expect(found.known && found.unknownColumns).toEqual([]);
  });
  it('知らない列と、足りない列を名まえで言う', () => {
    const found = recognise([...heads(kaigo).filter((header) => header !== 'URL'), '_id', 'No']);
    expect(found.known && [found.unknownColumns, found.missingColumns]).toEqual([['_id', 'No'], ['URL']]);
  });
  it('知らない様式には、いちばん近いものと足りない列を添える', () => {
    const found = recognise(['都道府県名', '市区町村名', '事業所名', '住所', 'サービスの種類', '電話番号']);
    expect(found.known).toBe(false);
    expect(!found.known && found.closest.map(({ id, matched }) => [id, matched])).toEqual([
      ['kaigo', 6],
      ['kodomo-shokudo', 4],
      ['kodomo-shokudo-more', 1],
    ]);
    expect(!found.known && found.closest[0]?.missing).toEqual(['事業所番号']);
    expect(recognise(['x', ''])).toEqual({
      known: false,
      seen: ['x'],
      closest: [],
    });
  });
});
