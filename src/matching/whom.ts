/** Target groups as the name of an activity says them: 〇〇料理教室 → 男性の料理教室. The first that fits names it. */
const whoms: readonly { label: string; concepts: readonly string[] }[] = [
  { label: '父親の', concepts: ['a.father'] },
  { label: '男性の', concepts: ['t.men', 'n.men', 'a.menonly'] },
  { label: '親子の', concepts: ['t.family', 't.single', 'n.parent', 'a.parent'] },
  { label: '中高生の', concepts: ['t.teen'] },
  { label: '子どもの', concepts: ['t.child', 'n.kidplace', 'a.kidscaf', 'a.kidsplay'] },
  { label: '若い人の', concepts: ['t.young', 'n.hikiko'] },
  { label: '外国から来た人との', concepts: ['t.foreign', 'n.foreign', 'a.intl'] },
  { label: '介護する人の', concepts: ['t.carer', 'n.care'] },
  { label: '女性の', concepts: ['t.women'] },
  { label: '年を重ねた人の', concepts: ['t.elder', 'n.retire'] },
];

export function whomOf(concepts: readonly string[]): string {
  return whoms.find((whom) => whom.concepts.some((one) => concepts.includes(one)))?.label ?? '';
}

const childrens = new Set(['親子の', '子どもの', '父親の']);

/** Whether children come: then others keep them safe, and the recipe should be one that thinks of it. */
export function hasChildren(whom: string): boolean {
  return childrens.has(whom);
}

/**
 * 「集まる機会がほしい」: what is done there is open, so that anything somebody can do may answer it. These say that people want
 * to be together, or who, not what they want to do.
 */
const gathering = new Set([
  'n.men',
  'n.gather',
  'n.isolated',
  'n.place',
  'n.kidplace',
  'n.parent',
  'n.retire',
  'n.loss',
  'n.foreign',
  'n.care',
  'n.hikiko',
  'n.role',
  'n.vacant',
  'n.handson',
  'a.salon',
  'a.menonly',
  'a.father',
  'a.comm',
  'a.parent',
  'a.intl',
  'a.family',
  'a.event',
  'a.meeting',
]);

export function isGathering(concept: string): boolean {
  return gathering.has(concept);
}
