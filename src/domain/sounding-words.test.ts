import { expect, it } from 'vitest';
import type { KnownDetails } from './candidate-voice.ts';
import { soundingDetails } from './sounding-words.ts';

const known: KnownDetails = {
  names: [
    { family: '古屋', given: '静江' },
    { family: 'ふるや', given: 'しずえ' },
  ],
  alsoCalled: ['しーちゃん'],
  bornOn: '1948-03-14',
  phones: ['000-0000-2000'],
  emails: ['shizue@example.jp'],
  addresses: ['縁が丘市北野九丁目90番101号'],
};

const weights = (words: string) => soundingDetails(words, known, []).map(({ weight }) => weight);

it('不変条件4: 名・住所・連絡先・生年月日は、どう書いても出せない', () => {
  for (const words of [
    '古屋静江さん',
    'フルヤ　シズエという方',
    '縁が丘市北野九丁目90番101号',
    '電話は０００－００００－２０００',
    'shizue@example.jp',
    '昭和23年3月14日',
    '78歳の方',
  ]) {
    expect(weights(words), words).toContain('must');
  }
});

it('事務所の電話や番地、地名や病気らしいことばは、たしかめれば出せる', () => {
  for (const words of [
    '返事は 000-0000-0110 へ',
    '三丁目2番地の角',
    '心臓の病気',
    '発達障害の方',
    '水沢さんまで',
  ]) {
    expect(new Set(weights(words)), words).toEqual(new Set(['ask']));
  }
});

it('役割・時間・配慮のことばは、そのまま出せる', () => {
  for (const words of [
    '朝の7時半から8時15分まで、角に立つ役をお願いできませんか。',
    '病院の帰りの時間にあたるので、午後は来られません。障害福祉課も知っています。',
    '立っているのは40分くらいまで。いすがあると助かります。',
  ]) {
    expect(weights(words), words).toEqual([]);
  }
});

it('不変条件1: 封の事実と、体・お金・家族の事実は、そのままのことばでは出せない', () => {
  const closed = [
    { words: '夜の通院の中断', isSealed: true },
    { words: '年金だけで暮らす', isSealed: false },
    { words: '夫', isSealed: true },
  ];
  const found = soundingDetails('夜の通院の中断があり、年金だけで暮らす。夫婦の会', known, closed);
  expect(found.map(({ weight }) => weight)).toEqual(['must', 'must']);
});
