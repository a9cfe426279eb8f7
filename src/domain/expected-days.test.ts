import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from './calendar-day.ts';
import { expectedDays, type BookedSlot, type ClosedStretch } from './expected-days.ts';
import { weekdayIndex, type DayCalendar } from './hours-calendar.ts';

const slot: BookedSlot = {
  weekday: 1,
  half: 'am',
  fromTime: '07:30',
  toTime: '08:15',
  startsOn: '2026-11-01',
  endsOn: null,
  school: 'any',
  onHolidays: 'off',
};
const holidays = ['2026-11-23'];
const calendar: DayCalendar = {
  isHoliday: (day) => holidays.includes(day),
  isSchoolDay: (day) => weekdayIndex(day) < 5 && day !== '2026-11-16' && !holidays.includes(day),
};
const november = { from: '2026-11-01', to: '2026-11-30' };
const shown = (slots: BookedSlot[], closures: ClosedStretch[] = [], days = calendar) =>
  expectedDays(slots, november, closures, days).map(({ day, half, closed }) => [day.slice(8), half, closed]);

it('曜日と半日の予約から日ができ、祝日は休み。祝日もある所は休みにならない', () => {
  expect(shown([slot])).toEqual([
    ['02', 'am', null],
    ['09', 'am', null],
    ['16', 'am', null],
    ['23', 'am', '祝日・年末年始'],
    ['30', 'am', null],
  ]);
  expect(shown([{ ...slot, onHolidays: 'runs' }]).every(([, , closed]) => closed === null)).toBe(true);
});

it('学校のある日だけの役割は、学校の暦で休みになる。暦がなければ予約どおり', () => {
  const crossing: BookedSlot = { ...slot, school: 'school_days' };
  expect(shown([crossing])).toContainEqual(['16', 'am', '学校が休み']);
  const { isHoliday } = calendar;
  expect(shown([crossing], [], { isHoliday })).toContainEqual(['16', 'am', null]);
  expect(shown([{ ...slot, school: 'school_holidays' }])).toContainEqual(['09', 'am', '学校のある日']);
});

it('休みは、その半日だけのことも、一日のこともある。書かれたわけがそのまま出る', () => {
  const both: BookedSlot[] = [slot, { ...slot, half: 'pm' }];
  const rain = {
    fromDay: '2026-11-09',
    toDay: '2026-11-09',
    half: 'pm' as const,
    kind: 'weather',
    reason: '',
  };
  const found = shown(both, [
    rain,
    { ...rain, fromDay: '2026-11-30', toDay: '2026-12-02', half: '', reason: '棚卸し' },
  ]);
  expect(found).toContainEqual(['09', 'am', null]);
  expect(found).toContainEqual(['09', 'pm', '天気']);
  expect(found).toContainEqual(['30', 'am', '棚卸し']);
  expect(found).toContainEqual(['30', 'pm', '棚卸し']);
});

it('予約のはじまる前と、返したあとの日は、予定でない', () => {
  const short = { ...slot, startsOn: '2026-11-05', endsOn: '2026-11-16' };
  expect(shown([short]).map(([day]) => day)).toEqual(['09', '16']);
});

it('同じ半日は一度だけ、日の順に、期間の中だけ。休みの日を足しても、予定の日はふえない', () => {
  const slots = fc.array(
    fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      half: fc.constantFrom('am' as const, 'pm' as const),
      start: fc.integer({ min: 0, max: 60 }),
      length: fc.option(fc.integer({ min: 0, max: 60 })),
      school: fc.constantFrom('any' as const, 'school_days' as const, 'school_holidays' as const),
      onHolidays: fc.constantFrom('off' as const, 'runs' as const),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(slots, fc.integer({ min: 0, max: 30 }), (drawn, closedAt) => {
      const booked = drawn.map(({ start, length, ...rest }) => {
        const startsOn = addDays('2026-10-20', start);
        return {
          ...rest,
          fromTime: null,
          toTime: null,
          startsOn,
          endsOn: length === null ? null : addDays(startsOn, length),
        };
      });
      const found = expectedDays(booked, november, [], calendar);
      const keys = found.map(({ day, half }) => `${day}-${half}`);
      expect(keys).toEqual([...new Set(keys)].toSorted());
      expect(found.every(({ day }) => day >= november.from && day <= november.to)).toBe(true);
      const day = addDays('2026-11-01', closedAt);
      const closure = { fromDay: day, toDay: day, half: '' as const, kind: 'host', reason: '' };
      const fewer = expectedDays(booked, november, [closure], calendar);
      expect(fewer.filter((half) => half.day === day && half.closed === null)).toEqual([]);
      expect(fewer.filter((half) => half.day !== day)).toEqual(found.filter((half) => half.day !== day));
    }),
  );
});
