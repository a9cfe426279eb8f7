/** 終結理由 (practice.md §1.5(5)). */
export const closureReasons = {
  goal_reached: '目標達成',
  settled: '参加先と安定',
  other_system: '他制度へ移行',
  work_or_school: '就労・就学',
  facility_or_hospital: '施設・入院',
  moved_away: '転出',
  death: '死亡',
  own_wish: '本人の辞退',
  not_reached: '連絡がとれない',
  informed: '情報提供で終了',
  other: 'その他',
} as const;
export type ClosureReason = keyof typeof closureReasons;

export const contactResults = {
  going_well: 'つづいている',
  needs_support: '支えがいる',
  reopened: '再開した',
  not_reached: '会えなかった',
  not_wanted: '連絡はいらないとのこと',
} as const;
export type ContactResult = keyof typeof contactResults;

/**
 * The day until which a file is kept: `years` from the end of the fiscal year (March 31) in which the case was closed
 * (文書管理規程; the number of years is the municipality's own).
 */
export function retainUntil(closedOn: string, years: number): string {
  const year = Number(closedOn.slice(0, 4));
  const fiscalEnd = closedOn.slice(5) >= '04-01' ? year + 1 : year;
  return `${fiscalEnd + years}-03-31`;
}
