/** ケースの状態 (practice.md §1.3). What lists filter on; how it may change stands in case-machine.ts. */
export const caseStates = {
  received: '受付',
  no_consent_yet: '同意はまだ（支援会議で考える）',
  outreach: 'アウトリーチ中',
  assessing: 'アセスメント中',
  planning: 'プラン作成中',
  meeting_awaited: '会議待ち',
  decided: '支援決定',
  searching: '行き先を探している',
  sounding: '打診中',
  trying: '見学・体験中',
  taking_part: '参加（定着支援）',
  evaluating: '評価待ち',
  replanning: '再プラン',
  closed_watching: '終結（見守り）',
  closed: '終結',
  paused: '中断',
  referred: '他機関へつないで終了',
} as const;
export type CaseState = keyof typeof caseStates;

export const caseStateCodes = Object.keys(caseStates) as CaseState[];

/** The way of look/person.html; several states share a step. */
export const caseSteps = [
  { label: '受付', states: ['received', 'no_consent_yet', 'outreach'] },
  { label: 'アセスメント', states: ['assessing'] },
  { label: '探す', states: ['searching'] },
  { label: '打診', states: ['sounding'] },
  { label: '会議・支援決定', states: ['planning', 'meeting_awaited', 'decided', 'replanning'] },
  { label: '見学・体験', states: ['trying'] },
  { label: '参加・定着支援', states: ['taking_part'] },
  { label: '評価', states: ['evaluating'] },
  { label: '終結', states: ['closed_watching', 'closed', 'referred'] },
] as const satisfies readonly { label: string; states: readonly CaseState[] }[];

export const endedStates = ['closed_watching', 'closed', 'referred'] as const satisfies readonly CaseState[];
export type EndedState = (typeof endedStates)[number];

export function isEnded(state: CaseState): state is EndedState {
  return (endedStates as readonly CaseState[]).includes(state);
}
