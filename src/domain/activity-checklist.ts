import * as z from 'zod';

/** 確かめること, one line each. A recipe names them in bare words; an activity keeps when each was done. */
const item = z.object({
  label: z.string().min(1).max(200),
  doneOn: z.iso.date().nullable().default(null),
  note: z.string().max(200).default(''),
});
export const checklistShape = z
  .array(z.preprocess((entry) => (typeof entry === 'string' ? { label: entry } : entry), item))
  .max(60);
export type ChecklistItem = z.output<typeof item>;

const always = [
  '傷害保険・賠償保険',
  '緊急のときの連絡先',
  '鍵と片づけの約束',
  '写真を撮るときの承諾',
] as const;
/** 食の安全: what a health office asks wherever people cook for each other. */
const withFood = [
  '検便（講師・調理の手伝い）',
  '手洗いと爪・傷の確認',
  'アレルギー表',
  '食材の保管と温度',
  '保健所への相談',
] as const;
const withChildren = ['保護者の承諾', '迎えの決まり'] as const;
const withTools = ['刃物・火の扱いの決まり', '座ってできる台'] as const;

const startsWith = (concepts: readonly string[], ids: readonly string[]): boolean =>
  concepts.some((concept) => ids.includes(concept));

/** What to make sure of before the first day, by what is done there. */
export function checklistFor(concepts: readonly string[]): ChecklistItem[] {
  const food = [
    'a.food',
    'a.cook',
    'a.menu',
    'a.bake',
    'a.coffee',
    'a.mealbox',
    'a.kidscaf',
    'a.cater',
    'a.eat',
  ];
  const children = ['a.child', 'a.kidscaf', 'a.tutor', 't.child', 't.family', 't.teen'];
  const tools = ['a.cook', 'a.wood', 'a.repair', 'a.craft', 'a.electric', 'a.forest'];
  const labels = [
    ...always,
    ...(startsWith(concepts, food) ? withFood : []),
    ...(startsWith(concepts, children) ? withChildren : []),
    ...(startsWith(concepts, tools) ? withTools : []),
  ];
  return labels.map((label) => ({ label, doneOn: null, note: '' }));
}
