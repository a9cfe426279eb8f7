import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formalPart } from './candidate-formal.ts';
import { placesLeft, type HalfDay } from './formal-capacity.ts';
import { hoursOn, weeklyRule } from './hours.ts';
import { hoursText } from './hours-text.ts';

const today = '2026-11-24';
const day = (given: Partial<HalfDay>): HalfDay => ({
  weekday: 1,
  half: 'am',
  capacity: 20,
  contracted: 16,
  pending: 1,
  reserve: 1,
  guests: 0,
  overrideReason: '',
  ...given,
});
const shown = (windows: ReturnType<typeof formalPart>['windows']) =>
  (windows ?? []).map(
    ({ rule, capacity }) =>
      `${rule.kind === 'weekly' ? hoursText(rule.hours) : rule.kind} ${capacity ?? '?'}`,
  );

it('空きのある半日だけが、残りの数をもって窓になる', () => {
  const part = formalPart(
    [day({}), day({ weekday: 2, contracted: 18 }), day({ weekday: 3, half: 'pm' })],
    [],
    today,
  );
  expect(shown(part.windows)).toEqual(['月 9:00–12:00 2', '水 13:00–16:00 2']);
});

it('時間が書いてあれば、その時間の中の半日だけ', () => {
  const windows = [{ rule: weeklyRule(hoursOn([0, 2], 600, 900)) }];
  const part = formalPart([day({}), day({ half: 'pm' }), day({ weekday: 2 })], windows, today);
  expect(shown(part.windows)).toEqual(['月 10:00–12:00 2', '月 12:00–15:00 2']);
});

it('不変条件11: 期限の切れた空きは、席が残っていてもよみがえらない', () => {
  const windows = [{ rule: weeklyRule(hoursOn([0], 600, 900)), validUntil: '2026-11-23' }];
  expect(formalPart([day({})], windows, today).windows).toEqual(windows);
});

it('定員の書かれていない所には、何も足さない', () => {
  expect(formalPart([], [], today)).toEqual({});
});

it('不変条件5: 窓の席は、契約・内定・予備・参加支援を引いた残りと同じで、0の半日は窓にならない', () => {
  const count = fc.nat({ max: 12 });
  const anyDay = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    half: fc.constantFrom('am' as const, 'pm' as const),
    capacity: count,
    contracted: count,
    pending: count,
    reserve: count,
    guests: count,
    overrideReason: fc.constant(''),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(anyDay, { selector: (d) => `${d.weekday}${d.half}`, minLength: 1 }),
      (days) => {
        const windows = formalPart(days, [], today).windows ?? [];
        const left = days.map(placesLeft).filter((places) => places > 0);
        expect(windows.map(({ capacity }) => capacity)).toEqual(left);
      },
    ),
  );
});
