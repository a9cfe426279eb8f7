import { z } from 'zod';

/** Acts of an administrator that a town may want two of them to decide: each opens somebody's door, or the house's. */
export const secondPersonActs = {
  'take-off-factor': '二つめの確かめを外す',
  'reset-password': '合言葉をつけなおす',
  'sso-name': '共通のはいり方での名を変える',
  administrators: '管理者をふやす・替える・止める',
  rules: 'はいり方の決まりを変える',
} as const;
export type SecondPersonAct = keyof typeof secondPersonActs;

/** Of these the request names whom it is about. */
export function isAboutSomebody(act: SecondPersonAct): boolean {
  return act !== 'administrators' && act !== 'rules';
}

export const secondPersonHours = 24;

export const secondPersonShape = z
  .object({
    act: z.enum(Object.keys(secondPersonActs) as [SecondPersonAct, ...SecondPersonAct[]], {
      error: '何をするかを選んでください',
    }),
    accountId: z.uuid('利用者を選んでください').or(z.literal('')),
    reason: z
      .string()
      .trim()
      .min(1, 'わけを書いてください。同意する人が読みます')
      .max(300, 'わけは300文字までです'),
  })
  .refine(({ act, accountId }) => !isAboutSomebody(act) || accountId !== '', {
    path: ['accountId'],
    message: 'だれのことかを選んでください',
  });
export type SecondPersonWish = z.infer<typeof secondPersonShape>;
