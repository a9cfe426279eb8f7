import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { KnownDetails } from './candidate-voice.ts';
import { townWordsDetails } from './town-words.ts';

const cook: KnownDetails = {
  names: [{ family: '桐生', given: '正一' }],
  alsoCalled: ['しょうさん'],
  bornOn: '1968-02-11',
  phones: ['000-0000-4321'],
  emails: [],
  addresses: ['縁が丘市川端二丁目八十八番地'],
};
const found = (words: string, known: KnownDetails[] = [], sure: string[] = []) =>
  townWordsDetails(words, known, sure).map(({ found: part, weight }) => `${weight}:${part}`);

it('活動のふつうのことばは、そのまま通る', () => {
  expect(found('毎月第2土曜に、65歳以上の男性が集まって昼ごはんを作る')).toEqual([]);
  expect(found('認知症カフェ。障害のある人も、75歳までの人も')).toEqual([]);
});

it('ひとりの年齢、電話、番地、だれかの名は止めるか、たずねる', () => {
  expect(found('58歳の元料理人が教える')).toEqual(['must:58歳']);
  expect(found('問い合わせは000-0000-1111')).toEqual(['ask:000-0000-1111']);
  expect(found('田中さんの台所で')).toEqual(['ask:田中さん']);
  expect(found('58歳以上の会に、58歳の人が来た')).toEqual(['must:58歳']);
});

it('事務所の電話は、たしかめれば書ける。ひとりの年齢は、たしかめても書けない', () => {
  expect(found('問い合わせは000-0000-1111', [], ['000-0000-1111'])).toEqual([]);
  expect(found('58歳の人が教える', [], ['58歳'])).toEqual(['must:58歳']);
});

it('ケースから生まれた活動では、その人の名・住まい・病気を書けない', () => {
  expect(found('講師は桐生正一', [cook])).toEqual(['must:桐生 正一']);
  expect(found('桐生流の出汁', [cook])).toEqual(['ask:桐生']);
  expect(found('片麻痺でもできる台', [cook])).toEqual(['ask:片麻痺']);
  expect(found('片麻痺でもできる台')).toEqual([]);
});

it('どんな文にはさんでも、本人の姓名・電話・住所は見つかり、たしかめても通らない', () => {
  const parts = ['桐生正一', '桐生　正一', '000-0000-4321', '縁が丘市川端二丁目八十八番地'];
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...parts), fc.string(), (before, part, after) => {
      const words = `${before}。${part}。${after}`;
      const everything = townWordsDetails(words, [cook]).map((detail) => detail.found);
      const left = townWordsDetails(words, [cook], everything);
      expect(left.some(({ weight }) => weight === 'must')).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
