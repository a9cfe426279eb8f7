import { ageOn, realDay } from './calendar-day.ts';
import { formatJapaneseDate, parseJapaneseDate } from './japanese-date.ts';
import type { BornPrecision } from './person.ts';

/** A birthday as far as it is known. The day stands for its month, year or guess when more is not known. */
export type Birth = { bornOn: string | null; bornPrecision: BornPrecision };

export type ParsedBirth = { ok: true; birth: Birth } | { ok: false; error: string };

const example = '昭和43年6月2日、昭和43年、58歳くらい、のように書いてください';

/** Reads a birthday as people tell it: the day, only the month or year, or about how old somebody is. */
export function parseBirth(text: string, today: string): ParsedBirth {
  const typed = text.normalize('NFKC').replaceAll(/\s/g, '');
  if (typed === '' || typed === '不明')
    return { ok: true, birth: { bornOn: null, bornPrecision: 'unknown' } };
  const age = /^(?:約|およそ)?(\d{1,3})(歳|才|代)(?:くらい|ぐらい|ほど|前後)?$/.exec(typed);
  if (age) {
    const years = Number(age[1]) + (age[2] === '代' ? 5 : 0);
    if (years > 120) return { ok: false, error: `歳をたしかめてください。${example}` };
    const born = `${Number(today.slice(0, 4)) - years}-01-01`;
    return { ok: true, birth: { bornOn: born, bornPrecision: 'about' } };
  }
  const part = partOf(typed.replace(/(生まれ|生|ごろ|頃)$/, ''), today);
  const birth = part ?? wholeDay(typed.replace(/(生まれ|生)$/, ''), today);
  if ('error' in birth) return { ok: false, error: birth.error };
  if (birth.bornOn !== null && birth.bornOn > today) {
    return { ok: false, error: '生年月日が、きょうより先になっています' };
  }
  return { ok: true, birth };
}

function wholeDay(typed: string, today: string): Birth | { error: string } {
  const parsed = parseJapaneseDate(typed, today);
  if (!parsed.ok) return { error: parsed.error.includes('元号') ? parsed.error : `生年月日を、${example}` };
  return { bornOn: parsed.date, bornPrecision: 'day' };
}

/** 昭和43年, 昭和43年6月, 1968. An era that changed within the year is read by the last day that may be meant. */
function partOf(typed: string, today: string): Birth | undefined {
  const match = /^(.*?)(元|\d{1,4})年?(?:(\d{1,2})月)?$/.exec(typed);
  if (!match || (!/[年月]/.test(typed) && !/^\d{4}$/.test(typed))) return undefined;
  const [, era = '', year = '', month] = match;
  for (const day of month === undefined ? ['12-31', '01-01'] : [`${month.padStart(2, '0')}-28`]) {
    const parsed = parseJapaneseDate(`${era}${year}年${day.replace('-', '月')}日`, today);
    if (!parsed.ok) continue;
    const [bornYear, bornMonth] = parsed.date.split('-').map(Number);
    const bornOn = realDay(bornYear ?? 0, month === undefined ? 1 : (bornMonth ?? 1), 1);
    if (bornOn) return { bornOn, bornPrecision: month === undefined ? 'year' : 'month' };
  }
  return undefined;
}

/** The era and year of a year that is known without its days: named after the era it ended in. */
function yearLabel(bornOn: string): string {
  return formatJapaneseDate(`${bornOn.slice(0, 4)}-12-31`).replace(/年.*$/, '年');
}

/** As it is written back into the field: reading it again gives the same birth. */
export function writeBirth({ bornOn, bornPrecision }: Birth, today: string): string {
  if (bornOn === null || bornPrecision === 'unknown') return '';
  if (bornPrecision === 'day') return formatJapaneseDate(bornOn);
  if (bornPrecision === 'about') return `${Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4))}歳くらい`;
  if (bornPrecision === 'year') return yearLabel(bornOn);
  return formatJapaneseDate(`${bornOn.slice(0, 7)}-28`).replace(/28日$/, '');
}

/** 58歳（昭和43年6月2日生）, 58歳くらい, 年齢不明. */
export function describeBirth(birth: Birth, today: string): string {
  const { bornOn, bornPrecision } = birth;
  if (bornOn === null || bornPrecision === 'unknown') return '年齢はわからない';
  const written = writeBirth(birth, today);
  if (bornPrecision === 'about') return written;
  if (bornPrecision === 'day') return `${ageOn(bornOn, today)}歳（${written}生）`;
  const age = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return `${age}歳くらい（${written}生）`;
}
