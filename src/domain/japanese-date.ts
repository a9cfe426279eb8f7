import { addDays, daysBetween, realDay, weekdayOf } from './calendar-day.ts';
import {
  belongsTo,
  eraOf,
  eraYearLabel,
  eras,
  firstDay,
  firstYear,
  lastYear,
  type Era,
} from './japanese-era.ts';

export type DateStyle = {
  /** Adds （火）. */
  weekday?: boolean;
  /** `era` 令和8年11月24日 (default), `none` 11月24日, `both` 令和8年（2026年）11月24日. */
  year?: 'era' | 'none' | 'both';
};

/** 2026-11-24 → 令和8年11月24日. Days before 1868 keep the western year. */
export function formatJapaneseDate(date: string, style: DateStyle = {}): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const era = eraOf(date);
  const western = `${Number(year)}年`;
  const eraYear = era ? eraYearLabel(era.era, era.year) : western;
  const shown = { era: eraYear, none: '', both: era ? `${eraYear}（${western}）` : western }[
    style.year ?? 'era'
  ];
  const weekday = style.weekday ? `（${weekdayOf(date)}）` : '';
  return `${shown}${Number(month)}月${Number(day)}日${weekday}`;
}

/** Inside the same year the year is left out: 11月24日. Another year is always named. */
export function formatDayNear(date: string, today: string, style: Pick<DateStyle, 'weekday'> = {}): string {
  return formatJapaneseDate(date, {
    ...style,
    year: date.slice(0, 4) === today.slice(0, 4) ? 'none' : 'era',
  });
}

/** 年度: April to March. 2027-03-31 → 2026. */
export function fiscalYear(date: string): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5) >= '04-01' ? year : year - 1;
}

/** 2026 → 令和8年度. The whole of fiscal 2019 is 令和元年度, as the cabinet decided, although it began in 平成. */
export function formatFiscalYear(year: number): string {
  const era = eraOf(year === 2019 ? '2019-05-01' : `${year}-04-01`);
  return era ? `${eraYearLabel(era.era, era.year)}度` : `${year}年度`;
}

export type ParsedDate = { ok: true; date: string } | { ok: false; error: string };

const example = '令和8年11月24日のように書いてください';
const digits: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const saidDays: Record<string, number> = {
  今日: 0,
  きょう: 0,
  本日: 0,
  昨日: -1,
  きのう: -1,
  明日: 1,
  あした: 1,
  あす: 1,
};

/** 二十四 → 24, 二〇二六 → 2026, 元 → 1. */
function kanjiNumber(text: string): string {
  if (text === '元') return '1';
  if (!text.includes('十')) return Array.from(text, (letter) => digits[letter] ?? '').join('');
  const [tens = '', ones = ''] = text.split('十');
  return String((digits[tens] ?? 1) * 10 + (digits[ones] ?? 0));
}

/** One spelling of everything people type: half width, ASCII separators, Arabic digits, no weekday, no spaces. */
function unify(text: string): { plain: string; weekday: string | undefined } {
  const folded = text
    .normalize('NFKC')
    .replace(/[\s\u3000]/g, '')
    .replace(/[‐‑‒–—―−ーｰ]/g, '-')
    .replace(/[・．。､、,]/g, '.');
  const weekday = /[(]?([日月火水木金土])(?:曜日?[)]?|[)])$/.exec(folded);
  const body = weekday ? folded.slice(0, weekday.index) : folded;
  const plain = body.replace(/元(?=年)|[〇零一二三四五六七八九十]+/g, kanjiNumber).toUpperCase();
  return { plain, weekday: weekday?.[1] };
}

function no(error: string): ParsedDate {
  return { ok: false, error };
}

function inEra(era: Era, year: number, month: number, day: number): ParsedDate {
  const date = realDay(firstYear(era) + year - 1, month, day);
  if (year < 1 || !date) return no(`その日はありません。${example}`);
  if (date < firstDay)
    return no('明治5年までの日付は、いまの暦に直せません。西暦で、1873年より後の日を書いてください');
  if (!belongsTo(date, era)) {
    const proper = formatJapaneseDate(date);
    return no(`${era.name}ではなく${proper.slice(0, 2)}の日付です。${proper}でよければ、そう書いてください`);
  }
  return { ok: true, date };
}

function western(year: number, month: number, day: number): ParsedDate {
  const date = realDay(year, month, day);
  if (!date) return no(`その日はありません。${example}`);
  if (date < firstDay || year > lastYear) return no(`1873年から${lastYear}年までの日付を書いてください`);
  return { ok: true, date };
}

/** Without a year the nearest such day is meant: in January 12/24 is last month, not next December. */
function nearest(month: number, day: number, today: string): ParsedDate {
  const thisYear = Number(today.slice(0, 4));
  const near = [thisYear - 1, thisYear, thisYear + 1]
    .map((year) => realDay(year, month, day))
    .filter((date) => date !== undefined)
    .sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0];
  return near ? { ok: true, date: near } : no(`その日はありません。${example}`);
}

function read(plain: string, today: string): ParsedDate {
  const said = saidDays[plain];
  if (said !== undefined) return { ok: true, date: addDays(today, said) };

  const eraNames = eras.map((era) => era.name).join('|');
  const withEra =
    new RegExp(`^(${eraNames}|[RHSTM])[.]?(\\d{1,3})(?:年|[./-])(\\d{1,2})(?:月|[./-])(\\d{1,2})日?$`).exec(
      plain,
    ) ?? new RegExp(`^(${eraNames}|[RHSTM])(\\d{2})(\\d{2})(\\d{2})$`).exec(plain);
  if (withEra) {
    const era = eras.find(({ name, letter }) => name === withEra[1] || letter === withEra[1]);
    if (era) return inEra(era, Number(withEra[2]), Number(withEra[3]), Number(withEra[4]));
  }
  const full =
    /^(?:西暦)?(\d{4})(?:年|[./-])(\d{1,2})(?:月|[./-])(\d{1,2})日?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (full) return western(Number(full[1]), Number(full[2]), Number(full[3]));

  const noYear = /^(\d{1,2})(?:月|\/)(\d{1,2})日?$/.exec(plain);
  if (noYear) return nearest(Number(noYear[1]), Number(noYear[2]), today);

  // 8.11.24 could be 令和8年, 平成8年 or 昭和8年: a birth date taken for the wrong era would never be noticed.
  if (/^\d{1,2}(?:年|[./-])\d{1,2}(?:月|[./-])\d{1,2}日?$/.test(plain)) {
    return no('元号（令和・平成・昭和・大正・明治）か西暦の年をつけて書いてください');
  }
  return no(`日付を、${example}`);
}

/** Reads a date as people write it (令和8年11月24日, R8.11.24, 2026-11-24, ８／１１…); never guesses an era. */
export function parseJapaneseDate(text: string, today: string): ParsedDate {
  const { plain, weekday } = unify(text);
  const western = /年\((\d{4})年\)/.exec(plain)?.[1];
  const parsed = read(western === undefined ? plain : plain.replace(`(${western}年)`, ''), today);
  if (parsed.ok && western !== undefined && !parsed.date.startsWith(western)) {
    return no(
      `${formatJapaneseDate(parsed.date)}は${Number(parsed.date.slice(0, 4))}年です。どちらかをなおしてください`,
    );
  }
  if (!parsed.ok || weekday === undefined || weekday === weekdayOf(parsed.date)) return parsed;
  return no(
    `${formatJapaneseDate(parsed.date)}は${weekdayOf(parsed.date)}曜日です。日付か曜日をたしかめてください`,
  );
}
