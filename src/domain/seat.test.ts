import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from './calendar-day.ts';
import { doTermsMeet, freeNumber, isTaken, peakSeats, seatsOn, type Seat } from './seat.ts';

const today = '2026-11-24';

function seat(change: Partial<Seat> = {}): Seat {
  return {
    slotKey: 'formal',
    weekday: 1,
    half: 'am',
    number: 1,
    startsOn: today,
    endsOn: null,
    state: 'used',
    heldUntil: null,
    isOver: false,
    ...change,
  };
}

const someTerm = fc
  .tuple(fc.integer({ min: -40, max: 40 }), fc.option(fc.integer({ min: 0, max: 30 })))
  .map(([start, length]) => {
    const startsOn = addDays(today, start);
    return { startsOn, endsOn: length === null ? null : addDays(startsOn, length) };
  });
const someSeat = fc
  .tuple(
    someTerm,
    fc.constantFrom('held', 'used', 'free'),
    fc.integer({ min: -3, max: 20 }),
    fc.integer({ min: 1, max: 4 }),
  )
  .map(([term, state, until, number]) => seat({ ...term, state, number, heldUntil: addDays(today, until) }));

it('仮押さえは期限の日まで席をとり、次の日から空く', () => {
  const held = seat({ state: 'held', heldUntil: '2026-11-24' });
  expect([isTaken(held, '2026-11-24'), isTaken(held, '2026-11-25')]).toEqual([true, false]);
  expect(isTaken(seat({ state: 'free' }), today)).toBe(false);
});

it('いちばん多い日の数は、一日ずつ数えた最大と同じ', () => {
  fc.assert(
    fc.property(fc.array(someSeat, { maxLength: 8 }), someTerm, (seats, term) => {
      const days = Array.from({ length: 120 }, (_, index) => addDays(term.startsOn, index)).filter(
        (day) => term.endsOn === null || day <= term.endsOn,
      );
      const counts = days.map((day) => seatsOn(seats, day, today)).map(({ held, used }) => held + used);
      const { held, used } = peakSeats(seats, term, today);
      expect(held + used).toBe(Math.max(...counts));
    }),
  );
});

it('選ぶ番号は、かさなる席のどれとも同じにならない', () => {
  fc.assert(
    fc.property(fc.array(someSeat, { maxLength: 8 }), someTerm, (seats, term) => {
      const number = freeNumber(seats, term, today);
      const meets = seats.filter((one) => isTaken(one, today) && doTermsMeet(one, term));
      expect(meets.some((one) => one.number === number)).toBe(false);
    }),
  );
});

it('はじめの日もおわりの日も、その日のうちと数える', () => {
  const may = { startsOn: '2027-05-01', endsOn: '2027-05-31' };
  expect(doTermsMeet(may, { startsOn: '2027-05-31', endsOn: null })).toBe(true);
  expect(doTermsMeet(may, { startsOn: '2027-06-01', endsOn: null })).toBe(false);
});
