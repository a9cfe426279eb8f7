import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeBirth, parseBirth, writeBirth } from './birth-date.ts';

const today = '2026-11-24';

it.each([
  ['昭和43年6月2日', '1968-06-02', 'day', '58歳（昭和43年6月2日生）'],
  ['S43.6.2', '1968-06-02', 'day', '58歳（昭和43年6月2日生）'],
  ['1968-06-02生まれ', '1968-06-02', 'day', '58歳（昭和43年6月2日生）'],
  ['昭和43年12月', '1968-12-01', 'month', '58歳くらい（昭和43年12月生）'],
  ['昭和４３年ごろ', '1968-01-01', 'year', '58歳くらい（昭和43年生）'],
  ['1968', '1968-01-01', 'year', '58歳くらい（昭和43年生）'],
  ['平成元年', '1989-01-01', 'year', '37歳くらい（平成元年生）'],
  ['昭和64年', '1989-01-01', 'year', '37歳くらい（平成元年生）'],
  ['58歳くらい', '1968-01-01', 'about', '58歳くらい'],
  ['約５８才', '1968-01-01', 'about', '58歳くらい'],
  ['60代', '1961-01-01', 'about', '65歳くらい'],
  ['', null, 'unknown', '年齢はわからない'],
  ['不明', null, 'unknown', '年齢はわからない'],
])('「%s」は %s（%s）', (typed, bornOn, bornPrecision, described) => {
  const parsed = parseBirth(typed, today);
  expect(parsed).toEqual({ ok: true, birth: { bornOn, bornPrecision } });
  if (parsed.ok) expect(describeBirth(parsed.birth, today)).toBe(described);
});

it.each(['43年6月2日', 'あした', '令和8年12月1日', '昭和43年13月2日', '300歳', 'むかし'])(
  '「%s」は、読めないと答える',
  (typed) => {
    expect(parseBirth(typed, today).ok).toBe(false);
  },
);

it('欄に書きもどした生年月日は、同じものとして読める', () => {
  const day = fc.date({ min: new Date('1907-01-01'), max: new Date('2026-11-23'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.constantFrom('day', 'month', 'year', 'about'), (date, bornPrecision) => {
      const full = date.toISOString().slice(0, 10);
      const bornOn = {
        day: full,
        month: `${full.slice(0, 7)}-01`,
        year: `${full.slice(0, 4)}-01-01`,
        about: `${full.slice(0, 4)}-01-01`,
      }[bornPrecision];
      const birth = { bornOn, bornPrecision };
      expect(parseBirth(writeBirth(birth, today), today)).toEqual({ ok: true, birth });
    }),
  );
});
