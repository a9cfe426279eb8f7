import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contractStayFault, halfDayShape, placesLeft, placesOver } from './formal-capacity.ts';

const some = fc.nat(40);
const places = fc.record({
  capacity: some,
  contracted: some,
  pending: some,
  reserve: some,
  guests: some,
});

it('空きは定員から契約・内定・予備・参加支援を引いた数で、なければ0', () => {
  const day = { capacity: 20, contracted: 16, pending: 1, reserve: 1, guests: 1 };
  expect(placesLeft(day)).toBe(1);
  expect(placesLeft({ ...day, contracted: 18 })).toBe(0);
  expect(placesOver({ ...day, contracted: 18 })).toBe(1);
});

it('不変条件5: 空きは0より小さくならず、契約の利用者が増えて空きが増えることはない', () => {
  fc.assert(
    fc.property(places, (day) => {
      expect(placesLeft(day)).toBeGreaterThanOrEqual(0);
      expect(placesLeft({ ...day, contracted: day.contracted + 1 })).toBeLessThanOrEqual(placesLeft(day));
      expect(placesLeft({ ...day, pending: day.pending + 1 })).toBeLessThanOrEqual(placesLeft(day));
      expect(placesLeft(day) > 0 && placesOver(day) > 0).toBe(false);
    }),
  );
});

it('不変条件5: 契約の方の席に参加支援は入れない。理由を書いたときだけ記録として通る', () => {
  fc.assert(
    fc.property(places, (day) => {
      const typed = { ...day, weekday: 1, half: 'am' as const, overrideReason: '' };
      const isOver = day.guests > 0 && placesOver(day) > 0;
      expect(halfDayShape.safeParse(typed).success).toBe(!isOver);
      expect(halfDayShape.safeParse({ ...typed, overrideReason: '市と協議ずみ' }).success).toBe(true);
    }),
  );
});

it('参加支援を何人までにすればよいかを言う', () => {
  const parsed = halfDayShape.safeParse({
    weekday: 3,
    half: 'pm',
    overrideReason: '　',
    capacity: 20,
    contracted: 17,
    pending: 1,
    reserve: 1,
    guests: 3,
  });
  expect(parsed.error?.issues[0]?.path).toEqual(['guests']);
  expect(parsed.error?.issues[0]?.message).toContain('1人まで');
});

it('契約入所は定員の20％まで', () => {
  const home = { capacity: 50, contracted: 30, pending: 0, reserve: 0, guests: 10 };
  expect(contractStayFault(home)).toBeUndefined();
  expect(contractStayFault({ ...home, guests: 11 })).toContain('10人');
  expect(contractStayFault({ ...home, capacity: 4, guests: 1 })).toContain('0人');
});
