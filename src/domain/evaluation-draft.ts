import * as z from 'zod';
import { evaluationContentShape, judgements, type EvaluationContent } from './evaluation.ts';
import { codesOf } from './person.ts';
import type { PlanGoal } from './plan.ts';

export type PeriodFacts = {
  planned: number;
  came: number;
  absences: string;
  goals: readonly PlanGoal[];
  /** The newest words of each side within the period, with their day. */
  personWords: string;
  hostWords: string;
};

/** What a new sheet begins with: counted and quoted, nothing judged. */
export function draftOfPeriod(facts: PeriodFacts): EvaluationContent {
  const { planned, came, absences, goals, personWords, hostWords } = facts;
  return {
    v: 1,
    planned,
    came,
    absences,
    goals: goals.map(({ id, words }) => ({ goalId: id, words, level: null, note: '' })),
    personWords,
    hostWords,
    workerView: '',
    changes: [],
    changesNote: '',
    reason: '',
    after: '',
  };
}

const day = (label: string) => z.iso.date(`${label}を、令和8年11月24日のように書いてください`);

/** The whole sheet as typed. Its parts may stay empty until it is locked. */
export const evaluationShape = z
  .object({
    madeOn: day('実施日'),
    periodFrom: day('期間のはじめ'),
    periodTo: day('期間のおわり'),
    content: evaluationContentShape,
    judgement: z.enum(codesOf(judgements)).nullable(),
    explainedOn: z.iso.date().nullable(),
    agreedOn: z.iso.date().nullable(),
    nextOn: z.iso.date().nullable(),
  })
  .superRefine((sheet, context) => {
    const issue = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (sheet.periodTo < sheet.periodFrom) issue('periodTo', 'おわりの日が、はじめの日より前になっています');
    if (sheet.agreedOn !== null && sheet.explainedOn === null) {
      issue('explainedOn', '同意の日があるなら、説明した日も書いてください');
    } else if (sheet.agreedOn !== null && sheet.explainedOn !== null && sheet.agreedOn < sheet.explainedOn) {
      issue('agreedOn', '同意の日が、説明した日より前になっています');
    }
    if (sheet.content.changes.includes('none') && sheet.content.changes.length > 1) {
      issue('changes', '「変化なし」は、ほかの変化といっしょには選べません');
    }
  });
export type EvaluationSheet = z.output<typeof evaluationShape>;

/** What is still missing before a sheet may be locked; it cannot be written to afterwards (invariant 9). */
export function lockFaults(sheet: EvaluationSheet, isUnexplained: boolean): Record<string, string> {
  const faults: Record<string, string> = {};
  if (sheet.judgement === null) faults['judgement'] = '判定を選んでください';
  if (sheet.content.reason.trim() === '') faults['reason'] = '判定のわけを書いてください';
  if (sheet.judgement === 'continue' && sheet.nextOn === null) {
    faults['nextOn'] = '続けるときは、次の評価の日を書いてください';
  }
  if (sheet.explainedOn === null && !isUnexplained) {
    faults['explainedOn'] = '本人に説明した日を書くか、「説明できないまま確定する」に印をつけてください';
  }
  return faults;
}
