import { z } from 'zod';

/** Of whom a second proof is asked, from their next sign-in on. */
export const secondFactorRules = {
  free: '自由（ひとりひとりが決める）',
  administrators: '管理者には、かならず',
  everybody: '全員に、かならず',
} as const;

/** はいり方の決まり of a municipality. */
export const signInRulesShape = z.object({
  secondFactor: z.enum(Object.keys(secondFactorRules) as [keyof typeof secondFactorRules], {
    error: '三つのうちのどれかを選んでください',
  }),
});
export type SignInRules = z.infer<typeof signInRulesShape>;
/** Version 0: nobody has decided yet. */
export type StoredSignInRules = SignInRules & { version: number };

export const usualSignInRules: SignInRules = { secondFactor: 'free' };
