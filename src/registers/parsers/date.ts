import { addDays } from '#domain/calendar-day.ts';
import { parseJapaneseDate } from '#domain/japanese-date.ts';
import { reading, type Reading } from './doubt.ts';
import { fold, isNothing } from './fold.ts';

/** 令和8年4月1日, R8.4.1, 2026/4/1, 2026.4.1, 20260401 or a serial number of Excel. A day without a year is not guessed. */
export function readDate(original: string): Reading<string | null> {
  if (isNothing(original)) return reading(null, original);
  const plain = fold(original).replace(/[T ]\d{1,2}:\d{2}.*$/, '');
  // Serial numbers of 1955 to 2064; day 1 was 1900-01-01 and Excel believes in a 29 February 1900.
  if (/^(?:2[1-9]|[345]\d)\d{3}(?:\.\d+)?$/.test(plain)) {
    return reading(addDays('1899-12-30', Math.floor(Number(plain))), original);
  }
  if (!/\d{4}|[RHSTM]\.?\d|令和|平成|昭和|大正|明治/i.test(plain))
    return reading(null, original, 'date-unread');
  const parsed = parseJapaneseDate(plain, '2000-01-01');
  return parsed.ok ? reading(parsed.date, original) : reading(null, original, 'date-unread');
}
