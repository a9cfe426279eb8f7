import { expect, it } from 'vitest';
import { caseStateCodes, caseSteps, isEnded, type CaseState } from './case-state.ts';

it('終わりの段は三つ', () => {
  expect(caseStateCodes.filter(isEnded)).toEqual(['closed_watching', 'closed', 'referred']);
});

it('中断のほかは、どの段も道のりの上のどこかひとつにある', () => {
  const onTheWay = caseSteps.flatMap((step): readonly CaseState[] => step.states);
  expect(new Set(onTheWay).size).toBe(onTheWay.length);
  expect(caseStateCodes.filter((state) => !onTheWay.includes(state))).toEqual(['paused']);
});
