import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assents,
  consentAge,
  guardianAnswers,
  minorFaults,
  noMinorAnswer,
  type Assent,
  type GuardianAnswer,
  type MinorAnswer,
} from './minor-consent.ts';

const day = '2026-11-28';
const born = (bornOn: string | null) => ({ bornOn, bornPrecision: 'day' as const });
const both: MinorAnswer = {
  assent: 'agrees',
  assentWords: '学校には言わないで',
  guardianAnswer: 'agrees',
  guardianNote: '母',
};

describe('何歳として答えを聞くか', () => {
  it.each([
    ['18歳の誕生日', '2008-11-28', 'adult'],
    ['18歳の前の日', '2008-11-29', 'youth'],
    ['15歳の誕生日', '2011-11-28', 'youth'],
    ['15歳の前の日', '2011-11-29', 'child'],
    ['生年月日のわからない人', null, 'adult'],
  ] as const)('%s', (_title, bornOn, age) => {
    expect(consentAge(born(bornOn), day)).toBe(age);
  });
});

describe('未成年の同意に足りないもの', () => {
  it.each([
    ['15歳から：本人の気持ちだけで足りる', 'youth', { ...noMinorAnswer, assent: 'agrees' }, []],
    ['15歳から：本人の気持ちがない', 'youth', noMinorAnswer, ['assent']],
    ['15歳まで：両方そろっている', 'child', both, []],
    ['15歳まで：保護者の返事がない', 'child', { ...noMinorAnswer, assent: 'agrees' }, ['guardianAnswer']],
    ['15歳まで：保護者が断った', 'child', { ...both, guardianAnswer: 'refuses' }, ['guardianAnswer']],
    ['15歳まで：保護者に聞けない', 'child', { ...both, guardianAnswer: 'unable' }, ['guardianAnswer']],
    ['本人がいやと言い、保護者が同意した', 'child', { ...both, assent: 'refuses' }, ['assent']],
    ['保護者の名まえがない', 'child', { ...both, guardianNote: ' ' }, ['guardianNote']],
    [
      'ことばで答えられず、ようすも書いていない',
      'child',
      { ...both, assent: 'cannot_say', assentWords: '' },
      ['assentWords'],
    ],
    ['おとな', 'adult', noMinorAnswer, []],
  ] as const)('%s', (_title, age, answer, lacking) => {
    expect(Object.keys(minorFaults(age, 'given', answer))).toEqual(lacking);
  });

  it('断られたと書くのに、保護者の返事はいらない。説明しただけなら、なにもいらない', () => {
    expect(minorFaults('child', 'refused', { ...noMinorAnswer, assent: 'refuses' })).toEqual({});
    expect(minorFaults('child', 'explained', noMinorAnswer)).toEqual({});
  });

  it('本人の「いや」は、ほかのだれが何と答えても、同意にならない', () => {
    const answers = fc.record({
      assent: fc.constant<Assent>('refuses'),
      assentWords: fc.string(),
      guardianAnswer: fc.constantFrom(...(Object.keys(guardianAnswers) as GuardianAnswer[])),
      guardianNote: fc.string(),
    });
    const ages = fc.constantFrom('youth' as const, 'child' as const);
    fc.assert(
      fc.property(ages, answers, (age, answer) => {
        expect(minorFaults(age, 'given', answer).assent).toBeDefined();
      }),
    );
    expect(Object.keys(assents)).toContain('refuses');
  });
});
