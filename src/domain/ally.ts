import * as z from 'zod';
import { codesOf, line } from './person.ts';

/** 共感・担い手: residents who join in. Never mixed with people in support, though the same human may be both. */
export const allyParts = {
  feels_same: '同じ気持ち',
  helper: '手伝う',
  assistant: '助手をする',
  lead: '世話役をする',
  caretaker: '場の世話をする',
} as const;
export type AllyPart = keyof typeof allyParts;

export const allyShape = z.object({
  name: line('呼び名', 100).refine((typed) => typed.trim() !== '', { error: '呼び名を書いてください' }),
  part: z.enum(codesOf(allyParts), { error: 'どう加わるかを選んでください' }),
  offers: line('できること', 500),
  organizationId: z.uuid('団体を選び直してください').nullable(),
  fromParticipants: z.boolean(),
  since: z.iso.date('日付を、令和8年11月24日のように書いてください'),
});
export type AllyDraft = z.output<typeof allyShape>;
