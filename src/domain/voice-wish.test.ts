import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hoursOn } from './hours.ts';
import { blankVoiceConditions, voiceConditionsShape, voiceStateCodes } from './voice.ts';
import { voiceAsWish, type WishingVoice } from './voice-wish.ts';

const saturdayMorning = hoursOn([5], 9 * 60, 12 * 60);
const voice: WishingVoice = {
  id: '0198c0de-0000-7000-8000-000000000001',
  words: '川端で、男性の集まる機会をつくりたい',
  theme: '居場所',
  heardOn: '2026-11-01',
  state: 'open',
  conditions: voiceConditionsShape.parse({
    v: 1,
    concepts: ['a.menonly'],
    wanted: ['t.men'],
    hours: saturdayMorning,
    group: 10,
  }),
  properNames: ['川端', '中央'],
};

it('声は、条件と時間と相手をもった「願い」になる', () => {
  const wish = voiceAsWish(voice);
  expect(wish).toMatchObject({
    id: voice.id,
    kind: 'wish',
    name: '居場所',
    text: '川端で、男性の集まる機会をつくりたい 居場所',
    concepts: ['a.menonly', 't.men'],
    properNames: ['川端'],
    group: 10,
    checkedOn: '2026-11-01',
  });
  expect(wish.windows).toEqual([
    {
      rule: {
        kind: 'weekly',
        hours: [...saturdayMorning],
        everyWeeks: 1,
        school: 'any',
        onHolidays: 'off',
        except: [],
      },
      capacity: null,
    },
  ]);
});

it('聞いていないことは、願いになっても未確認のまま', () => {
  const wish = voiceAsWish({ ...voice, conditions: blankVoiceConditions() });
  expect(wish).not.toHaveProperty('group');
  expect(wish).not.toHaveProperty('feeYen');
  expect(wish).not.toHaveProperty('hours');
  expect(wish).not.toHaveProperty('wanted');
  expect(wish.windows).toEqual([]);
});

it('かたちになった声と、置かれた声は、もう願いとして出ない', () => {
  const closed = voiceStateCodes.filter((state) => voiceAsWish({ ...voice, state }).closedOn !== undefined);
  expect(closed).toEqual(['answered', 'resting']);
});

it('どんな条件も、声の主が誰かを願いに持ちこまない。条件はそのまま残る', () => {
  fc.assert(
    fc.property(
      fc.record({
        group: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
        feeYen: fc.option(fc.integer({ min: 0, max: 3000 }), { nil: undefined }),
        concepts: fc.array(fc.constantFrom('a.cook', 'a.menonly', 'a.walk'), { maxLength: 3 }),
        wanted: fc.array(fc.constantFrom('t.men', 't.child'), { maxLength: 2 }),
      }),
      (given) => {
        const conditions = voiceConditionsShape.parse({ v: 1, ...given });
        const wish = voiceAsWish({ ...voice, conditions });
        expect(wish.group).toBe(given.group);
        expect(wish.feeYen).toBe(given.feeYen);
        expect(new Set(wish.concepts)).toEqual(new Set([...given.concepts, ...given.wanted]));
        expect(Object.keys(wish)).not.toContain('toldBy');
      },
    ),
  );
});
