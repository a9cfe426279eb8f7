import { expect, it } from 'vitest';
import { profileForMatch, withoutHome } from './candidate-profile.ts';
import { personProfileShape } from './conditions.ts';

const today = '2026-11-24';
const facts = { bornOn: null, bornPrecision: 'unknown', sealedWords: [], openWords: [] };
const profile = (given: object) => personProfileShape.parse({ v: 1, ...given });

it('不変条件1: 支援会議だけで知った言葉は、写されていても使わない', () => {
  const stored = profile({
    wishes: [{ text: '子どもの顔が見たい' }, { text: '夜の店で働いていた' }],
    avoid: [{ text: '夜の店で働いていた、とは言わない' }],
  });
  const used = profileForMatch(stored, { ...facts, sealedWords: ['夜の店で　働いていた'] }, today);
  expect(used.wishes.map(({ text }) => text)).toEqual(['子どもの顔が見たい']);
  expect(used.avoid).toEqual([]);
});

it('不変条件1: 同意を得て聞き直した言葉なら使う', () => {
  const stored = profile({ wishes: [{ text: '店で働きたい' }] });
  const both = { ...facts, sealedWords: ['店で働きたい'], openWords: ['店で働きたい'] };
  expect(profileForMatch(stored, both, today).wishes).toHaveLength(1);
});

it('不変条件3: 家の場所は連絡先からだけ来る。アセスメントに書かれていても使わない', () => {
  const stored = profile({ reach: { means: ['walk'], maxKm: 1, home: { lat: 35, lon: 139 } } });
  expect(profileForMatch(stored, facts, today).reach).toEqual({ means: ['walk'], maxKm: 1 });
  const home = { latitude: 36, longitude: 140 };
  expect(profileForMatch(stored, { ...facts, home }, today).reach.home).toEqual({ lat: 36, lon: 140 });
  expect(JSON.stringify(withoutHome(stored))).not.toContain('139');
});

it.each([
  ['day', 78],
  ['about', undefined],
  ['year', undefined],
])('生年月日が「%s」までなら、年齢は %s', (bornPrecision, age) => {
  expect(profileForMatch(profile({}), { ...facts, bornOn: '1948-05-03', bornPrecision }, today).age).toBe(
    age,
  );
});
