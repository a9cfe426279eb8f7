import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  applyDelta,
  deltaSteps,
  isWhole,
  opportunitySteps,
  readKeptTown,
  sameJson,
} from './candidate-delta.ts';
import { allAtOnce } from './steps.ts';
import { blankOpportunity, type Opportunity } from './conditions.ts';

const base = '01900000-0000-7000-8000-000000000001';
const town = fc.uniqueArray(
  fc
    .record({
      id: fc.integer({ min: 0, max: 12 }).map(String),
      name: fc.constantFrom('あ', 'い'),
      feeYen: fc.nat({ max: 2 }),
    })
    .map(({ id, name, feeYen }): Opportunity => ({ ...blankOpportunity(id, 'role', name), feeYen })),
  { selector: ({ id }) => id },
);
const byId = (list: readonly Opportunity[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));

it('残した差分から、その日の町がそのままもどる（保存を通しても）', () => {
  fc.assert(
    fc.property(town, town, (before, now) => {
      const kept = readKeptTown(
        JSON.parse(JSON.stringify(allAtOnce(deltaSteps({ id: base, town: before }, now)))),
      );
      const again = isWhole(kept) ? [...kept] : applyDelta(before, kept);
      expect(byId(allAtOnce(opportunitySteps(again)))).toEqual(byId(now));
    }),
  );
});

it('変わっていない町は、ほとんど何も残さない', () => {
  const same = [blankOpportunity('a', 'role', 'あ'), blankOpportunity('b', 'role', 'い')];
  expect(allAtOnce(deltaSteps({ id: base, town: same }, same))).toEqual({
    v: 1,
    base,
    changed: [],
    removed: [],
  });
  expect(allAtOnce(deltaSteps(undefined, same))).toBe(same);
});

it('鍵の順がちがうだけなら同じもの', () => {
  expect(sameJson({ a: 1, b: { c: [1, 2], d: 2 } }, { b: { d: 2, c: [1, 2] }, a: 1 })).toBe(true);
  expect(sameJson({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
});
