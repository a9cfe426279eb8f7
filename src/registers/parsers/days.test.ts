import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDays, type DayPattern } from './days.ts';

const weekly = (...weekdays: number[]): DayPattern => ({ kind: 'weekly', weekdays });
const nth = (nths: number[], ...weekdays: number[]): DayPattern => ({ kind: 'nth', nths, weekdays });

it.each<[string, DayPattern[]]>([
  ['月火水木金', [weekly(1, 2, 3, 4, 5)]],
  ['日月火水木金土', [weekly(1, 2, 3, 4, 5, 6, 7)]],
  ['月～金', [weekly(1, 2, 3, 4, 5)]],
  ['月曜から金曜', [weekly(1, 2, 3, 4, 5)]],
  ['平日,土曜日,日曜日,祝日', [weekly(1, 2, 3, 4, 5, 6, 7)]],
  ['平日', [weekly(1, 2, 3, 4, 5)]],
  ['土日', [weekly(6, 7)]],
  ['日', [weekly(7)]],
  ['毎週水曜', [weekly(3)]],
  ['毎日', [weekly(1, 2, 3, 4, 5, 6, 7)]],
  ['毎月第3木曜日第4火曜日', [nth([3], 4), nth([4], 2)]],
  ['第４土曜日', [nth([4], 6)]],
  ['毎月第2・4火曜日', [nth([2, 4], 2)]],
  ['第2第4金曜', [nth([2, 4], 5)]],
  ['第二火曜日', [nth([2], 2)]],
  ['第1～3土曜日', [nth([1, 2, 3], 6)]],
  ['毎月最終土曜日', [nth([-1], 6)]],
  ['月火水木金、第1・3・5土曜日', [nth([1, 3, 5], 6), weekly(1, 2, 3, 4, 5)]],
  ['毎月12日', [{ kind: 'monthday', days: [12] }]],
  ['毎月１日と15日', [{ kind: 'monthday', days: [1, 15] }]],
  ['不定期', [{ kind: 'irregular' }]],
  ['火曜日（祝日を除く）', [weekly(2)]],
])('%s はたしかに読める', (cell, patterns) => {
  const read = readDays(cell);
  expect(read.value).toEqual(patterns);
  expect(read.doubts).toEqual([]);
  expect(read.original).toBe(cell);
});

it.each<[string, DayPattern[]]>([
  ['原則第2・4金曜日だが変動あり', [nth([2, 4], 5)]],
  ['毎月第４または第５金曜日', [nth([4, 5], 5)]],
  ['いちごの日と肉の日(15日・29日）', [{ kind: 'monthday', days: [15, 29] }]],
])('%s は読めるが、たしかめてもらう', (cell, patterns) => {
  const read = readDays(cell);
  expect(read.value).toEqual(patterns);
  expect(read.doubts.map(({ code }) => code)).toEqual(['days-uncertain']);
});

it.each([
  '土、日、祝祭日以外',
  '月?土',
  '隔週金曜日',
  '年末年始休み',
  '食堂休業中',
  '別途事業所が定める職員全体研修日等',
  '木曜日は受け入れなし',
  '9月7日(土)～\n11月4日(月・祝)',
  '月1回',
])('%s からは、開く日を読まない', (cell) => {
  const read = readDays(cell);
  expect(read.value).toEqual([]);
  expect(read.doubts.map(({ code }) => code)).toEqual(['days-unread']);
});

it.each(['', '　', '-', 'なし', '未定'])('「%s」は空いている升で、疑いもない', (cell) => {
  expect(readDays(cell)).toEqual({ value: [], original: cell, doubts: [] });
});

it('何が書かれていても投げず、元の升を残し、ありえない日を返さない', () => {
  const words = fc.constantFrom(
    '第',
    '毎月',
    '月',
    '火',
    '日',
    '曜',
    '曜日',
    '・',
    '～',
    '2',
    '４',
    '日',
    '最終',
    '不定期',
    '以外',
    '\n',
    '（',
    '）',
    '10時',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.array(words).map((parts) => parts.join('')),
      ),
      (cell) => {
        const read = readDays(cell);
        expect(read.original).toBe(cell);
        for (const pattern of read.value) {
          if (pattern.kind === 'nth')
            expect(pattern.nths.every((each) => each === -1 || (each >= 1 && each <= 5))).toBe(true);
          if (pattern.kind === 'nth' || pattern.kind === 'weekly') {
            expect(pattern.weekdays.every((day) => day >= 1 && day <= 7)).toBe(true);
            expect(pattern.weekdays.length).toBeGreaterThan(0);
          }
          if (pattern.kind === 'monthday')
            expect(pattern.days.every((day) => day >= 1 && day <= 31)).toBe(true);
        }
      },
    ),
    { numRuns: 500 },
  );
});

it('曜日の字だけのどの組も、そのまま読める', () => {
  const letters = '月火水木金土日';
  fc.assert(
    fc.property(
      fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      fc.constantFrom('', '・', '、', ';'),
      (days, joint) => {
        const cell = days.map((day) => letters[day - 1]).join(joint);
        expect(readDays(cell)).toEqual({
          value: [{ kind: 'weekly', weekdays: days }],
          original: cell,
          doubts: [],
        });
      },
    ),
  );
});
