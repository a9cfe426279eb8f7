import { describe, expect, it } from 'vitest';
import { blankOpportunity, blankPerson, type Opportunity } from '#domain/conditions.ts';
import { hoursOn, weeklyRule } from '#domain/hours.ts';
import { roundedDays, waitingBandOf } from '#domain/waiting-band.ts';
import { seatPoolsOf } from './seat-pools.ts';
import { byResource, shareTown, wantingOf } from './share-town.ts';
import { townOf } from './town.ts';
import { holdersByPool, insteadOf } from './why-not-there.ts';

const day = '2026-11-24';
const window = (weekday: number, more: object = {}) => ({
  rule: weeklyRule(hoursOn([weekday], 540, 660)),
  ...more,
});
const offer = (windows: Opportunity['windows']): Opportunity => ({
  ...blankOpportunity('o', 'role', '立ち番'),
  concepts: ['a.child'],
  windows,
});
const seatsOf = (windows: Opportunity['windows'], underWay = 0) =>
  seatPoolsOf([offer(windows)], day, new Map([['o', underWay]])).map(({ id, seats, basis }) => [
    id,
    seats,
    basis,
  ]);

describe('席', () => {
  it('窓ごとに数え、無いものは出さず、聞いていないものは1、何人でもは8まで', () => {
    expect(seatsOf([window(0, { capacity: 2 }), window(1, { capacity: 0 }), window(2)])).toEqual([
      ['o#0', 2, 'counted'],
      ['o#2', 1, 'unasked'],
    ]);
    expect(seatsOf([window(0, { capacity: null })])).toEqual([['o#0', 8, 'open']]);
    expect(seatsOf([])).toEqual([['o#0', 1, 'unasked']]);
  });

  it('不変条件11: 期限の切れた空きは、席ではない', () => {
    expect(seatsOf([window(0, { capacity: 5, validUntil: '2026-11-23' })])).toEqual([]);
  });

  it('動きはじめている人の席は、いちばん空いている窓からとっておく', () => {
    const windows = [window(0, { capacity: 1 }), window(1, { capacity: 3 })];
    expect(seatsOf(windows, 2)).toEqual([
      ['o#0', 1, 'counted'],
      ['o#1', 1, 'counted'],
    ]);
    expect(seatsOf(windows, 9)).toEqual([]);
  });
});

describe('待っている日の段', () => {
  it.each([
    ['2026-11-24', 'new'],
    ['2026-10-26', 'new'],
    ['2026-10-25', 'month'],
    ['2026-08-26', 'quarter'],
    ['2026-05-28', 'halfYear'],
    ['2020-01-01', 'halfYear'],
  ])('%s から待てば %s', (since, band) => {
    expect(waitingBandOf(since, day)).toBe(band);
    expect(waitingBandOf(since, day, true)).toBe('urgent');
  });

  it('ほかの人の日数は、十の位まで', () => {
    expect([0, 9, 10, 219, -3].map(roundedDays)).toEqual([0, 0, 10, 210, 0]);
  });
});

describe('出なかったわけ', () => {
  const person = {
    ...blankPerson(),
    wishes: [{ text: '子どもの顔が見たい', concepts: ['a.child'] }],
    hours: hoursOn([0, 1, 2, 3, 4], 480, 720),
  };
  const town = townOf([offer([window(0, { capacity: 1 })])], day);
  const pools = seatPoolsOf(town.opportunities, day);
  const wanting = (id: string, step: number, daysWaited: number) =>
    wantingOf({ id, profile: person, passed: new Set(), step, daysWaited }, town, byResource(pools));

  function why(a: ReturnType<typeof wanting>, b: ReturnType<typeof wanting>) {
    const shared = shareTown([a, b], pools, 'strict');
    const [left] = shared.left;
    const seekers = new Map([a, b].map(({ id, seeker }) => [id, seeker]));
    const seeker = seekers.get(left ?? '');
    if (!seeker) throw new Error('somebody must be left over');
    return { left, ...insteadOf(seeker, ['o#0'], seekers, holdersByPool(shared)) };
  }

  it('後の段の人に出たとき、急ぐ人に出たとき、そこしかない人に出たとき', () => {
    expect(why(wanting('a', 3, 217), wanting('b', 1, 40))).toEqual({
      left: 'b',
      why: 'waits_longer',
      days: 210,
    });
    expect(why(wanting('a', 4, 3), wanting('b', 3, 400))).toEqual({ left: 'b', why: 'comes_first', days: 0 });
    expect(why(wanting('a', 2, 99), wanting('b', 2, 95))).toEqual({ left: 'b', why: 'only_way', days: 90 });
  });

  it('見送ったものは、はじめからくらべない', () => {
    const passed = { id: 'a', profile: person, passed: new Set(['o']), step: 0, daysWaited: 0 };
    expect(wantingOf(passed, town, byResource(pools))).toMatchObject({ fitCount: 0, fits: [] });
  });
});
