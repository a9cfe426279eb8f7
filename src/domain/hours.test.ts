import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timesOn, weekOfRule, weekdayIndex } from './hours-calendar.ts';
import { hoursText, ruleText } from './hours-text.ts';
import {
  clockMinutes,
  hoursOfSlots,
  hoursOn,
  intersectHours,
  longestRun,
  minutesOf,
  normalHours,
  recurrenceRuleShape,
  slotsWithin,
  unionHours,
  weeklyHoursShape,
  weeklyRule,
} from './hours.ts';

const span = fc
  .tuple(fc.integer({ min: 0, max: 10_079 }), fc.integer({ min: 1, max: 900 }))
  .map(([from, length]) => ({ from, to: Math.min(10_080, from + length) }));
const week = fc.array(span, { maxLength: 8 }).map((spans) => normalHours(spans));
const calendar = { isHoliday: (date: string) => date === '2026-11-23' };

describe('週の時間', () => {
  it('重なりと合わせた長さの和は、もとの長さの和に等しい', () => {
    fc.assert(
      fc.property(week, week, (a, b) => {
        expect(minutesOf(unionHours(a, b)) + minutesOf(intersectHours(a, b))).toBe(
          minutesOf(a) + minutesOf(b),
        );
      }),
    );
  });

  it('合わせ方も重ね方も、順番によらない', () => {
    fc.assert(
      fc.property(week, week, (a, b) => {
        expect(unionHours(a, b)).toEqual(unionHours(b, a));
        expect(intersectHours(a, b)).toEqual(intersectHours(b, a));
        expect(intersectHours(a, a)).toEqual(a);
      }),
    );
  });

  it('半時間のます目は、もとの時間の内側だけをとる', () => {
    fc.assert(
      fc.property(week, (hours) => {
        const inside = hoursOfSlots(slotsWithin(hours));
        expect(intersectHours(inside, hours)).toEqual(inside);
        expect(slotsWithin(inside)).toEqual(slotsWithin(hours));
      }),
    );
  });

  it('ます目0は月曜0時、335は日曜の最後', () => {
    expect(slotsWithin(hoursOn([0], 0, 30))).toEqual([0]);
    expect(slotsWithin(hoursOn([6], 1410, 1440))).toEqual([335]);
    expect(weekdayIndex('2026-11-23')).toBe(0);
  });

  it('日曜の夜は月曜の朝につづく', () => {
    const night = hoursOn([6], 22 * 60, 5 * 60);
    expect(night).toEqual([
      { from: 0, to: 300 },
      { from: 9960, to: 10_080 },
    ]);
    expect(longestRun(night)).toBe(420);
    expect(hoursText(night)).toBe('日 22:00–5:00');
  });

  it('JSONにしても変わらず、逆さの時間は断る', () => {
    const hours = hoursOn([1, 3], 570, 720);
    expect(weeklyHoursShape.parse(JSON.parse(JSON.stringify(hours)))).toEqual(hours);
    expect(weeklyHoursShape.safeParse([{ from: 60, to: 30 }]).success).toBe(false);
  });

  it('時刻を読む', () => {
    expect(clockMinutes('９:３０')).toBe(570);
    expect(clockMinutes('24:00')).toBe(1440);
    expect(clockMinutes('24:01')).toBeUndefined();
    expect(clockMinutes('9時')).toBeUndefined();
  });
});

describe('くりかえしの言い方と日付', () => {
  const second = recurrenceRuleShape.parse({
    kind: 'nth_weekday',
    nths: [2, 4],
    days: [5],
    start: 600,
    end: 900,
  });
  it('電話で言うように書く', () => {
    expect(hoursText(hoursOn([0, 2], 570, 720))).toBe('月・水 9:30–12:00');
    expect(hoursText(hoursOn([0, 1, 2, 3, 4], 450, 495))).toBe('月〜金 7:30–8:15');
    expect(ruleText(second)).toBe('第2・第4土 10:00–15:00');
    expect(
      ruleText(recurrenceRuleShape.parse({ kind: 'day_of_month', dates: [5], start: 540, end: 600 })),
    ).toBe('毎月5日 9:00–10:00');
    expect(ruleText(recurrenceRuleShape.parse({ kind: 'irregular', note: '' }))).toBe('不定期');
  });

  it('第2・第4土だけにあり、第3土にはない', () => {
    expect(timesOn(second, '2026-11-14', calendar)).toEqual([{ from: 600, to: 900 }]);
    expect(timesOn(second, '2026-11-21', calendar)).toEqual([]);
    expect(timesOn(second, '2026-11-28', calendar)).toHaveLength(1);
    expect(weekOfRule(second)).toEqual(hoursOn([5], 600, 900));
  });

  it('最終の曜日は、月の最後の週にある', () => {
    const last = recurrenceRuleShape.parse({
      kind: 'nth_weekday',
      nths: [-1],
      days: [4],
      start: 600,
      end: 660,
    });
    expect(timesOn(last, '2026-11-27', calendar)).toHaveLength(1);
    expect(timesOn(last, '2026-11-20', calendar)).toEqual([]);
  });

  it('祝日は休み、あると言えばある', () => {
    const rule = weeklyRule(hoursOn([0], 540, 600));
    expect(timesOn(rule, '2026-11-23', calendar)).toEqual([]);
    expect(timesOn({ ...rule, onHolidays: 'runs' }, '2026-11-23', calendar)).toHaveLength(1);
    expect(timesOn(rule, '2026-11-30', calendar)).toHaveLength(1);
  });

  it('学校の暦がないときは、あるとも無いとも言わない', () => {
    const rule = { ...weeklyRule(hoursOn([1], 450, 495)), school: 'school_days' } as const;
    expect(timesOn(rule, '2026-11-24', calendar)).toBe('unknown');
    expect(timesOn(rule, '2026-11-24', { ...calendar, isSchoolDay: () => false })).toEqual([]);
    expect(timesOn(rule, '2026-11-24', { ...calendar, isSchoolDay: () => true })).toHaveLength(1);
  });

  it('隔週は、始まりの週から数える', () => {
    const rule = { ...weeklyRule(hoursOn([1], 450, 495)), everyWeeks: 2, from: '2026-11-25' };
    expect(timesOn(rule, '2026-12-01', calendar)).toEqual([]);
    expect(timesOn(rule, '2026-12-08', calendar)).toHaveLength(1);
    expect(timesOn(rule, '2026-11-24', calendar)).toEqual([]);
  });
});
