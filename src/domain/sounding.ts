import * as z from 'zod';
import { consequences, declineReasons, findDeclineReason, needsDay } from './decline-reason.ts';
import { codesOf, line } from './person.ts';

/** A host is asked by phone, on paper or by a link; whoever records it, it counts (practice.md §7.0 step 6). */
export const soundingManners = {
  phone: '電話で',
  visit: 'たずねて',
  paper: '紙で',
  link: 'リンクで',
  mail: 'メールで',
} as const;
export type SoundingManner = keyof typeof soundingManners;

export const soundingAnswers = {
  yes: '受けられる',
  conditional: '条件がそろえば受けられる',
  no: 'いまは受けられない',
} as const;
export type SoundingAnswer = keyof typeof soundingAnswers;

/** What the person said to one condition of the host. */
export const conditionAnswers = {
  agreed: '本人がよいと言った',
  not_yet: 'まだ聞いていない',
  refused: '本人がいやと言った',
} as const;
export type ConditionAnswer = keyof typeof conditionAnswers;

/** A silent host is asked again after two weeks unless another day was agreed. */
export const replyDays = 14;

export const toldLineShape = z.object({ label: z.string(), value: z.string() });
export type ToldLine = z.output<typeof toldLineShape>;

const day = (message: string) => z.iso.date(message);
const writtenDay = '日付を、令和8年11月24日のように書いてください';

export const soundingShape = z
  .object({
    manner: z.enum(codesOf(soundingManners), { error: '聞きかたを選んでください' }),
    askedWhom: line('聞いた相手', 200),
    askedOn: day('聞いた日を書いてください'),
    role: line('お願いしたい役割', 200),
    told: z.array(toldLineShape),
    askedWords: line('聞くことば', 2000),
    replyDueOn: day(writtenDay).nullable(),
  })
  .superRefine((sounding, context) => {
    if (sounding.role.trim() === '' && sounding.askedWords.trim() === '') {
      context.addIssue({
        code: 'custom',
        path: ['askedWords'],
        message: 'お願いしたい役割か、聞くことばのどちらかを書いてください',
      });
    }
    if (sounding.replyDueOn !== null && sounding.replyDueOn < sounding.askedOn) {
      context.addIssue({
        code: 'custom',
        path: ['replyDueOn'],
        message: '返事の期限が、聞いた日より前になっています',
      });
    }
  });
export type SoundingDraft = z.output<typeof soundingShape>;

export const hostConditionShape = z.object({
  words: line('条件', 300).refine((typed) => typed.trim() !== '', { error: '条件を書いてください' }),
  person: z.enum(codesOf(conditionAnswers)),
});
export type HostCondition = z.output<typeof hostConditionShape>;
export const hostConditionsShape = z.array(hostConditionShape).max(20, '条件は20までです');

/** As a sounding keeps them: the host's words, which the host reads too, and apart from them what the person says to each. */
export type StoredConditions = { conditionWords: string[]; conditionAnswers: string[] };

export function conditionsIn(stored: StoredConditions): HostCondition[] {
  return hostConditionsShape.parse(
    stored.conditionWords.map((words, place) => ({
      words,
      // What the host wrote behind its link the person has not heard yet.
      person: stored.conditionAnswers[place] ?? 'not_yet',
    })),
  );
}

export function storedConditions(conditions: readonly HostCondition[]): StoredConditions {
  return {
    conditionWords: conditions.map(({ words }) => words),
    conditionAnswers: conditions.map(({ person }) => person),
  };
}

/** One condition a line, as it is written on paper or said on the phone. */
export function conditionsOf(typed: string): HostCondition[] {
  return typed
    .split('\n')
    .map((words) => words.replace(/^[\s　・○●\-*]+/u, '').trim())
    .filter((words) => words !== '')
    .map((words) => ({ words, person: 'not_yet' }));
}

/** What follows a no, in the worker's hand: the host says why, not what becomes of it. */
export const hostNoShape = z
  .object({
    code: z.string(),
    words: line('理由のことば', 1000),
    consequence: z.enum(codesOf(consequences)),
    until: day(writtenDay).nullable(),
  })
  .superRefine((no, context) => {
    if (!findDeclineReason('host', no.code)) {
      context.addIssue({ code: 'custom', path: ['code'], message: '受けられないわけを選んでください' });
    }
    if (needsDay(no.consequence) && no.until === null) {
      context.addIssue({
        code: 'custom',
        path: ['until'],
        message: 'いつ、もう一度たずねるかを書いてください',
      });
    }
  });
export type HostNo = z.output<typeof hostNoShape>;

export const answerShape = z
  .object({
    answer: z.enum(codesOf(soundingAnswers), { error: '返事を選んでください' }),
    answeredOn: day('返事のあった日を書いてください'),
    answeredBy: line('答えた人', 200),
    manner: z.enum(codesOf(soundingManners), { error: '返事の来かたを選んでください' }),
    conditions: hostConditionsShape,
  })
  .superRefine((given, context) => {
    if (given.answer === 'conditional' && given.conditions.length === 0) {
      context.addIssue({
        code: 'custom',
        path: ['conditions'],
        message: '条件を、一行にひとつずつ書いてください',
      });
    }
  });
export type AnswerDraft = z.output<typeof answerShape>;

/** What a host may say behind its link: the same answer, in its own words, without any consequence. */
export const hostAnswerShape = z
  .object({
    answer: z.enum(codesOf(soundingAnswers), { error: 'お返事を、ひとつ選んでください' }),
    answeredBy: line('お名前', 200),
    conditions: hostConditionsShape,
    reasonCode: z.string(),
    reasonWords: line('わけ', 1000),
  })
  .superRefine((given, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (given.answer === 'conditional' && given.conditions.length === 0) {
      refuse('conditions', 'どんな条件ならよいか、一行にひとつずつ書いてください');
    }
    if (given.answer === 'no' && !declineReasons.host.some(({ code }) => code === given.reasonCode)) {
      refuse('reasonCode', 'いちばん近いわけを、ひとつ選んでください');
    }
  });
export type HostAnswer = z.output<typeof hostAnswerShape>;
