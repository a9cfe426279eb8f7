import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { careSheetLines, mayGoToHost, type SheetFact } from './care-sheet-draft.ts';

const facts: SheetFact[] = [
  { kind: 'strength', words: '時間に正確', basis: 'consent' },
  { kind: 'support_needed', words: '休む日は前の日に電話', basis: 'consent' },
  { kind: 'aversion', words: '輪になって話すこと', basis: 'self_published' },
  { kind: 'health', words: '血圧の薬', basis: 'consent' },
  { kind: 'limit', words: '夜に大声を出す', basis: 'confidential_meeting' },
  { kind: 'limit', words: '転倒の届出あり', basis: 'duty_to_report' },
];

it('得意・支え・避けることが、それぞれの欄に出る。病気は出ない', () => {
  expect(careSheetLines(facts, '大きな声で呼ばない')).toEqual([
    { part: 'goodAt', words: '時間に正確', isTicked: true },
    { part: 'helps', words: '休む日は前の日に電話', isTicked: true },
    { part: 'avoid', words: '輪になって話すこと', isTicked: true },
    { part: 'avoid', words: '大きな声で呼ばない', isTicked: false },
  ]);
});

it('不変条件1: 支援会議で知ったことは、アセスメントの文に写っていても出ない', () => {
  const lines = careSheetLines(facts, '大きな声で呼ばない\n夜に　大声を出す、ことがある\n大声');
  expect(lines.map(({ words }) => words)).not.toContain('夜に　大声を出す、ことがある');
  expect(lines.map(({ words }) => words)).not.toContain('大声');
});

it('不変条件1: 同意であらためて聞いたことばは、出してよい', () => {
  const heard = [...facts, { kind: 'limit', words: '夜に大声を出す', basis: 'consent' }];
  expect(careSheetLines(heard, '').map(({ words }) => words)).toContain('夜に大声を出す');
});

it('不変条件1: どんな組み合わせでも、封をしたことばは一つも届かない', () => {
  const words = fc.string({
    minLength: 2,
    maxLength: 8,
    unit: fc.constantFrom('朝', '夜', '薬', '声', '話', '立', 'つ', '会'),
  });
  const some = fc.record({
    kind: fc.constantFrom('strength', 'support_needed', 'limit', 'aversion', 'health', 'wish'),
    words,
    basis: fc.constantFrom('consent', 'self_published', 'confidential_meeting', 'duty_to_report', 'unknown'),
  });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), fc.array(words, { maxLength: 5 }), (known, triggers) => {
      const open = new Set(known.filter(({ basis }) => mayGoToHost(basis)).map((fact) => fact.words));
      const sealed = known.filter(({ basis }) => !mayGoToHost(basis)).map((fact) => fact.words);
      const lines = careSheetLines(known, triggers.join('\n'));
      for (const line of lines) {
        for (const secret of sealed) {
          if (!open.has(secret)) expect(line.words).not.toContain(secret);
        }
      }
      expect(
        known.every(({ basis }) => mayGoToHost(basis)) || lines.length <= known.length + triggers.length,
      ).toBe(true);
    }),
    { numRuns: 500 },
  );
});
