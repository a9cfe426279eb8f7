import * as z from 'zod';
import { codesOf, line } from './person.ts';

/** Who has to agree, each asked by themselves. The person's own yes stands in their 参加, not here. */
export const agreementSides = {
  voice: '声の主',
  place: '場の主',
  host: '受入先',
  ally: '手伝う人',
} as const;
export type AgreementSide = keyof typeof agreementSides;

export const agreementStates = {
  to_ask: 'まだ聞いていない',
  asked: '返事待ち',
  yes: 'よい',
  with_conditions: '条件つきでよい',
  no: 'できない',
} as const;
export type AgreementState = keyof typeof agreementStates;

export const agreementAnswers = ['yes', 'with_conditions', 'no'] as const;
export type AgreementAnswer = (typeof agreementAnswers)[number];

const day = z.iso.date('日付を、令和8年11月24日のように書いてください');

export const agreementShape = z.object({
  side: z.enum(codesOf(agreementSides), { error: 'だれに聞くかを選んでください' }),
  whom: line('相手', 200),
  what: line('聞くこと', 500).refine((typed) => typed.trim() !== '', { error: '聞くことを書いてください' }),
  /** Without a day it is still to be asked. */
  askedOn: day.nullable(),
});
export type AgreementDraft = z.output<typeof agreementShape>;

export const agreementAnswerShape = z
  .object({
    state: z.enum(['to_ask', 'asked', ...agreementAnswers], { error: '返事を選んでください' }),
    askedOn: day.nullable(),
    answeredOn: day.nullable(),
    words: line('ことば', 1000),
  })
  .superRefine(({ state, askedOn, answeredOn, words }, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const isAnswer = (agreementAnswers as readonly string[]).includes(state);
    if (state !== 'to_ask' && askedOn === null) wrong('askedOn', 'いつ聞いたかを書いてください');
    if (isAnswer && answeredOn === null) wrong('answeredOn', 'いつの返事かを書いてください');
    if (askedOn !== null && answeredOn !== null && answeredOn < askedOn)
      wrong('answeredOn', '返事の日を、聞いた日より後にしてください');
    if (state === 'with_conditions' && words.trim() === '') wrong('words', 'どんな条件かを書いてください');
  });
export type AgreementReply = z.output<typeof agreementAnswerShape>;

export function isAgreementOpen(state: AgreementState): boolean {
  return state === 'to_ask' || state === 'asked';
}

/** Longer than this without an answer, somebody asks again. Our own measure. */
export const agreementPatienceDays = 14;
