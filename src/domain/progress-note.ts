import * as z from 'zod';
import { bases } from './fact.ts';
import { codesOf, line, toldAtOnce } from './person.ts';

export const noteMethods = {
  interview: '面談',
  visit: '訪問',
  accompany: '同行',
  phone: '電話',
  mail: 'メール・SNS',
  meeting: '会議',
  host_visit: '受入先を訪問',
  host_phone: '受入先と電話',
  other: 'その他',
} as const;
export type NoteMethod = keyof typeof noteMethods;

/** 相手: whom it was with; who exactly stands beside it in words. */
export const noteParties = {
  '': '選ばない',
  person: '本人',
  family: '家族',
  host: '受入先',
  agency: '機関',
  other: 'その他',
} as const;

export type NoteParty = keyof typeof noteParties;

export const noteScopes = { consented: '同意のある機関まで', own_agency: '自分の機関だけ' } as const;
export const noteSides = { person: '個別', town: '地域', both: '両方' } as const;

export const noteShape = z
  .object({
    at: z.date({ error: '日時を書いてください' }),
    minutes: z
      .int('時間は、分を数字で書いてください')
      .min(0, '時間は0分からです')
      .max(1440, '時間は1日までです')
      .nullable(),
    method: z.enum(codesOf(noteMethods), { error: '対応のしかたを選んでください' }),
    withKind: z.enum(codesOf(noteParties)).default(''),
    withWhom: line('相手の名まえ・所属', 200),
    placeNote: line('場所', 200),
    body: line('内容', 20_000).refine((typed) => typed.trim() !== '', { error: '内容を書いてください' }),
    ownWords: line('本人の言葉', 5000),
    enclosures: line('添付', 500).default(''),
    nextStep: line('次にすること', 1000),
    nextOn: z.iso.date('日付を、令和8年11月24日のように書いてください').nullable(),
    nextBy: z.uuid().nullable(),
    basis: z.enum(codesOf(bases), { error: '情報の根拠を選んでください' }),
    scope: z.enum(codesOf(noteScopes)),
    side: z.enum(codesOf(noteSides)),
    dangerSign: z.boolean(),
  })
  .superRefine((note: { nextOn?: string | null; nextStep?: string }, context) => {
    if (note.nextOn && (note.nextStep ?? '').trim() === '') {
      context.addIssue({ code: 'custom', path: ['nextStep'], message: '次にすることを書いてください' });
    }
  }, toldAtOnce);
export type NoteDraft = z.output<typeof noteShape>;

export const strikeShape = z.object({
  reason: line('理由', 500).refine((typed) => typed.trim() !== '', { error: '消す理由を書いてください' }),
});
