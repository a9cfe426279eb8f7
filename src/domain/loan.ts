import * as z from 'zod';
import { line } from './person.ts';

const day = (label: string) => z.iso.date(`${label}を、令和8年11月24日のように書いてください`);

/** 貸与: what is lent for the role and has to come back (腕章, 旗, ベスト). */
export const loanShape = z
  .object({
    item: line('貸すもの', 100).refine((typed) => typed.trim() !== '', {
      error: '貸すものを書いてください（例　腕章）',
    }),
    itemNumber: line('番号', 60),
    quantity: z
      .number({ error: '数を、1のように書いてください' })
      .int('数を、1のように書いてください')
      .min(1, '数は1からです')
      .max(999, '数は999までです'),
    lentBy: line('貸す人・団体', 100),
    lentOn: day('貸した日'),
    dueOn: day('返す日').nullable(),
  })
  .superRefine(({ lentOn, dueOn }, context) => {
    if (dueOn === null || dueOn >= lentOn) return;
    context.addIssue({ code: 'custom', path: ['dueOn'], message: '返す日が、貸した日より前になっています' });
  });
export type LoanDraft = z.output<typeof loanShape>;

export const loanReturnShape = z.object({
  returnedOn: day('返った日'),
  conditionWords: line('ようす', 300),
});
export type LoanReturn = z.output<typeof loanReturnShape>;

/** 返す日の変更（延長）: another day, or none any more, and why. The day before stays to be read. */
export const loanDueShape = z.object({
  dueOn: day('返す日').nullable(),
  reason: line('わけ', 300).refine((typed) => typed.trim() !== '', {
    error: 'なぜ変えるかを書いてください（例　3月まで続けることになった）',
  }),
});
export type LoanDue = z.output<typeof loanDueShape>;

export function isOverdue(loan: { dueOn: string | null; returnedOn: string | null }, today: string): boolean {
  return loan.returnedOn === null && loan.dueOn !== null && loan.dueOn < today;
}
