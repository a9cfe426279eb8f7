import { reading, type Reading } from './doubt.ts';
import { foldNumbers, isNothing } from './fold.ts';

/** Days as a register says them. Weekdays are 1 (月) to 7 (日); the last such weekday of a month is -1. */
export type DayPattern =
  | { kind: 'weekly'; weekdays: number[] }
  | { kind: 'nth'; nths: number[]; weekdays: number[] }
  | { kind: 'monthday'; days: number[] }
  | { kind: 'irregular' };

const letters = '月火水木金土日';
const weekday = '[月火水木金土日]';
const joint = String.raw`[・、,;.と/\s]|または|又は|及び`;
const weekdayList = String.raw`${weekday}(?:曜日?)?(?:(?:${joint}|~|から)*${weekday}(?:曜日?)?(?!目))*`;

function sorted(numbers: Iterable<number>): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** 月~金 → 1…5, 月水金 → 1,3,5, 土・日 → 6,7. */
function weekdaysOf(list: string): number[] {
  // 日 of 曜日 is no Sunday.
  const plain = list
    .replace(/曜日?/g, '')
    .replaceAll('から', '~')
    .replace(/[・、,;.と/\s]|または|又は|及び/g, '');
  const ranged = plain.replace(
    new RegExp(`(${weekday})~(${weekday})`, 'g'),
    (_, first: string, last: string) => {
      const [from, to] = [letters.indexOf(first), letters.indexOf(last)];
      return from <= to ? letters.slice(from, to + 1) : letters.slice(from) + letters.slice(0, to + 1);
    },
  );
  return sorted(Array.from(ranged, (letter) => letters.indexOf(letter) + 1).filter((number) => number > 0));
}

function numbersOf(list: string): number[] {
  const ranged = list.replace(/(\d+)\s*~\s*第?(\d+)/g, (_, from: string, to: string) =>
    Array.from(
      { length: Math.max(0, Math.min(31, Number(to)) - Number(from) + 1) },
      (__, step) => Number(from) + step,
    ).join('・'),
  );
  return sorted((ranged.match(/\d+/g) ?? []).map(Number));
}

type Rule = { pattern: RegExp; read: (match: RegExpExecArray) => DayPattern | undefined };

/** Most particular first: each takes its words away, so that 第2火曜 is not read as every 火曜 again. */
const rules: readonly Rule[] = [
  {
    pattern: new RegExp(
      String.raw`第\s*(\d(?:(?:${joint}|~|第|週|,)*\d)*)\s*(?:週目?)?の?\s*\(?(${weekdayList})\)?`,
      'g',
    ),
    read: ([, nths = '', days = '']) => {
      const numbers = numbersOf(nths).filter((nth) => nth >= 1 && nth <= 5);
      return numbers.length > 0 ? { kind: 'nth', nths: numbers, weekdays: weekdaysOf(days) } : undefined;
    },
  },
  {
    pattern: new RegExp(String.raw`最(?:終|後)の?週?の?\s*(${weekdayList})`, 'g'),
    read: ([, days = '']) => ({ kind: 'nth', nths: [-1], weekdays: weekdaysOf(days) }),
  },
  {
    pattern: new RegExp(
      String.raw`(?:毎月)?(?<!\d月)(\d{1,2}日?(?:(?:${joint})*\d{1,2}日)*)(?<=日)(?![間目前後以])`,
      'g',
    ),
    read: ([, list = '']) => {
      const days = numbersOf(list).filter((day) => day >= 1 && day <= 31);
      return days.length > 0 ? { kind: 'monthday', days } : undefined;
    },
  },
  { pattern: /年中無休|365日|毎日|無休/g, read: () => ({ kind: 'weekly', weekdays: [1, 2, 3, 4, 5, 6, 7] }) },
  { pattern: /不定期|随時/g, read: () => ({ kind: 'irregular' }) },
  {
    pattern: /平日|土曜日|日曜日/g,
    read: ([word]) => ({
      kind: 'weekly',
      weekdays: word === '平日' ? [1, 2, 3, 4, 5] : [word === '土曜日' ? 6 : 7],
    }),
  },
  {
    // 研修日 and 休日 are no Sundays: a letter without 曜 counts only where no other word touches it.
    pattern: new RegExp(
      String.raw`(?:毎週の?|(?<!\p{L}))(${weekdayList})(?=曜|[^\p{L}]|$)|(${weekday}曜(?:日?(?:(?:${joint}|~|から)*${weekday}曜)*))日?`,
      'gu',
    ),
    read: ([, bare, named]) => ({ kind: 'weekly', weekdays: weekdaysOf(bare ?? named ?? '') }),
  },
];

function merge(patterns: readonly DayPattern[]): DayPattern[] {
  const weekly = sorted(patterns.flatMap((pattern) => (pattern.kind === 'weekly' ? pattern.weekdays : [])));
  const others = patterns.filter((pattern) => pattern.kind !== 'weekly' && pattern.kind !== 'irregular');
  const irregular = patterns.some((pattern) => pattern.kind === 'irregular');
  return [
    ...others,
    ...(weekly.length > 0 ? [{ kind: 'weekly', weekdays: weekly } as const] : []),
    ...(irregular && others.length === 0 && weekly.length === 0 ? [{ kind: 'irregular' } as const] : []),
  ];
}

const negation = /以外|除|休み|定休|休業|休館|なし|ない|不可/;
/** Days of one year, every other week, a range whose wave was lost: to read them as every week would promise too much. */
const noWeek = /\d{1,2}月\d{1,2}日|隔週|[月火水木金土日]\?[月火水木金土日]/;
const wavering =
  /変動|不定期|変更|場合|または|又は|ただし|原則|前後|頃|以外|隔週|除|休み|定休|休業|夏季|冬季/;

/**
 * The days of one cell: 月火水, 月～金, 平日,土曜日, 第2・4火曜日, 毎月最終土曜, 毎月12日, 不定期. What else is said stays a
 * doubt; days that a cell names only to exclude are never read as open days.
 */
export function readDays(original: string): Reading<DayPattern[]> {
  if (isNothing(original)) return reading([], original);
  // That holidays are off is the rule anyway; what is said of them must not hide the days themselves.
  const said = foldNumbers(original).replace(/\(?祝日?(?:は|を)?(?:除く|休み|以外)\)?/g, ' ');
  // A time or a month is no day: 10時, 4月~10月 and 祝日 would each leave a weekday letter behind.
  let rest = said
    .replace(/[月年]に?\d+(?:~\d+)?回|週に?\d+(?:~\d+)?[回日]/g, ' ')
    .replace(/\d{1,2}(?::\d{2}|時(?:\d{1,2}分|半)?)/g, ' ')
    .replace(/\d{1,2}月(?!曜)|今月|来月|ヶ月|か月|祝日|祝祭日|祭日|平成|営業日|曜日変動/g, ' ');
  if (negation.test(rest) || noWeek.test(said)) return reading([], original, 'days-unread');
  const found: DayPattern[] = [];
  for (const { pattern, read } of rules) {
    rest = rest.replace(pattern, (...match: string[]) => {
      const read1 = read(match as unknown as RegExpExecArray);
      if (!read1) return match[0] ?? '';
      found.push(read1);
      return '\u0001';
    });
    if (pattern.source.includes('最(?:終')) rest = rest.replaceAll('毎月', ' ');
  }
  const patterns = merge(found);
  const hasWords = /[\p{L}\d]/u.test(rest.replace(/毎月|開催|実施|の|曜日|を|頃/g, ''));
  if (patterns.length === 0) return reading([], original, 'days-unread');
  const isUncertain = wavering.test(said) && patterns.some((pattern) => pattern.kind !== 'irregular');
  return isUncertain || hasWords
    ? reading(patterns, original, 'days-uncertain')
    : reading(patterns, original);
}
