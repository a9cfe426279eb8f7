/** プラン (practice.md §8): 案→会議中→適→本人同意→支援決定→実施→評価→終結｜再プラン; 主管課 may give it back (差戻し). */
export const planStates = {
  draft: '案',
  in_meeting: '会議中',
  fit: '適',
  agreed: '本人同意',
  returned: '差戻し',
  decided: '支援決定',
  running: '実施',
  evaluating: '評価',
  ended: '終結',
  replaced: '再プラン',
  withdrawn: '取り下げ',
} as const;
export type PlanState = keyof typeof planStates;

/**
 * From where to where. 修正 sends a plan back to 案. What the person agreed to is not written over: taken back or given back by
 * the city, it ends with the next edition that is drafted from it. The city may still decide for one that it gave back.
 */
const moves: Record<PlanState, readonly PlanState[]> = {
  draft: ['in_meeting', 'withdrawn'],
  in_meeting: ['fit', 'draft', 'withdrawn'],
  fit: ['agreed', 'draft', 'withdrawn'],
  agreed: ['decided', 'returned', 'withdrawn'],
  returned: ['decided', 'withdrawn'],
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

/** The person has agreed and the city has not decided: the next edition begins by taking this one back. */
export function isPlanAgreed(state: PlanState): boolean {
  return state === 'agreed' || state === 'returned';
}

/** Its words may still be changed: nobody has agreed to them yet (invariant 9). */
export function isPlanOpen(state: PlanState): boolean {
  return state === 'draft' || state === 'in_meeting' || state === 'fit';
}
