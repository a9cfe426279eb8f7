/** 課題の整理 (国報告項目, practice.md §1.5(2)). Each opens with the item of consent that its matter belongs to. */
export const issues = {
  illness: { label: '病気', item: 'health' },
  injury: { label: 'けが', item: 'health' },
  disability_certified: { label: '障害（手帳あり）', item: 'health' },
  disability_suspected: { label: '障害（疑い）', item: 'health' },
  suicidal: { label: '死にたい気持ち', item: 'health' },
  mental: { label: 'こころの不調', item: 'health' },
  habits: { label: '生活習慣', item: 'health' },
  housing: { label: '住まいが不安定', item: 'economy' },
  poverty: { label: '経済的な困りごと', item: 'economy' },
  debt: { label: '債務', item: 'economy' },
  budgeting: { label: '家計のやりくり', item: 'economy' },
  job_finding: { label: '仕事につくことのむずかしさ', item: 'participation' },
  job_keeping: { label: '仕事を続けることのむずかしさ', item: 'participation' },
  isolation: { label: '社会的孤立・ひきこもり', item: 'participation' },
  school: { label: '不登校', item: 'participation' },
  family_relations: { label: '家族関係', item: 'family' },
  single_parent: { label: 'ひとり親', item: 'family' },
  young_carer: { label: 'ヤングケアラー', item: 'family' },
  caring: { label: '介護・ダブルケア', item: 'family' },
  aged_parent: { label: '8050', item: 'family' },
  violence: { label: 'DV・虐待', item: 'family' },
  delinquency: { label: '非行', item: 'intake' },
  ex_offender: { label: '刑を終えたあとの困りごと', item: 'intake' },
  language: { label: '外国籍・言葉', item: 'intake' },
  communication: { label: '人とのやりとり', item: 'intake' },
  literacy: { label: '読み書き・計算', item: 'intake' },
  disaster: { label: '被災', item: 'intake' },
  other: { label: 'その他', item: 'intake' },
} as const satisfies Record<
  string,
  { label: string; item: 'health' | 'economy' | 'participation' | 'family' | 'intake' }
>;
export type IssueCode = keyof typeof issues;
export const issueCodes = Object.keys(issues) as IssueCode[];

const prefix = 'issue.';

/** How an issue stands among the concepts of a fact. */
export function issueConcept(code: IssueCode): string {
  return `${prefix}${code}`;
}

/** The issue that a fact names, if it names one. */
export function issueOf(concepts: readonly string[]): IssueCode | undefined {
  const concept = concepts.find((one) => one.startsWith(prefix))?.slice(prefix.length);
  return issueCodes.find((code) => code === concept);
}
