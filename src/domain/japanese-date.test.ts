import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, ageOn, daysBetween, realDay, weekdayOf } from './calendar-day.ts';
import {
  fiscalYear,
  formatDayNear,
  formatFiscalYear,
  formatJapaneseDate,
  parseJapaneseDate,
} from './japanese-date.ts';

const today = '2026-11-24';

describe('日付の読み取り', () => {
  it.each([
    ['令和8年11月24日', '2026-11-24'],
    ['令和８年１１月２４日', '2026-11-24'],
    ['令和八年十一月二十四日', '2026-11-24'],
    ['令和元年五月一日', '2019-05-01'],
    ['令和1年5月1日', '2019-05-01'],
    ['㋿8年11月24日', '2026-11-24'],
    ['R8.11.24', '2026-11-24'],
    ['Ｒ８．１１．２３', '2026-11-23'],
    ['r8/1/2', '2026-01-02'],
    ['R8-1-2', '2026-01-02'],
    ['R.8.11.24', '2026-11-24'],
    ['R081124', '2026-11-24'],
    ['S300401', '1955-04-01'],
    ['昭和43年6月2日', '1968-06-02'],
    ['昭和 43 年 6 月 2 日', '1968-06-02'],
    ['昭和64年1月7日', '1989-01-07'],
    ['平成元年1月8日', '1989-01-08'],
    ['㍻31年4月30日', '2019-04-30'],
    ['大正15年12月25日', '1926-12-25'],
    ['昭和元年12月25日', '1926-12-25'],
    ['明治45年7月30日', '1912-07-30'],
    ['M45.7.29', '1912-07-29'],
    ['明治6年1月1日', '1873-01-01'],
    ['2026-11-24', '2026-11-24'],
    ['2026/11/4', '2026-11-04'],
    ['2026.11.24', '2026-11-24'],
    ['2026年11月24日', '2026-11-24'],
    ['西暦2026年11月24日', '2026-11-24'],
    ['２０２６－１１－２４', '2026-11-24'],
    ['2026ー11ー24', '2026-11-24'],
    ['二〇二六年十一月二十四日', '2026-11-24'],
    ['20261124', '2026-11-24'],
    ['令和8年11月24日（火）', '2026-11-24'],
    ['令和8年11月24日火曜日', '2026-11-24'],
    ['令和8年11月22日(日)', '2026-11-22'],
    ['11月24日', '2026-11-24'],
    ['12/24', '2026-12-24'],
    ['きょう', '2026-11-24'],
    ['昨日', '2026-11-23'],
    ['あした', '2026-11-25'],
  ])('「%s」は %s', (typed, date) => {
    expect(parseJapaneseDate(typed, today)).toEqual({ ok: true, date });
  });

  it.each([
    ['', '日付を、令和8年11月24日のように書いてください'],
    ['きのうの朝', '日付を、令和8年11月24日のように書いてください'],
    ['令和8年2月29日', 'その日はありません'],
    ['2026-13-01', 'その日はありません'],
    ['令和8年11月31日', 'その日はありません'],
    ['令和0年11月1日', 'その日はありません'],
    ['平成31年5月1日', '平成ではなく令和の日付です。令和元年5月1日'],
    ['昭和64年1月8日', '昭和ではなく平成の日付です。平成元年1月8日'],
    ['昭和65年1月1日', '昭和ではなく平成の日付です。平成2年1月1日'],
    ['令和元年4月30日', '令和ではなく平成の日付です。平成31年4月30日'],
    ['明治5年1月1日', '明治5年まで'],
    ['1800-01-01', '1873年から'],
    ['8.11.24', '元号'],
    ['43年6月2日', '元号'],
    ['R81124', '日付を、'],
    ['令和8年11月24日（水）', '令和8年11月24日は火曜日です'],
    ['令和8年（2025年）11月24日', '令和8年11月24日は2026年です'],
    ['2/30', 'その日はありません'],
  ])('「%s」は読まずに、直し方を伝える', (typed, message) => {
    const parsed = parseJapaneseDate(typed, today);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? '' : parsed.error).toContain(message);
  });

  it('年のない日付は、いちばん近い日と読む', () => {
    expect(parseJapaneseDate('12月24日', '2027-01-05')).toEqual({ ok: true, date: '2026-12-24' });
    expect(parseJapaneseDate('1月5日', '2026-12-24')).toEqual({ ok: true, date: '2027-01-05' });
    expect(parseJapaneseDate('2/29', '2027-03-01')).toEqual({ ok: true, date: '2028-02-29' });
  });

  const days = fc
    .integer({ min: 0, max: daysBetween('1873-01-01', '2200-12-31') })
    .map((offset) => addDays('1873-01-01', offset));

  it('書いた日付を読めば、もとの日にもどる', () => {
    fc.assert(
      fc.property(
        days,
        fc.constantFrom('era' as const, 'both' as const),
        fc.boolean(),
        (date, year, weekday) => {
          const written = formatJapaneseDate(date, { weekday, year });
          expect(parseJapaneseDate(written, today)).toEqual({ ok: true, date });
          expect(parseJapaneseDate(date, today)).toEqual({ ok: true, date });
          expect(parseJapaneseDate(date.replaceAll('-', ''), today)).toEqual({ ok: true, date });
        },
      ),
    );
  });

  it('どんな文字を渡しても、日付か直し方のどちらかを返す', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[令和平成昭RHS元0-9年月日./-]{0,14}$/)),
        (typed) => {
          const parsed = parseJapaneseDate(typed, today);
          if (parsed.ok) expect(parsed.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
          else expect(parsed.error).not.toBe('');
        },
      ),
    );
  });
});

describe('日付の書き方', () => {
  it('和暦・曜日・年なし・西暦の併記', () => {
    expect(formatJapaneseDate('2026-11-24')).toBe('令和8年11月24日');
    expect(formatJapaneseDate('2026-11-24', { weekday: true })).toBe('令和8年11月24日（火）');
    expect(formatJapaneseDate('2026-11-24', { year: 'none', weekday: true })).toBe('11月24日（火）');
    expect(formatJapaneseDate('2019-05-01', { year: 'both' })).toBe('令和元年（2019年）5月1日');
    expect(formatDayNear('2026-03-01', today)).toBe('3月1日');
    expect(formatDayNear('2027-03-31', today)).toBe('令和9年3月31日');
  });

  it('改元の日から新しい元号で書く', () => {
    expect(formatJapaneseDate('2019-04-30')).toBe('平成31年4月30日');
    expect(formatJapaneseDate('1989-01-07')).toBe('昭和64年1月7日');
    expect(formatJapaneseDate('1926-12-25')).toBe('昭和元年12月25日');
    expect(formatJapaneseDate('1912-07-29')).toBe('明治45年7月29日');
  });

  it('年度は4月に始まり、令和元年度は4月から数える', () => {
    expect([fiscalYear('2026-03-31'), fiscalYear('2026-04-01')]).toEqual([2025, 2026]);
    expect([2018, 2019, 2020, 2026].map(formatFiscalYear)).toEqual([
      '平成30年度',
      '令和元年度',
      '令和2年度',
      '令和8年度',
    ]);
    expect(formatFiscalYear(1989)).toBe('平成元年度');
    expect(formatFiscalYear(1988)).toBe('昭和63年度');
  });

  it('曜日は暦どおり', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1873-01-01'), max: new Date('2200-12-31'), noInvalidDate: true }),
        (at) => {
          const date = at.toISOString().slice(0, 10);
          expect(weekdayOf(date)).toBe('日月火水木金土'[at.getUTCDay()]);
        },
      ),
    );
  });
});

it('満年齢は誕生日に増える', () => {
  expect(ageOn('1968-06-02', '2026-06-01')).toBe(57);
  expect(ageOn('1968-06-02', '2026-06-02')).toBe(58);
  expect(ageOn('2004-02-29', '2026-02-28')).toBe(21);
  expect(ageOn('2004-02-29', '2026-03-01')).toBe(22);
});

it('ない日は日付にならない', () => {
  expect(realDay(2026, 2, 29)).toBeUndefined();
  expect(realDay(2028, 2, 29)).toBe('2028-02-29');
});
