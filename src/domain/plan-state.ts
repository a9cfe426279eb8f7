/** プラン (practice.md §8): 案→会議中→適→本人同意→支援決定→実施→評価→終結｜再プラン. */
export const planStates = {
  draft: '案',
  in_meeting: '会議中',
  fit: '適',
  agreed: '本人同意',
  decided: '支援決定',
  running: '実施',
  evaluating: '評価',
  ended: '終結',
  replaced: '再プラン',
  withdrawn: '取り下げ',
} as const;
export type PlanState = keyof typeof planStates;

/** From where to where. 修正 sends a plan back to 案; a person who takes the yes back does the same until the city has decided. */
const moves: Record<PlanState, readonly PlanState[]> = {
  draft: ['in_meeting', 'withdrawn'],
  in_meeting: ['fit', 'draft', 'withdrawn'],
  fit: ['agreed', 'draft', 'withdrawn'],
  agreed: ['decided', 'draft', 'withdrawn'],
  decided: ['running', 'replaced', 'withdrawn'],
  running: ['evaluating', 'replaced', 'ended'],
  evaluating: ['running', 'replaced', 'ended'],
  ended: [],
  replaced: [],
  withdrawn: [],
};

export function mayPlanMove(from: PlanState, to: PlanState): boolean {
  return moves[from].includes(to);
}

export function isPlanOver(state: PlanState): boolean {
  return moves[state].length === 0;
}

/** Its words may still be changed: nobody has agreed to them yet (invariant 9). */
export function isPlanOpen(state: PlanState): boolean {
  return state === 'draft' || state === 'in_meeting' || state === 'fit';
}
