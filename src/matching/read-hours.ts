import { dayNames, hoursOn, minutesPerDay, type WeeklyHours } from '#domain/hours.ts';
import { countOf, type Found } from './read-numbers.ts';

/** 第1・3土曜 and 隔週 keep the week in which they can fall; which of the weeks it is stands beside it. */
export type ReadHours = { hours: WeeklyHours; nths?: readonly number[]; everyWeeks?: number };
type Days = { from: number; to: number; days: readonly number[]; isSure: boolean; isClosed: boolean } & Pick<
  ReadHours,
  'nths' | 'everyWeeks'
>;
type Time = { from: number; to: number; start: number; end: number; isPart: boolean; standsAlone: boolean };

const everyDay = [0, 1, 2, 3, 4, 5, 6];
const dash = '(?:から|より|〜|~|-|–|—|−|ー)';
const oneDay = '[月火水木金土日](?:曜日?)?';
const dayWords = new RegExp(
  `(第[\\d一二三四五・、,第と]+|最終|隔週の?|毎週|毎月第[\\d・、第]+)?の?(?:(毎日|年中無休|全日|平日|土日祝日?|土・日・祝日?|土日)|(${oneDay}(?:(?:から|[・、,と/〜~-])?${oneDay})*))(?:と?祝日?)?`,
  'gu',
);
const closedAfter =
  /^(曜日?)?(を除|以外|でなければ|でないなら|(は|が|・祝日?は?)?(定休|お?休み|休館|休業|閉))/u;

/** 「毎週月水金の7:30から8:15」「10:00-12:00(火・木)」「9時〜18時、水曜定休」. A bare 月 or 日 is a month or a sun, not a day. */
export function readHours(text: string, isPerson = false): Found<ReadHours>[] {
  return [...text.matchAll(/[^。\n]+/gu)].flatMap((sentence) =>
    hoursOfSentence(sentence[0], isPerson).map((found) => ({
      ...found,
      from: found.from + sentence.index,
      to: found.to + sentence.index,
    })),
  );
}

function hoursOfSentence(text: string, isPerson: boolean): Found<ReadHours>[] {
  const times = timesIn(text);
  const named = daysIn(text, times);
  const closed = named.filter((one) => one.isClosed);
  const open = named.filter((one) => !one.isClosed);
  const openDays = everyDay.filter((day) => !closed.some((one) => one.days.includes(day)));
  const comesFirst = times[0] !== undefined && open[0] !== undefined && times[0].from < open[0].from;
  // 「土日でなければ動ける」 names no time: the whole of the other days.
  const isFree = isPerson && times.length === 0 && /動け|出られ|行け|空いて|大丈夫/u.test(text);
  const [off] = closed;
  if (isFree && off !== undefined && open.length === 0)
    return [{ from: off.from, to: off.to, value: { hours: hoursOn(openDays, 0, minutesPerDay) } }];
  return times.flatMap((time) => {
    const chosen = comesFirst
      ? (open.find((one) => one.from >= time.to && one.from - time.to <= 6) ??
        open.findLast((one) => one.to <= time.from))
      : open.findLast((one) => one.to <= time.from && one.from < time.from);
    if (chosen !== undefined && !belongsTogether(text, chosen, time)) return [];
    // Without days a time means every day only where somebody speaks of the own day, or names the day off.
    if (chosen === undefined && !time.standsAlone && closed.length === 0 && !(isPerson && !time.isPart))
      return [];
    const days = (chosen?.days ?? everyDay).filter((day) => openDays.includes(day));
    const hours = hoursOn(days, time.start, time.end);
    if (hours.length === 0) return [];
    const value: ReadHours = {
      hours,
      ...(chosen?.nths === undefined ? {} : { nths: chosen.nths }),
      ...(chosen?.everyWeeks === undefined ? {} : { everyWeeks: chosen.everyWeeks }),
    };
    const from = Math.min(time.from, chosen?.from ?? time.from);
    return [{ from, to: Math.max(time.to, chosen?.to ?? time.to), value }];
  });
}

/** 「土曜の午前」 stands together; a clock time may be a few words away, as long as the days are surely days. */
function belongsTogether(text: string, days: Days, time: Time): boolean {
  const between = text.slice(Math.min(days.to, time.to), Math.max(days.from, time.from));
  if (!days.isSure) return between.length <= 3;
  return time.isPart ? /^[のはに、なら]{0,3}$/u.test(between) : between.length <= 24;
}

function daysIn(text: string, times: readonly Time[]): Days[] {
  return [...text.matchAll(dayWords)].flatMap((match) => {
    const [whole, frame = '', group, listed = ''] = match;
    const [from, to] = [match.index, match.index + whole.length];
    const after = text.slice(to);
    const before = text[from - 1] ?? '';
    // Kanji on either side make it another word: 今月, 平日, 日程, 水道.
    if (group === undefined && frame === '' && /[\p{Script=Han}\d]/u.test(before)) return [];
    const isGlued =
      /^(?!祝|午|朝|昼|夜|夕|定休|休|以外|第)[\p{Script=Han}]/u.test(after) && !/曜/u.test(listed);
    if (group === undefined && isGlued) return [];
    if (/^\d+(回|日|円|名|人)/u.test(after) && !/曜/u.test(listed) && frame === '') return [];
    const isFramed = frame !== '' && !frame.startsWith('第');
    const count = listed.replaceAll(/曜日?/gu, '').replaceAll(/[^月火水木金土日]/gu, '').length;
    const isSure = group !== undefined || isFramed || frame !== '' || /曜/u.test(listed) || count >= 3;
    const isClosed = closedAfter.test(after);
    const isInTime = times.some((time) => time.from <= from && to <= time.to);
    if (isInTime) return [];
    const nths = nthsOf(frame);
    return [
      {
        from,
        to,
        days: group === undefined ? daysOf(listed) : daysOfGroup(group),
        isSure,
        isClosed,
        ...(nths.length > 0 ? { nths } : {}),
        ...(frame.startsWith('隔週') ? { everyWeeks: 2 } : {}),
      },
    ];
  });
}

const kanjiDigits = '一二三四五';
function nthsOf(frame: string): number[] {
  if (frame === '最終') return [-1];
  if (!frame.includes('第')) return [];
  return Array.from(frame, (letter) => {
    const written = kanjiDigits.indexOf(letter);
    return written < 0 ? Number(letter) : written + 1;
  }).filter((nth) => nth >= 1 && nth <= 5);
}

function daysOfGroup(group: string): readonly number[] {
  if (group === '平日') return [0, 1, 2, 3, 4];
  return group.startsWith('土') ? [5, 6] : everyDay;
}

function daysOf(listed: string): number[] {
  const plain = listed.replaceAll(/曜日?/gu, '');
  const indexes = Array.from(plain, (letter) => dayNames.findIndex((day) => day === letter)).filter(
    (index) => index >= 0,
  );
  const [first, last] = [indexes[0], indexes.at(-1)];
  const isRow = /から|[〜~-]/u.test(plain) && first !== undefined && last !== undefined && first < last;
  return isRow ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : indexes;
}

const half = '(午前|午後|早朝|朝|お?昼|夕方|夜|深夜)?の?';
/** 「九時四十五分」 as well as 「9:45」. */
const number = '\\d{1,2}|[一二三四五六七八九十]{1,3}';
const clock = `${half}(?:(${number})(?::(\\d{2})|時(?!間)(?:(半)|(${number})分)?)|(正午))`;
const range = new RegExp(`${clock}${dash}(翌)?(?:日の?|朝の?)?${clock}`, 'gu');
const since = new RegExp(`${clock}(?:以降|以後)`, 'gu');
const partWord =
  /(午前中?|午後|昼過ぎ|お?昼|早朝|朝|夕方|夜|一日|終日)(?!\d|[一二三四五六七八九十]{1,3}時)/gu;
const wholeDay = /24時間(?=いつでも|対応|営業|使|利用|開|受付|年中|、|。|$|の(店|窓口))/gu;
const partsOfDay: Record<string, readonly [number, number]> = {
  午前: [540, 720],
  午前中: [540, 720],
  午後: [780, 1020],
  昼過ぎ: [780, 1020],
  昼: [660, 840],
  お昼: [660, 840],
  早朝: [300, 480],
  朝: [420, 540],
  夕方: [960, 1140],
  夜: [1080, 1260],
  一日: [540, 1020],
  終日: [540, 1020],
};

function timesIn(text: string): Time[] {
  const found: Time[] = [];
  const add = (match: RegExpExecArray, start: number, end: number, more: Partial<Time> = {}): void => {
    const [from, to] = [match.index, match.index + match[0].length];
    if (found.some((known) => known.from < to && from < known.to)) return;
    found.push({ from, to, start, end, isPart: false, standsAlone: false, ...more });
  };
  for (const match of text.matchAll(range)) {
    const start = minuteOf(match[1], match.slice(2, 7));
    const isNextDay = match[7] !== undefined;
    const end = minuteOf(match[8] ?? (isNextDay ? undefined : match[1]), match.slice(9, 14));
    if (start > minutesPerDay || end > minutesPerDay) continue;
    // 「午前10時から3時」 means three in the afternoon; 「22時〜5時」 goes over the night.
    const isAfternoon = end <= start && start < 720 && end + 720 > start && !isNextDay;
    add(match, start, isAfternoon ? end + 720 : end);
  }
  for (const match of text.matchAll(since)) {
    add(match, minuteOf(match[1], match.slice(2, 7)), minutesPerDay);
  }
  for (const match of text.matchAll(wholeDay)) add(match, 0, minutesPerDay, { standsAlone: true });
  for (const match of text.matchAll(partWord)) {
    const [start, end] = partsOfDay[match[1] ?? ''] ?? [0, 0];
    const after = text.slice(match.index + match[0].length);
    add(match, start, end, { isPart: true, standsAlone: /^(だけ|のみ|しか|なら)/u.test(after) });
  }
  return found.sort((a, b) => a.from - b.from);
}

function minuteOf(part: string | undefined, written: readonly (string | undefined)[]): number {
  const [hour, minute, halfPast, minutes, noon] = written;
  if (noon !== undefined) return 720;
  const isLate = part === '午後' || part === '夕方' || part === '夜' || (part?.endsWith('昼') ?? false);
  const at = countOf(hour ?? '');
  const afternoon = isLate && at < 12 && !(part?.endsWith('昼') && at > 9) ? 12 : 0;
  return (at + afternoon) * 60 + (halfPast === undefined ? countOf(minute ?? minutes ?? '0') : 30);
}
