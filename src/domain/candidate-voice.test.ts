import fc from 'fast-check';
import { expect, it } from 'vitest';
import { identifyingDetails, voiceShape, type KnownDetails } from './candidate-voice.ts';

const nobody: KnownDetails = {
  names: [],
  alsoCalled: [],
  bornOn: null,
  phones: [],
  emails: [],
  addresses: [],
};
const furuya: KnownDetails = {
  names: [{ family: '古屋', given: '静江' }],
  alsoCalled: ['しずちゃん'],
  bornOn: '1948-05-03',
  phones: ['000-0000-1234'],
  emails: ['s@example.invalid'],
  addresses: ['縁が丘市北野三丁目九十九番地'],
};
const weights = (words: string, known = furuya) =>
  identifyingDetails(words, known).map(({ found, weight }) => `${weight}:${found}`);

it('名も番地もない声は、そのまま通る', () => {
  expect(identifyingDetails('ひとりで立てる、子どものそばの役がほしい', furuya)).toEqual([]);
  expect(identifyingDetails('お母さんと子で来られる場所。70代の人も、利用者さんも', furuya)).toEqual([]);
});

it('姓と名が続けば、空白や字体がちがっても止める', () => {
  expect(weights('古屋静江の願い')).toEqual(['must:古屋 静江']);
  expect(weights('古屋　静江 の願い')).toEqual(['must:古屋 静江']);
});

it('姓だけなら、地名かもしれないのでたずねる', () => {
  expect(weights('古屋地区の通学路に立つ人')).toEqual(['ask:古屋']);
});

it('知らない名まえでも「さん」がついていればたずねる', () => {
  expect(weights('田中さんの畑', nobody)).toEqual(['ask:田中さん']);
});

it.each([
  ['78歳の人', '78歳'],
  ['連絡は 000-0000-9876 へ', '000-0000-9876'],
  ['北野3丁目12の角', '3丁目12'],
  ['x.y@example.invalid あて', 'x.y@example.invalid'],
  ['昭和23年5月3日生まれ', '昭和23年5月3日'],
])('「%s」は止める', (words, found) => {
  expect(weights(words)).toContain(`must:${found}`);
});

it('不変条件: 本人の姓名・電話・住所は、どんな文にはさんでも見つかる', () => {
  const parts = [
    '古屋静江',
    '古屋 静江',
    '000-0000-1234',
    's@example.invalid',
    '縁が丘市北野三丁目九十九番地',
  ];
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...parts), fc.string(), (before, part, after) => {
      expect(
        identifyingDetails(`${before}。${part}。${after}`, furuya).some(({ weight }) => weight === 'must'),
      ).toBe(true);
    }),
  );
});

it('ことばのない声は、まだ声ではない', () => {
  const empty = voiceShape.safeParse({ words: ' 　', scene: '', theme: '', areaId: null });
  expect(empty.error?.issues[0]?.message).toBe('声にすることばを書いてください');
});
