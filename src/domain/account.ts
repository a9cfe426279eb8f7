import { z } from 'zod';
import { roleCodes } from './actor.ts';

/** Long enough to resist guessing; no rules about kinds of letters, which only make people write it on the screen's edge (NIST SP 800-63B). */
export const passwordShape = z
  .string()
  .min(12, '合言葉は12文字以上にしてください。短い文でもかまいません')
  .max(200, '合言葉は200文字までです');

/** 利用者の登録。An administrator holds no other role (docs/decisions/0007). */
export const accountShape = z.object({
  agencyId: z.uuid('所属の機関を選んでください'),
  signInName: z
    .string()
    .trim()
    .regex(
      /^[a-z0-9][a-z0-9._-]{2,39}$/,
      '利用者名は、英小文字・数字・点・ハイフンで3文字以上にしてください',
    ),
  name: z.string().trim().min(1, '名前を書いてください').max(80, '名前は80文字までです'),
  nameKana: z.string().trim().max(80, 'ふりがなは80文字までです'),
  roles: z
    .array(z.enum(roleCodes))
    .min(1, '役割をひとつ以上選んでください')
    .refine((roles) => !roles.includes('administrator') || roles.length === 1, {
      message: '管理者は、ほかの役割と兼ねられません。兼ねる人には利用者名を二つ作ってください',
    }),
});
export type AccountFields = z.infer<typeof accountShape>;

/** 毎朝のまとめ: nobody gets a mail without an address to which it goes. */
export const digestChoiceShape = z
  .object({
    wantsDigest: z.boolean(),
    email: z
      .email('メールアドレスを、hanako@example.jp のように書いてください')
      .max(254, 'メールアドレスは254文字までです')
      .or(z.literal('')),
  })
  .refine((choice) => !choice.wantsDigest || choice.email !== '', {
    path: ['email'],
    message: '受け取るには、メールアドレスを書いてください',
  });

/** 機関の登録 */
export const agencyKinds = {
  municipal_office: '主管課',
  coordination: '多機関協働',
  participation: '参加支援',
  consultation: '相談支援',
  outreach: 'アウトリーチ',
  community: '地域づくり',
} as const;
export type AgencyKind = keyof typeof agencyKinds;

export const agencyShape = z.object({
  name: z.string().trim().min(1, '機関の名前を書いてください').max(80, '名前は80文字までです'),
  kind: z.enum(Object.keys(agencyKinds) as [AgencyKind, ...AgencyKind[]], {
    error: '機関の種類を選んでください',
  }),
  phone: z.string().trim().max(30, '電話番号は30文字までです'),
});
export type AgencyFields = z.infer<typeof agencyShape>;

/** What a municipality's own provider calls somebody (職員番号, user principal name). Compared as it is. */
export const ssoNameShape = z
  .string()
  .trim()
  .max(200, '名は200文字までです')
  .regex(/^[^\p{Cc}]*$/u, '名に使えない文字がはいっています');
