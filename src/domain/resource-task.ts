import * as z from 'zod';
import { identifyingDetails, type KnownDetails } from './candidate-voice.ts';
import { codesOf, line } from './person.ts';

/** 資源開拓: somebody looks for what the town lacks, by a day, and says in the end what came of it. */
export const taskStates = {
  open: 'まだ',
  underway: '動いている',
  met: 'できた',
  dropped: 'やめた',
} as const;
export type TaskState = keyof typeof taskStates;

export const taskOrigins = {
  gap: '足りないもの',
  voice: '声',
  unmatched: '合うものがなかったところ',
  worker: '支援の中で気づいたこと',
} as const;
export type TaskOrigin = keyof typeof taskOrigins;

export function isTaskEnded(state: TaskState): boolean {
  return state === 'met' || state === 'dropped';
}

const nobody: KnownDetails = {
  names: [],
  alsoCalled: [],
  bornOn: null,
  phones: [],
  emails: [],
  addresses: [],
};

/** What is sought is read by the whole town's workers and at meetings: nothing in it may lead back to somebody. */
const sought = line('さがすもの', 300)
  .refine((typed) => typed.trim() !== '', { error: 'なにをさがすかを書いてください' })
  .superRefine((typed, context) => {
    for (const { found, why, weight } of identifyingDetails(typed, nobody)) {
      if (weight === 'must') context.addIssue({ code: 'custom', message: `「${found}」は${why}` });
    }
  });

export const taskShape = z.object({
  sought,
  areaId: z.uuid('地区を選び直してください').nullable(),
  assignedTo: z.uuid('だれがするかを選び直してください').nullable(),
  together: line('いっしょにする人・団体', 300),
  dueOn: z.iso.date('いつまでにかを、令和8年11月24日のように書いてください').nullable(),
});
export type TaskDraft = z.output<typeof taskShape>;

export const taskChangeShape = taskShape
  .extend({
    course: line('経過', 4000),
    state: z.enum(codesOf(taskStates), { error: 'いまの状態を選んでください' }),
    resultResourceId: z.uuid('できた資源を選び直してください').nullable(),
    resultWords: line('どうなったか', 1000),
  })
  .superRefine(({ state, resultResourceId, resultWords }, context) => {
    const isBare = resultWords.trim() === '';
    if (state === 'met' && resultResourceId === null && isBare) {
      const message = 'できたものを、台帳から選ぶか、ことばで書いてください';
      context.addIssue({ code: 'custom', path: ['resultWords'], message });
    }
    if (state === 'dropped' && isBare) {
      context.addIssue({ code: 'custom', path: ['resultWords'], message: 'なぜやめたかを書いてください' });
    }
  });
export type TaskChange = z.output<typeof taskChangeShape>;

export const taskFieldLabels: Record<keyof TaskChange, string> = {
  sought: 'さがすもの',
  areaId: '地区',
  assignedTo: 'だれが',
  together: 'いっしょにする人・団体',
  dueOn: 'いつまで',
  course: '経過',
  state: 'いま',
  resultResourceId: 'できた資源',
  resultWords: 'どうなったか',
};
