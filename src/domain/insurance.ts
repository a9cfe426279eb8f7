import * as z from 'zod';
import { codesOf, line } from './person.ts';

export const insuranceKinds = {
  volunteer: 'ボランティア活動保険',
  accident: '傷害保険',
  liability: '賠償責任保険',
  event: '行事保険',
  other: 'その他',
} as const;
export type InsuranceKind = keyof typeof insuranceKinds;

const day = (label: string) => z.iso.date(`${label}を、令和8年11月24日のように書いてください`);

export const insuranceShape = z
  .object({
    kind: z.enum(codesOf(insuranceKinds), { error: '保険の種類を選んでください' }),
    insurer: line('保険者・窓口', 200).refine((typed) => typed.trim() !== '', {
      error: '保険者か、加入の窓口を書いてください',
    }),
    policyNumber: line('証券・受付の番号', 100),
    fromDay: day('はじまる日'),
    toDay: day('おわる日'),
    payer: line('払う人', 100),
    note: line('覚え書き', 500),
  })
  .superRefine(({ fromDay, toDay }, context) => {
    if (toDay >= fromDay) return;
    context.addIssue({
      code: 'custom',
      path: ['toDay'],
      message: 'おわる日が、はじまる日より前になっています',
    });
  });
export type InsuranceDraft = z.output<typeof insuranceShape>;
