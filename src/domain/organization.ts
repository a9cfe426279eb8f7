import * as z from 'zod';
import { isCorporateNumber } from './corporate-number.ts';

/** Kinds of organisations as a town says them; the code is what the row keeps. */
export const organizationKinds = {
  municipality: '市町村・公の施設',
  council: '社会福祉協議会',
  welfare_corporation: '社会福祉法人',
  medical: '医療法人・病院',
  npo: 'NPO・一般社団',
  residents: '自治会・町内会',
  volunteers: '市民の集まり・ボランティア',
  business: '会社・商店',
  commerce: '商工会・商店会',
  farm: '農家・農業法人',
  school: '学校・大学',
  individual: '個人',
  other: 'その他',
} as const;
export type OrganizationKind = keyof typeof organizationKinds;
export const organizationKindCodes = Object.keys(organizationKinds) as OrganizationKind[];

export const openStates = ['open', 'paused', 'closed'] as const;
export type OpenState = (typeof openStates)[number];
export const openStateLabels: Record<OpenState, string> = {
  open: '開いている',
  paused: '休止',
  closed: '終了',
};

const line = (label: string, most: number) => z.string().max(most, `${label}は${most}字までです`);
const required = (label: string, most: number) =>
  line(label, most).refine((typed) => typed.trim() !== '', { error: `${label}を書いてください` });

/** An organisation as typed. Names stay as they were written, letter for letter (invariant 13). */
export const organizationShape = z.object({
  name: required('団体の名まえ', 200),
  nameKana: line('ふりがな', 200),
  corporateNumber: z
    .string()
    .transform((typed) => typed.normalize('NFKC').replaceAll(/[\s-]/g, ''))
    .refine((number) => number === '' || isCorporateNumber(number), {
      error: '法人番号は13けたの数字です。けた数と数字をたしかめてください',
    })
    .transform((number) => (number === '' ? null : number)),
  kind: z.enum(organizationKindCodes, { error: '団体の種類を選んでください' }),
  isWelfare: z.boolean(),
  phone: line('電話番号', 60),
  email: line('メールアドレス', 200),
  url: line('ホームページ', 500).refine((typed) => typed === '' || /^https?:\/\/\S+$/.test(typed), {
    error: 'ホームページは https:// から書いてください',
  }),
  contactNote: line('連絡のとり方', 2000),
  note: line('覚え書き', 5000),
  /** How often a week it may be asked; null: as the town decided. */
  soundingsPerWeek: z
    .string()
    .transform((typed) => typed.normalize('NFKC').trim())
    .refine((typed) => /^(?:|[0-9]|[1-4][0-9]|50)$/u.test(typed), {
      error: '打診の数は、0から50までの数字で書いてください。空けると町の決まりです',
    })
    .transform((typed) => (typed === '' ? null : Number(typed)))
    .optional(),
});
export type OrganizationInput = z.output<typeof organizationShape>;

const degree = (label: string, least: number, most: number) =>
  z
    .number({ error: `${label}を、35.6812 のような数字で書いてください` })
    .min(least, `${label}が日本の外になっています`)
    .max(most, `${label}が日本の外になっています`)
    .nullable();

/** A place as typed. A point is both numbers or none: half a point would put it on another continent. */
export const placeShape = z
  .object({
    name: required('場所の名まえ', 200),
    nameKana: line('ふりがな', 200),
    organizationId: z.uuid().nullable(),
    areaId: z.uuid().nullable(),
    address: line('所在地', 300),
    buildingNote: line('建物・部屋', 300),
    latitude: degree('緯度', 20, 46),
    longitude: degree('経度', 122, 154),
    accessFeatures: z.array(z.string().max(60)).max(60),
    phone: line('電話番号', 60),
    note: line('覚え書き', 5000),
  })
  .superRefine((place, context) => {
    if ((place.latitude === null) === (place.longitude === null)) return;
    context.addIssue({
      code: 'custom',
      path: [place.latitude === null ? 'latitude' : 'longitude'],
      message: '緯度と経度は、両方書くか、両方空けてください',
    });
  });
export type PlaceInput = z.output<typeof placeShape>;
