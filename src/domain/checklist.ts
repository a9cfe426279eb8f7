/** はじめる前に確かめること, by what is done there. Written by us; who must be asked in a town is added there. */
const items = {
  food: {
    label: '食べもの',
    items: [
      '保健所へ相談（届け出や許可が要る催しか）',
      '調理に入る人の体調と検便',
      '手洗いと爪、三角巾・エプロン',
      'アレルギーの表（参加する人ごと）',
      '材料の買い方、冷やし方、持ち帰らない約束',
    ],
  },
  fire: { label: '火と刃物', items: ['火と包丁を受け持つ人', '消火器の場所', 'やけど・切り傷の手当て'] },
  tools: {
    label: '道具',
    items: ['傷害と賠償の保険', '道具の点検と数', '保護めがね・手袋', 'けがのときの連絡先'],
  },
  children: {
    label: '子ども',
    items: [
      '保護者の同意と緊急の連絡先',
      '見守る大人の数（いつも2人以上）',
      '帰り道と迎えの約束',
      '写真を撮る・載せる約束',
    ],
  },
  outdoors: {
    label: '外',
    items: ['中止を決める天候と、知らせ方', '熱中症（日かげ・水・休む間）', '歩く道と危ない所の下見'],
  },
  money: { label: 'お金', items: ['会費と材料費、だれが預かるか', '会計の記録と、年に一度の報告'] },
  alcohol: { label: '酒', items: ['酒を出さない約束。出すなら、飲めない人への配慮と運転しないこと'] },
  body: {
    label: '体を動かす',
    items: ['体調の聞き取り（血圧・痛み・主治医の注意）', '休む所と水', '傷害の保険'],
  },
  animals: { label: '動物', items: ['かむ・ひっかくときの約束', '予防接種とアレルギー', '場の許し'] },
  rights: { label: '権利', items: ['上映・演奏・複写に許しが要るか', '作品と写真の載せ方の同意'] },
  privacy: {
    label: '話の秘密',
    items: ['聞いた話を外で言わない約束', '気になる話を、だれにつなぐか', '名札は下の名まえか呼び名'],
  },
  road: { label: '道路', items: ['立つ所を警察・学校と決める', '反射する物と旗', '車に近づかない約束'] },
  vehicle: { label: '車', items: ['運ぶ人の免許・保険', '有償かどうか（運輸支局に確かめる）'] },
  electric: { label: '電気', items: ['直してよい物、直さない物（電源・電池）', '直した物の責任の約束'] },
  benefit: { label: '謝礼', items: ['謝礼があるとき、手当・年金・保護への影響を確かめる'] },
  rule: { label: '約束', items: ['賭けない・勧めない・売らない約束'] },
} as const;
export type ChecklistKind = keyof typeof items;
export const checklistKinds = Object.keys(items) as [ChecklistKind, ...ChecklistKind[]];
export const checklistLabels = Object.fromEntries(
  checklistKinds.map((kind) => [kind, items[kind].label]),
) as Record<ChecklistKind, string>;

export type ChecklistItem = { kind: string; label: string; words: string };

/** For every activity, whatever is done there. */
const always = [
  '場の鍵、明かり、片づけをだれがするか',
  '気分が悪くなった人がいるときの連絡先',
  '行事の保険（傷害・賠償）の名義',
] as const;

export function checklistOf(kinds: readonly ChecklistKind[]): ChecklistItem[] {
  const asked = kinds.flatMap((kind) =>
    items[kind].items.map((words) => ({ kind, label: items[kind].label, words })),
  );
  const seen = new Set<string>();
  return [...asked, ...always.map((words) => ({ kind: 'always', label: 'どの活動でも', words }))].filter(
    ({ words }) => !seen.has(words) && seen.add(words) !== undefined,
  );
}
