import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from './calendar-day.ts';
import { hoursOn, weeklyRule, type RecurrenceRule } from './hours.ts';
import { weekdayIndex } from './hours-calendar.ts';
import { openDays, slotDays, type TownDays, type WeeklySlot } from './open-days.ts';

const holidays = new Set(['2026-11-23', '2026-12-31']);
const town: TownDays = {
  isHoliday: (day) => holidays.has(day),
  isSchoolDay: (day) => weekdayIndex(day) < 5 && !holidays.has(day) && day < '2026-12-24',
  isShortSchoolDay: (day) => day === '2026-12-02',
  closures: [],
};
const school = (days: number[], from: number, to: number): RecurrenceRule => ({
  ...weeklyRule(hoursOn(days, from, to)),
  school: 'school_days',
});
const corner: WeeklySlot = {
  weekday: 1,
  half: 'am',
  startsOn: '2026-11-16',
  endsOn: null,
  rules: [school([0], 450, 495)],
};
const afternoon: WeeklySlot = { ...corner, weekday: 3, half: 'pm', rules: [school([2], 870, 960)] };

const told = (slots: readonly WeeklySlot[], from: string, to: string, days = town) =>
  slotDays(slots, from, to, days).map(({ day, state, why }) =>
    [day, state, why].filter((part) => part !== ''),
  );

it('曜日の枠から日がきまり、祝日・学校の休み・短縮の午後は休みになる', () => {
  expect(told([corner], '2026-11-16', '2026-11-30')).toEqual([
    ['2026-11-16', 'open'],
    ['2026-11-23', 'closed', '祝日・年末年始'],
    ['2026-11-30', 'open'],
  ]);
  expect(told([corner], '2026-12-21', '2026-12-28')).toEqual([
    ['2026-12-21', 'open'],
    ['2026-12-28', 'closed', '学校が休み'],
  ]);
  expect(told([afternoon], '2026-12-01', '2026-12-09')).toEqual([
    ['2026-12-02', 'closed', '学校が午前まで'],
    ['2026-12-09', 'open'],
  ]);
});

it('大雨で午前だけ休みにすると、午後はある', () => {
  const rain = { fromDay: '2026-11-30', toDay: '2026-12-02', half: 'am', kind: 'weather', reason: '警報' };
  const days = { ...town, closures: [rain] };
  const pm: WeeklySlot = { ...corner, half: 'pm', rules: [] };
  expect(told([corner, pm], '2026-11-30', '2026-11-30', days)).toEqual([
    ['2026-11-30', 'closed', '大雨・暑さなど（警報）'],
    ['2026-11-30', 'open'],
  ]);
});

it('学校の暦がなければ、わからないと言う。あるとは言わない', () => {
  const { isSchoolDay: _school, ...noCalendar } = town;
  expect(told([corner], '2026-11-30', '2026-11-30', noCalendar)).toEqual([
    ['2026-11-30', 'unknown', '学校の暦がまだありません'],
  ]);
  expect(openDays([corner], '2026-11-30', '2026-11-30', noCalendar)).toEqual([]);
});

it('第2・第4土曜の枠は、ほかの土曜には、休みとも出ない', () => {
  const second: RecurrenceRule = {
    kind: 'nth_weekday',
    nths: [2, 4],
    days: [5],
    start: 600,
    end: 810,
    school: 'any',
    onHolidays: 'off',
    except: ['2026-12-26'],
  };
  const kitchen: WeeklySlot = { ...corner, weekday: 6, rules: [second] };
  expect(told([kitchen], '2026-12-01', '2026-12-31')).toEqual([
    ['2026-12-12', 'open'],
    ['2026-12-26', 'closed', '休みと決めた日'],
  ]);
});

it('どの日も枠の曜日で、期間の中にあり、休みの日は来る日に入らない', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((offset) => addDays('2026-10-01', offset));
  const some = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    half: fc.constantFrom('am' as const, 'pm' as const),
    startsOn: day,
    endsOn: fc.option(day),
    rules: fc.constantFrom<readonly RecurrenceRule[]>([], [school([0, 1, 2, 3, 4], 450, 900)]),
  });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 4 }), day, day, day, (slots, from, to, shut) => {
      const closures = [{ fromDay: shut, toDay: addDays(shut, 3), half: '', kind: 'host', reason: '' }];
      const days = openDays(slots, from, to, { ...town, closures });
      for (const one of days) {
        const slot = slots.find(
          ({ weekday, half, startsOn, endsOn }) =>
            weekday === weekdayIndex(one.day) + 1 &&
            half === one.half &&
            startsOn <= one.day &&
            (endsOn === null || one.day <= endsOn),
        );
        expect(slot).toBeDefined();
        expect(one.day >= from && one.day <= to).toBe(true);
        expect(one.day >= shut && one.day <= addDays(shut, 3)).toBe(false);
      }
      expect(new Set(days.map(({ day, half }) => day + half)).size).toBe(days.length);
    }),
  );
});
