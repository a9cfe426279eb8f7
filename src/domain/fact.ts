import * as z from 'zod';
import { codesOf, line } from './person.ts';

/** How something about a person came to be known. It stays with the words for ever (invariant 1). */
export const bases = {
  consent: '本人の同意',
  confidential_meeting: '支援会議（106条の6）',
  duty_to_report: '通報・届出',
  self_published: '本人が公にしている',
} as const;
export type Basis = keyof typeof bases;

export const factKinds = {
  strength: '得意・強み',
  wish: '願い',
  aversion: 'もうできない・したくない',
  limit: '配慮・制約',
  support_needed: 'あると助かる支え',
  hours: '動ける時間',
  reach: '行ける範囲',
  health: '体・健康',
  economy: 'お金・暮らし',
  family: '家族',
  other: 'そのほか',
} as const;
export type FactKind = keyof typeof factKinds;

export const saidBys = {
  person: '本人',
  family: '家族',
  agency: '機関',
  observation: '見て気づいた',
  meeting: '会議',
} as const;

/** Which item of consent opens a fact of that kind: illness is not opened together with a wish. */
export const itemOfKind: Record<FactKind, 'participation' | 'health' | 'economy' | 'family' | 'basic'> = {
  strength: 'participation',
  wish: 'participation',
  aversion: 'participation',
  limit: 'participation',
  support_needed: 'participation',
  hours: 'participation',
  reach: 'participation',
  health: 'health',
  economy: 'economy',
  family: 'family',
  other: 'basic',
};

export const factShape = z
  .object({
    kind: z.enum(codesOf(factKinds)),
    words: line('ことば', 2000).refine((typed) => typed.trim() !== '', { error: 'ことばを書いてください' }),
    isOwnWords: z.boolean(),
    saidBy: z.enum(codesOf(saidBys)),
    saidOn: z.iso.date('日付を、令和8年11月24日のように書いてください'),
    basis: z.enum(codesOf(bases), { error: '情報の根拠を選んでください' }),
    basisNote: line('根拠の覚え書き', 300),
  })
  .superRefine((fact, context) => {
    if (fact.isOwnWords && fact.saidBy !== 'person' && fact.saidBy !== 'family') {
      context.addIssue({
        code: 'custom',
        path: ['isOwnWords'],
        message: '「本人の言葉のまま」は、本人か家族から聞いたときに選びます',
      });
    }
  });
export type FactDraft = z.output<typeof factShape>;

/** Whether words may be used outside the 支援会議: in a plan, a sounding, a sheet for a host, a search for a place. */
export function mayLeaveTheMeeting(basis: string): boolean {
  // Fails closed: a basis nobody knows opens nothing (design.md §5.11).
  return basis === 'consent' || basis === 'duty_to_report' || basis === 'self_published';
}
