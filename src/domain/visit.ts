import * as z from 'zod';
import { codesOf, line } from './person.ts';

export const visitKinds = { visit: '見学', trial: '体験' } as const;
export type VisitKind = keyof typeof visitKinds;

export const visitOutcomes = {
  go_on: '進む',
  again: 'もう一度する',
  rest: '休む',
  stop: 'やめる',
  cancelled: 'この日はなくなった（日を決めなおす）',
} as const;
export type VisitOutcome = keyof typeof visitOutcomes;

const day = (message: string) => z.iso.date(message).nullable();
const time = z
  .string()
  .regex(/^\d{2}:\d{2}$/)
  .nullable();

const planned = {
  plannedOn: z.iso.date('日を書いてください'),
  fromTime: time,
  toTime: time,
  meetAt: line('待ち合わせ', 200),
  companionId: z.uuid().nullable(),
  companionNote: line('同行について', 200),
};

function timesInOrder(
  visit: { fromTime: string | null; toTime: string | null },
  context: { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void },
): void {
  if (visit.fromTime !== null && visit.toTime !== null && visit.toTime <= visit.fromTime) {
    context.addIssue({
      code: 'custom',
      path: ['time'],
      message: '終わりの時刻が、はじめより前になっています',
    });
  }
}

export const visitPlanShape = z
  .object({ kind: z.enum(codesOf(visitKinds), { error: '見学か体験かを選んでください' }), ...planned })
  .superRefine(timesInOrder);
export type VisitPlan = z.output<typeof visitPlanShape>;

/** A day there, before and after: the plan may still change, and what was seen is written beside both voices. */
export const visitRecordShape = z
  .object({
    ...planned,
    heldOn: day('日付を、令和8年11月24日のように書いてください'),
    personWords: line('本人のことば', 3000),
    hostWords: line('受入先のことば', 3000),
    workerView: line('支援者の見立て', 3000),
    outcome: z.enum(codesOf(visitOutcomes)).nullable(),
    outcomeWords: line('決めたこと', 1000),
  })
  .superRefine((visit, context) => {
    timesInOrder(visit, context);
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const happened = visit.outcome !== null && visit.outcome !== 'cancelled';
    if (happened && visit.heldOn === null) refuse('heldOn', '行った日を書いてください');
    if (visit.heldOn !== null && visit.outcome === null) {
      refuse('outcome', 'このあとどうするかを選んでください');
    }
    if (visit.outcome === 'cancelled' && visit.heldOn !== null) {
      refuse('heldOn', 'なくなった日は、行った日を書きません');
    }
  });
export type VisitRecord = z.output<typeof visitRecordShape>;

export const visitLabels: Record<keyof VisitRecord, string> = {
  plannedOn: '予定の日',
  fromTime: 'はじめ',
  toTime: '終わり',
  meetAt: '待ち合わせ',
  companionId: '同行する人',
  companionNote: '同行について',
  heldOn: '行った日',
  personWords: '本人のことば',
  hostWords: '受入先のことば',
  workerView: '支援者の見立て',
  outcome: 'このあと',
  outcomeWords: '決めたこと',
};
