import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { bookableSlots } from './bookable-slot.ts';
import type { HalfDay } from './formal-capacity.ts';
import { halvesOf, partInHalf } from './half-of-day.ts';
import { hoursOn, weeklyRule, type RecurrenceRule } from './hours.ts';
import type { ResourceWindow } from './resource-window.ts';
import { roomFor } from './room-for-guest.ts';
import type { Seat } from './seat.ts';

const options = { today: '2026-11-24', isHome: false };
const term = { startsOn: '2026-11-24', endsOn: null };

function window(rule: RecurrenceRule, change: Partial<ResourceWindow> = {}): ResourceWindow {
  return { id: 'w', rule, capacity: 2, note: '', offeredFrom: null, offeredUntil: null, ...change };
}

const monday: HalfDay = {
  weekday: 1,
  half: 'am',
  capacity: 20,
  contracted: 16,
  pending: 1,
  reserve: 1,
  guests: 0,
  overrideReason: '',
};
const at = (days: number[], from: number, to: number) => weeklyRule(hoursOn(days, from, to));

it.each([
  ['10:00–15:00 は午前と午後', 600, 900, ['am', 'pm']],
  ['10:00–13:30 は一回で、午前', 600, 810, ['am']],
  ['11:00–15:00 は一回で、午後', 660, 900, ['pm']],
  ['7:30–8:15 は午前', 450, 495, ['am']],
  ['何もない時間はどちらでもない', 600, 600, []],
])('%s', (_title, from, to, halves) => {
  expect(halvesOf({ from, to })).toEqual(halves);
});

it('半日に分けた時間をつなぐと、もとの時間にもどる', () => {
  const minute = fc.integer({ min: 0, max: 1440 });
  fc.assert(
    fc.property(minute, minute, (from, to) => {
      const time = { from, to };
      const parts = (['am', 'pm'] as const).flatMap((half) => partInHalf(time, half) ?? []);
      const total = parts.reduce((sum, part) => sum + part.to - part.from, 0);
      expect(total).toBe(Math.max(0, to - from));
    }),
  );
});

it('定員のある所は曜日と半日で貸し、書いた時間は時刻を言うだけ', () => {
  const slots = bookableSlots([window(at([0], 570, 720), { capacity: null })], [monday], options);
  expect(slots).toMatchObject([{ slotKey: 'formal', places: 2, times: [{ from: 570, to: 720 }] }]);
  expect(bookableSlots([], [monday], options)).toMatchObject([{ places: 2, times: [] }]);
});

it('机が一つしかなければ、定員に二つ空きがあっても一つ', () => {
  expect(bookableSlots([window(at([0], 570, 720), { capacity: 1 })], [monday], options)).toMatchObject([
    { places: 1 },
  ]);
});

it('時間の書いていない半日、期限の切れた空き、日の決まらない空きは、貸さない', () => {
  expect(bookableSlots([window(at([1], 570, 720))], [monday], options)).toEqual([]);
  const old = window(at([0], 570, 720), { offeredUntil: '2026-11-23' });
  expect(bookableSlots([old], [monday], options)).toEqual([]);
  expect(bookableSlots([old], [], options)).toEqual([]);
  const irregular: RecurrenceRule = {
    kind: 'irregular',
    note: '',
    school: 'any',
    onHolidays: 'off',
    except: [],
  };
  expect(bookableSlots([window(irregular)], [], options)).toEqual([]);
});

it('不変条件5: 残りは負にならず、席が増えるほど減る。契約の方が増えても減る', () => {
  const seat: Seat = {
    slotKey: 'formal',
    weekday: 1,
    half: 'am',
    number: 1,
    startsOn: '2026-11-01',
    endsOn: null,
    state: 'used',
    heldUntil: null,
    isOver: false,
  };
  const count = fc.integer({ min: 0, max: 30 });
  fc.assert(
    fc.property(count, count, count, fc.boolean(), (capacity, contracted, taken, isHome) => {
      const left = (formal: number, seats: number) => {
        const days = [{ ...monday, capacity, contracted: formal, pending: 0, reserve: 0 }];
        const [slot] = bookableSlots([], days, { ...options, isHome });
        return (
          slot &&
          roomFor(
            slot,
            Array.from({ length: seats }, () => seat),
            term,
            options.today,
          )
        );
      };
      const now = left(contracted, taken);
      if (!now) return;
      expect(now.left).toBeGreaterThanOrEqual(0);
      expect(left(contracted, taken + 1)?.left).toBeLessThanOrEqual(now.left ?? 0);
      expect(left(contracted + 1, taken)?.left).toBeLessThanOrEqual(now.left ?? 0);
      expect(now.left !== 0 && now.over > 0).toBe(false);
      if (isHome && taken >= Math.floor(capacity / 5)) expect(now.never).toBeDefined();
    }),
  );
});
