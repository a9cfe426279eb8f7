import { expect, it } from 'vitest';
import { voiceDraftWords } from './candidate-voice-draft.ts';
import { personProfileShape } from './conditions.ts';

const profile = (given: object) => personProfileShape.parse({ v: 1, ...given });

it('願いと、合う形だけで下書きになる。年齢・病気・住まいは入らない', () => {
  const words = voiceDraftWords(
    profile({
      age: 78,
      wishes: [{ text: '「子どもの顔が見たい」' }],
      groupMax: 1,
      sessionMaxMinutes: 90,
      supports: ['seat', 'leave'],
      reach: { means: ['walk'], home: { lat: 35.1, lon: 139.1 } },
      noLonger: [{ text: '膝の手術のあと、立ち仕事はもうできない' }],
    }),
  );
  expect(words).toBe(
    '「子どもの顔が見たい」に応える場や役割が、まちにまだありません。\nあるとよい形　ひとりでできる、1回1時間30分まで、座ってできる、途中で帰れる',
  );
});

it('何も聞けていなくても、書き出しはある', () => {
  expect(voiceDraftWords(profile({}))).toBe('合う場や役割が、まちにまだありません。');
});
