import * as z from 'zod';
import { addDays, daysBetween } from './calendar-day.ts';
import { codesOf, line } from './person.ts';

/** 返してほしい: the host needs the place back. Nobody's fault, and never the person's. */
export const recallReasons = {
  formal_user: '契約の利用者が来る',
  staff: '人手が足りない',
  closing: '休止・終了する',
  use: '場所をほかに使う',
  other: 'その他',
} as const;
export type RecallReason = keyof typeof recallReasons;

export const askManners = {
  phone: '電話',
  visit: '会って',
  paper: '紙',
  link: 'リンク',
  mail: 'メール',
} as const;

/** What a recall ends in for the participation itself. */
export const recallOutcomes = {
  keep: '参加はつづける（ほかの枠・曜日で）',
  step_back: '体験にもどす',
  ended: 'ここでの参加を終える',
} as const;
export type RecallOutcome = keyof typeof recallOutcomes;

export const recallShape = z
  .object({
    toldOn: z.iso.date('言われた日を、令和8年11月24日のように書いてください'),
    toldBy: line('言った人', 100),
    manner: z.enum(codesOf(askManners), { error: '聞き方を選んでください' }),
    reasonCode: z.enum(codesOf(recallReasons), { error: 'わけを選んでください' }),
    reasonWords: line('くわしく', 500),
    effectiveOn: z.iso.date('返す日を、令和8年11月24日のように書いてください'),
  })
  .superRefine(({ toldOn, effectiveOn }, context) => {
    if (effectiveOn >= toldOn) return;
    context.addIssue({
      code: 'custom',
      path: ['effectiveOn'],
      message: '返す日が、言われた日より前になっています',
    });
  });
export type RecallDraft = z.output<typeof recallShape>;

/** The last day that the agreed notice leaves; the usual answer to 「いつまでに」. */
export function earliestRecall(toldOn: string, noticeDays: number): string {
  return addDays(toldOn, noticeDays);
}

/** How many days the notice falls short of what both sides agreed in the 覚書; 0 when it holds. */
export function noticeShortBy(recall: {
  toldOn: string;
  effectiveOn: string;
  agreedNoticeDays: number;
}): number {
  return Math.max(0, recall.agreedNoticeDays - daysBetween(recall.toldOn, recall.effectiveOn));
}

/** The same reason among the coded reasons of a host's no (domain/decline-reason.ts). */
export const declineCodeOf: Record<RecallReason, string> = {
  formal_user: 'formal_user',
  staff: 'staff',
  closing: 'closing',
  use: 'host_other',
  other: 'host_other',
};
