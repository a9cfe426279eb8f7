import { expect, it } from 'vitest';
import { feeText, minutesText, profileSummary } from './candidate-summary.ts';
import { personProfileShape } from './conditions.ts';
import { hoursOn } from './hours.ts';

it('聞いていない大事なことは、行を残して空にする', () => {
  expect(profileSummary(personProfileShape.parse({ v: 1 }))).toEqual([
    { label: '願い' },
    { label: '強み' },
    { label: '動ける時間' },
    { label: '行ける範囲' },
  ]);
});

it('条件は、本人に読める言葉になる。家の場所は出ない', () => {
  const lines = profileSummary(
    personProfileShape.parse({
      v: 1,
      wishes: [{ text: '子どもの顔が見たい' }],
      strengths: [{ text: '時間に正確' }, { text: '和裁 40年' }],
      avoid: [{ text: '輪になる会話' }],
      tolerance: { standing: 1, phone: 3 },
      hours: hoursOn([0, 2, 4], 450, 495),
      sessionMaxMinutes: 60,
      reach: { means: ['walk'], maxMinutes: 10, home: { lat: 35.123, lon: 139.456 } },
      groupMax: 2,
      feeMaxYen: 1500,
    }),
  );
  expect(Object.fromEntries(lines.map(({ label, value }) => [label, value]))).toEqual({
    願い: '子どもの顔が見たい',
    // One thing said, one line.
    強み: '時間に正確\n和裁 40年',
    したくない: '輪になる会話',
    つらいこと: '立ち続ける',
    動ける時間: '月・水・金 7:30–8:15、1時間まで',
    行ける範囲: '徒歩、10分くらい',
    人数: '2人くらいまで',
    出せる費用: '1回 1,500円まで',
  });
  expect(JSON.stringify(lines)).not.toContain('35.123');
});

it('費用の言い方', () => {
  expect([0, 300, 1500].map(feeText)).toEqual(['無料なら', '1回 300円まで', '1回 1,500円まで']);
});

it('長さの言い方', () => {
  expect([30, 60, 90, 120].map(minutesText)).toEqual(['30分', '1時間', '1時間30分', '2時間']);
});
