import { dayNames, hoursOn, unionHours, type WeeklyHours } from '#domain/hours.ts';

const digits: Record<string, number> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};

export type Found<T> = { from: number; to: number; value: T };

function each<T>(text: string, pattern: RegExp, read: (match: RegExpExecArray) => T | undefined): Found<T>[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = read(match);
    return value === undefined ? [] : [{ from: match.index, to: match.index + match[0].length, value }];
  });
}

/** 「1万2千円」「月3500円」「無料」. Wages are not fees. */
export function readFees(text: string): Found<number>[] {
  const paid = each(
    text,
    /(時給|日当|謝礼|報酬|日給|月給|工賃)?[^\d、。]{0,4}?((\d+)万)?((\d+)千)?(\d[\d,]*)?円/gu,
    (match) => {
      if (match[1] !== undefined) return undefined;
      const yen =
        Number(match[3] ?? 0) * 10_000 +
        Number(match[5] ?? 0) * 1000 +
        Number((match[6] ?? '0').replaceAll(',', ''));
      return yen > 0 ? yen : undefined;
    },
  );
  return paid.length > 0 ? paid : each(text, /無料|費用(は)?(なし|かからない|不要)|無償で参加/gu, () => 0);
}

export type AgeRange = { least?: number; most?: number };

export function readAges(text: string): Found<AgeRange>[] {
  const ranges = each<AgeRange>(text, /(\d+)歳?(?:から|〜|~|-|–)(\d+)歳/gu, (match) => ({
    least: Number(match[1]),
    most: Number(match[2]),
  }));
  if (ranges.length > 0) return ranges;
  return [
    ...each<AgeRange>(text, /(\d+)歳(以上|から(?!の)|より上)/gu, (match) => ({ least: Number(match[1]) })),
    ...each<AgeRange>(text, /(\d+)歳(以下|まで)/gu, (match) => ({ most: Number(match[1]) })),
    ...each<AgeRange>(text, /(中学生|高校生)以上/gu, (match) => ({ least: match[1] === '中学生' ? 12 : 15 })),
    ...each<AgeRange>(text, /(\d+)歳未満/gu, (match) => ({ most: Number(match[1]) - 1 })),
    ...each<AgeRange>(
      text,
      /(小学生|中学生|高校生|中高生|乳幼児|未就学児)(の.{0,6}(クラブ|教室|会|講座|キャンプ|塾)|対象|限定|のみ|向け|だけ)/gu,
      (match) => schoolAges[match[1] ?? ''],
    ),
  ];
}

const schoolAges: Record<string, AgeRange> = {
  小学生: { least: 6, most: 12 },
  中学生: { least: 12, most: 15 },
  高校生: { least: 15, most: 18 },
  中高生: { least: 12, most: 18 },
  乳幼児: { most: 6 },
  未就学児: { most: 6 },
};

/** How many people are there; not how many places, contracts or people waiting. */
export function readGroups(text: string): Found<number>[] {
  const counted =
    /(定員|契約|利用者|待機|募集|あと|席が|登録|うち)?[^\d、。]{0,4}?(\d+|[二三四五六七八九])(?:名|人(?!目|前|気|並))/gu;
  return each(text, counted, (match) => {
    if (match[1] !== undefined) return undefined;
    const people = digits[match[2] ?? ''] ?? Number(match[2]);
    return people > 0 ? people : undefined;
  });
}

export function readKilometres(text: string): Found<number>[] {
  return each(text, /(\d+(?:\.\d+)?)(?:km|キロ(?!グラム|カロリー))/gu, (match) => Number(match[1]));
}

/** Hours and half hours of one stretch: 「2時間半」「90分」. */
export function readLengths(text: string): Found<number>[] {
  return each(text, /(\d+)時間(半)?|(\d+)分(?!の1)/gu, (match) =>
    match[3] === undefined ? Number(match[1]) * 60 + (match[2] === undefined ? 0 : 30) : Number(match[3]),
  );
}

const partsOfDay: Record<string, [number, number]> = {
  午前: [540, 720],
  午後: [780, 1020],
  朝: [420, 540],
  昼: [660, 840],
  夕方: [960, 1140],
  夜: [1080, 1260],
};

/** 「毎週月・水の9時半から12時」「土曜の午前」. A bare 月 or 日 is a month or a sun, not a day. */
export function readHours(text: string): Found<WeeklyHours>[] {
  const days = '毎日|平日|土日|(?:[月火水木金土日](?:曜日?)?)(?:[・、と〜~-][月火水木金土日](?:曜日?)?)*';
  const time = '(午前|午後)?(\\d{1,2})(?::(\\d{2})|時(半)?)';
  const pattern = new RegExp(
    `(毎週)?(${days})の?(?:${time}(?:から|〜|~|-|–)${time}|(午前|午後|朝|昼|夕方|夜))`,
    'gu',
  );
  return each(text, pattern, (match) => {
    const [, weekly, named = '', half1, hour1, minute1, halfPast1, half2, hour2, minute2, halfPast2, part] =
      match;
    const isSurelyDays =
      weekly !== undefined || /曜|毎日|平日|土日|[・〜~]/u.test(named) || hour1 !== undefined;
    if (!isSurelyDays) return undefined;
    const dayPart = partsOfDay[part ?? ''];
    if (dayPart !== undefined) return hoursOn(daysOf(named), dayPart[0], dayPart[1]);
    const from = minuteOf(half1, hour1, minute1, halfPast1);
    const to = minuteOf(half2 ?? half1, hour2, minute2, halfPast2);
    return from < to && to <= 1440 ? unionHours(hoursOn(daysOf(named), from, to)) : undefined;
  });
}

function minuteOf(half?: string, hour?: string, minute?: string, halfPast?: string): number {
  const afternoon = half === '午後' && Number(hour) < 12 ? 12 : 0;
  return (Number(hour) + afternoon) * 60 + (halfPast === undefined ? Number(minute ?? 0) : 30);
}

function daysOf(named: string): number[] {
  if (named === '毎日') return [0, 1, 2, 3, 4, 5, 6];
  if (named === '平日') return [0, 1, 2, 3, 4];
  const indexes = Array.from(named.replaceAll(/曜日?/gu, ''), (letter) =>
    dayNames.findIndex((day) => day === letter),
  ).filter((index) => index >= 0);
  const [first, last] = [indexes[0], indexes.at(-1)];
  const isRow = /[〜~-]/u.test(named) && first !== undefined && last !== undefined && first < last;
  return isRow ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : indexes;
}
