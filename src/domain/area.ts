import { z } from 'zod';

export const areaKinds = {
  district: '地区',
  elementary_school: '小学校区',
  junior_high_school: '中学校区',
  daily_life: '日常生活圏域',
} as const;
export type AreaKind = keyof typeof areaKinds;

export const areaShape = z.object({
  kind: z.enum(Object.keys(areaKinds) as [AreaKind, ...AreaKind[]], { error: '地区の種類を選んでください' }),
  name: z.string().trim().min(1, '地区の名前を書いてください').max(60, '名前は60文字までです'),
});
export type AreaFields = z.infer<typeof areaShape>;
