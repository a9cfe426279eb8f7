import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyWhatIfs, possibleWhatIfs, readWhatIfs, whatIfCodes } from './candidate-what-if.ts';
import { personProfileShape } from './conditions.ts';
import { hoursOn, intersectHours, minutesOf } from './hours.ts';

const profile = (given: object = {}) => personProfileShape.parse({ v: 1, ...given });
const asked = fc.subarray(whatIfCodes);
const anyProfile = fc
  .record(
    {
      hours: fc.constant(hoursOn([0, 3], 600, 720)),
      sessionMaxMinutes: fc.integer({ min: 5, max: 300 }),
      groupMax: fc.integer({ min: 1, max: 30 }),
      noise: fc.constantFrom(0, 1, 2, 3),
      reach: fc.record({
        means: fc.constant(['walk']),
        maxKm: fc.integer({ min: 0, max: 20 }),
        remoteOnly: fc.boolean(),
      }),
      supports: fc.constant(['watch', 'seat']),
      avoid: fc.constant([{ text: '輪になる会話', demands: ['circle_conversation'] }]),
    },
    { requiredKeys: ['avoid'] },
  )
  .map(profile);

it('もしもは、本人の「したくない」にも、願いと強みにも触れない', () => {
  fc.assert(
    fc.property(anyProfile, asked, (person, changes) => {
      const after = applyWhatIfs(person, changes);
      expect([after.avoid, after.noLonger, after.wishes, after.strengths]).toEqual([
        person.avoid,
        person.noLonger,
        person.wishes,
        person.strengths,
      ]);
    }),
  );
});

it('もしもは、ひろげるだけで、せばめない', () => {
  fc.assert(
    fc.property(anyProfile, asked, (person, changes) => {
      const after = applyWhatIfs(person, changes);
      if (person.hours) {
        expect(minutesOf(intersectHours(person.hours, after.hours ?? []))).toBe(minutesOf(person.hours));
      } else expect(after.hours).toBeUndefined();
      expect(after.sessionMaxMinutes ?? 0).toBeGreaterThanOrEqual(person.sessionMaxMinutes ?? 0);
      expect(after.reach.maxKm ?? 0).toBeGreaterThanOrEqual(person.reach.maxKm ?? 0);
      expect(after.noise ?? 9).toBeGreaterThanOrEqual(person.noise ?? 9);
      expect(person.supports).toEqual(expect.arrayContaining(after.supports));
    }),
  );
});

it('もとの条件は変わらない', () => {
  const person = profile({ hours: hoursOn([0], 600, 660), reach: { means: ['walk'], maxKm: 1 } });
  const before = JSON.stringify(person);
  applyWhatIfs(person, whatIfCodes);
  expect(JSON.stringify(person)).toBe(before);
});

it('聞いていない時間に「午前も」は出さない', () => {
  expect(possibleWhatIfs(profile())).not.toContain('morning');
  expect(possibleWhatIfs(profile({ hours: hoursOn([0], 900, 960) }))).toContain('morning');
});

it('人の車に乗りたくないと言った人に、送り迎えの「もしも」は出さない', () => {
  const reach = { means: ['walk'], maxKm: 1 };
  expect(possibleWhatIfs(profile({ reach }))).toContain('lift');
  expect(possibleWhatIfs(profile({ reach: { ...reach, acceptsLift: false } }))).not.toContain('lift');
});

it('分で聞いていれば分で、kmで聞いていればkmで、遠くなる', () => {
  const inMinutes = applyWhatIfs(profile({ reach: { means: ['walk'], maxMinutes: 10 } }), ['lift']).reach;
  expect(inMinutes).toEqual({ means: ['walk', 'lift'], maxMinutes: 24 });
  const inKm = applyWhatIfs(profile({ reach: { means: ['walk'], maxKm: 1 } }), ['bus']).reach;
  expect(inKm).toEqual({ means: ['walk', 'bus'], maxKm: 5 });
});

it('家から出ない人には、まず外へ出ることから。バスはその次', () => {
  const inside = profile({ reach: { means: ['home'], remoteOnly: true } });
  expect(possibleWhatIfs(inside)).toContain('home');
  expect(possibleWhatIfs(inside)).not.toContain('bus');
  expect(applyWhatIfs(inside, readWhatIfs(['bus', 'home'])).reach).toEqual({
    means: ['home', 'bus'],
    maxKm: 5,
  });
});

it('知らない「もしも」は読まない', () => {
  expect(readWhatIfs(['car', 'money', 'toString'])).toEqual(['car']);
});
