import * as z from 'zod';
import { codesOf, line } from './person.ts';

/** 次の段. Wider and gentler ways stand in one list and in one tone: neither is the better one. */
export const stepKinds = {
  more_days: '日数をふやす',
  longer: '時間をのばす',
  other_role: 'べつの役割もする',
  supporting_side: '支える側にまわる',
  outside_practice: '外の実習',
  short_employment: '短い時間の仕事',
  training: '訓練・学び',
  fewer_days: '日数をへらす',
  lighter_role: '軽い役割にかえる',
  retire: '役割をやさしく終える',
  statutory_service: '法定のサービスに移る',
} as const;
export type StepKind = keyof typeof stepKinds;

/** After these the person no longer comes to this place on our account. */
export function endsPlacement(kind: StepKind): boolean {
  return kind === 'retire' || kind === 'statutory_service';
}

export const stepWishers = { person: '本人', host: '受入先', worker: '支援者', meeting: '会議' } as const;
export type StepWisher = keyof typeof stepWishers;

export const stepResults = { done: 'そうした', not_now: 'いまはしない', dropped: 'とりやめた' } as const;
export type StepResult = keyof typeof stepResults;

export const stepShape = z.object({
  kind: z.enum(codesOf(stepKinds), { error: '次の段を選んでください' }),
  wishedBy: z.enum(codesOf(stepWishers), { error: 'だれの希望かを選んでください' }),
  words: line('ことば', 1000),
  plannedOn: z.iso.date().nullable(),
});
export type StepDraft = z.output<typeof stepShape>;

export const stepResultShape = z.object({
  result: z.enum(codesOf(stepResults), { error: 'どうなったかを選んでください' }),
  resultOn: z.iso.date('その日を書いてください'),
  resultWords: line('ようす', 1000),
  /** Ends the placement on that day: for a statutory service the 支給決定日. */
  ends: z.boolean(),
});
export type StepOutcome = z.output<typeof stepResultShape>;
