import { expect, it } from 'vitest';
import { ageBand, firstWordsToHost } from './candidate-sounding.ts';
import { personProfileShape } from './conditions.ts';
import { hoursOn } from './hours.ts';

it('不変条件4: はじめの打診に、名も言葉も病気も住まいも、くわしい年齢もない', () => {
  const said = JSON.stringify(
    firstWordsToHost(
      personProfileShape.parse({
        v: 1,
        age: 78,
        wishes: [{ text: '孫の代わりに子どもの顔が見たい' }],
        strengths: [{ text: '和裁 40年' }],
        noLonger: [{ text: '膝の手術から立ち仕事はできない', demands: ['standing'] }],
        avoid: [{ text: '体操の輪' }],
        documents: { disability_handbook: true },
        hours: hoursOn([0], 450, 510),
        supports: ['seat'],
        reach: { means: ['walk'], home: { lat: 35.1234, lon: 139.9876 } },
      }),
    ),
  );
  for (const secret of ['78', '孫', '和裁', '膝', '体操', '手帳', '35.1234', '139.9876']) {
    expect(said).not.toContain(secret);
  }
  expect(said).toContain('70代');
  expect(said).toContain('月 7:30–8:30');
  expect(said).toContain('座ってできる');
});

it.each([
  [17, '10代まで'],
  [20, '20代'],
  [89, '80代'],
  [97, '90歳以上'],
])('%s歳は %s', (age, band) => {
  expect(ageBand(age)).toBe(band);
});
