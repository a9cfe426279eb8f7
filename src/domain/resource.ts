import * as z from 'zod';

/** 場・定員・役割・依頼・居室・物・活動: what a town can offer, and what it asks for. */
export const resourceKinds = {
  space: '場',
  capacity: '定員',
  role: '役割',
  request: '依頼',
  room: '居室',
  goods: '物',
  activity: '活動',
} as const;
export type ResourceKind = keyof typeof resourceKinds;
export const resourceKindCodes = Object.keys(resourceKinds) as ResourceKind[];

/** What each kind means, for whoever writes one down for the first time. */
export const resourceKindHints: Record<ResourceKind, string> = {
  space: '公民館の調理室、空き店舗、倉庫、保育所の空き部屋など',
  capacity: '就労継続支援B型などの、定員の空き',
  role: '立ち番、店番、配膳、講師など、人に頼みたいこと',
  request: '挿絵、袋づめ、入力など、持ち帰ってもできる仕事',
  room: '養護老人ホームなどの、空いている部屋',
  goods: '食べもの、道具、車など',
  activity: '居場所、こども食堂、教室など、もう開いているもの',
};

export const visibilities = ['partners', 'public', 'internal'] as const;
export type Visibility = (typeof visibilities)[number];
export const visibilityLabels: Record<Visibility, string> = {
  partners: '関係者まで',
  public: '住民に公開',
  internal: '内部だけ',
};

const text = (label: string, most: number) => z.string().max(most, `${label}は${most}字までです`);

/** What a resource says in words. Its conditions and its hours have shapes of their own. */
export const resourceShape = z.object({
  name: text('名まえ', 200).refine((typed) => typed.trim() !== '', { error: '名まえを書いてください' }),
  nameKana: text('ふりがな', 200),
  kind: z.enum(resourceKindCodes, { error: '種類を選んでください' }),
  category: text('分野', 100),
  organizationId: z.uuid({ error: '団体を選び直してください' }).nullable(),
  placeId: z.uuid({ error: '場所を選び直してください' }).nullable(),
  summary: text('内容', 5000),
  toldToHost: text('受入先に伝えること', 5000),
  askedOfHost: text('受入先に頼むこと', 5000),
  cannotAccept: text('受け入れられないこと', 5000),
  eligibilityLaw: text('法律・制度の条件', 2000),
  exceptionApprover: text('例外を認める人', 500),
  feeNote: text('費用の覚え書き', 500),
  scheduleNote: text('日時の覚え書き', 2000),
  contactPerson: text('受入担当', 200),
  atmosphere: text('雰囲気', 2000),
  matchNote: text('相性メモ（内部）', 2000),
  visibility: z.enum(visibilities, { error: '見せる範囲を選んでください' }),
});
export type ResourceWords = z.output<typeof resourceShape>;

export const resourceLabels: Record<keyof ResourceWords, string> = {
  name: '名まえ',
  nameKana: 'ふりがな',
  kind: '種類',
  category: '分野',
  organizationId: '団体',
  placeId: '場所',
  summary: '内容',
  toldToHost: '受入先に伝えること',
  askedOfHost: '受入先に頼むこと',
  cannotAccept: '受け入れられないこと',
  eligibilityLaw: '法律・制度の条件',
  exceptionApprover: '例外を認める人',
  feeNote: '費用の覚え書き',
  scheduleNote: '日時の覚え書き',
  contactPerson: '受入担当',
  atmosphere: '雰囲気',
  matchNote: '相性メモ（内部）',
  visibility: '見せる範囲',
};
