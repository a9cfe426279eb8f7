import { expect, it } from 'vitest';
import { draftOfPeriod, evaluationShape, lockFaults, type EvaluationSheet } from './evaluation-draft.ts';

const goal = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  words: '週に1度、角に立つ',
  measure: '',
  until: null,
};
const content = draftOfPeriod({
  planned: 12,
  came: 11,
  absences: '体調 1回',
  goals: [goal],
  personWords: '名前を呼ばれた',
  hostWords: '時間に正確',
});
const sheet: EvaluationSheet = {
  madeOn: '2026-11-24',
  periodFrom: '2026-08-24',
  periodTo: '2026-11-24',
  content,
  judgement: null,
  explainedOn: null,
  agreedOn: null,
  nextOn: null,
};
const faultsOf = (change: Partial<EvaluationSheet>) =>
  (evaluationShape.safeParse({ ...sheet, ...change }).error?.issues ?? []).map(({ path }) => path[0]);

it('はじめの下書きは、数えたことと聞いたことばだけ。目標の達成も判定も、人が決める', () => {
  expect(content.goals).toEqual([{ goalId: goal.id, words: goal.words, level: null, note: '' }]);
  expect(content).toMatchObject({ planned: 12, came: 11, workerView: '', changes: [], reason: '' });
  expect(evaluationShape.safeParse(sheet).success).toBe(true);
});

it('日の順と、変化のくみあわせをたしかめる', () => {
  expect(faultsOf({ periodTo: '2026-08-01' })).toEqual(['periodTo']);
  expect(faultsOf({ agreedOn: '2026-11-24' })).toEqual(['explainedOn']);
  expect(faultsOf({ explainedOn: '2026-11-24', agreedOn: '2026-11-20' })).toEqual(['agreedOn']);
  expect(faultsOf({ content: { ...content, changes: ['role', 'none'] } })).toEqual(['changes']);
});

it('確定するには、判定とわけ。続けるなら次の日。説明できないときは、そうと言って確定する', () => {
  expect(Object.keys(lockFaults(sheet, false))).toEqual(['judgement', 'reason', 'explainedOn']);
  const judged: EvaluationSheet = {
    ...sheet,
    judgement: 'continue',
    content: { ...content, reason: '本人が続けたいと言う' },
  };
  expect(Object.keys(lockFaults(judged, true))).toEqual(['nextOn']);
  expect(lockFaults({ ...judged, nextOn: '2027-02-24', explainedOn: '2026-11-24' }, false)).toEqual({});
  expect(lockFaults({ ...judged, judgement: 'close' }, true)).toEqual({});
});
