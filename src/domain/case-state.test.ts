import { expect, it } from 'vitest';
import { caseStateCodes, caseSteps, isEnded, mayMoveTo, needsReason, type CaseState } from './case-state.ts';

it('終わったケースからは、どこへも動かない', () => {
  for (const from of caseStateCodes.filter(isEnded)) {
    for (const to of caseStateCodes) expect(mayMoveTo(from, to)).toBe(false);
  }
});

it('同じところへは動かず、ほかへはどちら向きにも動ける', () => {
  for (const from of caseStateCodes.filter((state) => !isEnded(state))) {
    for (const to of caseStateCodes) expect(mayMoveTo(from, to)).toBe(from !== to);
  }
});

it('不変条件14: 終える・休むときだけ、理由がいる', () => {
  expect(caseStateCodes.filter(needsReason)).toEqual(['closed_watching', 'closed', 'paused', 'referred']);
});

it('中断のほかの段階は、道のどこか一か所にある', () => {
  const onTheWay = caseSteps.flatMap((step): readonly CaseState[] => step.states);
  expect(new Set(onTheWay).size).toBe(onTheWay.length);
  expect(caseStateCodes.filter((state) => !onTheWay.includes(state))).toEqual(['paused']);
});
