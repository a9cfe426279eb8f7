import * as z from 'zod';
import { codesOf, line } from './person.ts';

/** 既存の制度で何を試したか. Cases must not be dumped here while existing systems go unused (practice.md §1.1 [S13]). */
export const triedResults = {
  used: '使った・使っている',
  not_enough: '使ったが、足りない',
  not_eligible: '対象外と確かめた',
  declined_by_person: '本人が使わないと決めた',
  declined_by_system: '空き・条件のため使えなかった',
  waiting: '申請中・順番待ち',
} as const;
export type TriedResult = keyof typeof triedResults;

const day = (label: string) => z.iso.date(`${label}を、令和8年11月24日のように書いてください`);

/** 対象外の確認 (B3) says which law, with whom, when, and when to look again: eligibility changes. */
export const triedShape = z
  .object({
    system: line('制度・サービス', 200).refine((typed) => typed.trim() !== '', {
      error: '制度・サービスの名まえを書いてください',
    }),
    law: line('法律', 200),
    result: z.enum(codesOf(triedResults), { error: 'どうだったかを選んでください' }),
    confirmedOn: day('確かめた日'),
    confirmedWith: line('だれに確かめたか', 200),
    reviewOn: day('見直す日').nullable(),
    words: line('ようす', 2000),
  })
  .superRefine((tried, context) => {
    if (tried.reviewOn !== null && tried.reviewOn <= tried.confirmedOn) {
      context.addIssue({
        code: 'custom',
        path: ['reviewOn'],
        message: '見直す日が、確かめた日より前になっています',
      });
    }
    if (tried.result !== 'not_eligible') return;
    const missing = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (tried.law.trim() === '') missing('law', 'どの法律の対象外かを書いてください');
    if (tried.confirmedWith.trim() === '') {
      missing('confirmedWith', 'だれに確かめたか（係・名まえ）を書いてください');
    }
    if (tried.reviewOn === null) missing('reviewOn', '対象になっていないか、見直す日を書いてください');
  });
export type TriedDraft = z.output<typeof triedShape>;
