import { caseStateCodes, endedStates, isEnded, type CaseState } from './case-state.ts';
import type { PlacementState } from './placement-state.ts';
import type { PlanState } from './plan-state.ts';

/** How a case changes. Handover and transfer change who is in charge, never where it stands, and are no moves. */
export const caseMoveKinds = {
  forward: '進める',
  back: 'もどす',
  pause: '休む',
  resume: 'つづきから再開',
  end: '終える',
  reopen: '再開（新しい枝）',
} as const;
export type CaseMoveKind = keyof typeof caseMoveKinds;
export type CaseMove = { to: CaseState; kind: CaseMoveKind };

/**
 * Where a case may go on to. Some plan first and then search, others search first and plan around what they found
 * (practice.md §1.3, §7): both ways are here. What life skips may be skipped.
 */
const onward: Record<CaseState, readonly CaseState[]> = {
  received: ['no_consent_yet', 'outreach', 'assessing', 'searching', 'sounding', 'planning'],
  no_consent_yet: ['outreach', 'assessing'],
  outreach: ['assessing', 'searching', 'sounding', 'planning'],
  assessing: ['searching', 'sounding', 'planning'],
  searching: ['sounding', 'planning', 'trying', 'replanning'],
  sounding: ['planning', 'trying', 'replanning'],
  planning: ['meeting_awaited', 'trying'],
  meeting_awaited: ['decided', 'trying'],
  decided: ['searching', 'sounding', 'trying', 'taking_part', 'replanning'],
  trying: ['taking_part', 'evaluating', 'replanning'],
  taking_part: ['evaluating', 'replanning'],
  evaluating: ['taking_part', 'replanning'],
  replanning: ['meeting_awaited', 'searching', 'sounding', 'trying', 'taking_part'],
  paused: [],
  closed_watching: [],
  closed: [],
  referred: [],
};

/** Somebody whose place fell away searches again, from wherever the case stood. */
const searchesAgain: readonly CaseState[] = ['taking_part', 'evaluating'];

/** From where a new branch of an ended case may begin. */
export const reopensAt = ['received', 'outreach', 'assessing', 'searching'] as const;
export type ReopensAt = (typeof reopensAt)[number];

const live = caseStateCodes.filter((state) => !isEnded(state) && state !== 'paused');

function movesFrom(from: CaseState): CaseMove[] {
  const moves = (kind: CaseMoveKind, states: readonly CaseState[]) => states.map((to) => ({ to, kind }));
  if (isEnded(from)) return moves('reopen', reopensAt);
  if (from === 'paused') return [...moves('resume', live), ...moves('end', endedStates)];
  // One step back is always the way that was come: the other end of somebody's step forward.
  const before = live.filter((state) => onward[state].includes(from));
  const back = searchesAgain.includes(from) ? [...before, 'searching' as const] : before;
  return [
    ...moves('forward', onward[from]),
    ...moves('back', back),
    ...moves('pause', ['paused']),
    ...moves('end', endedStates),
  ];
}

const machine: ReadonlyMap<CaseState, readonly CaseMove[]> = new Map(
  caseStateCodes.map((from) => [from, movesFrom(from)]),
);

export function caseMoves(from: CaseState): readonly CaseMove[] {
  return machine.get(from) ?? [];
}

export function mayCaseMove(from: CaseState, to: CaseState, kind: CaseMoveKind): boolean {
  return caseMoves(from).some((move) => move.to === to && move.kind === kind);
}

/** Going back, resting and ending say why; going on does not have to (invariant 14). */
export function needsReason(kind: CaseMoveKind): boolean {
  return kind === 'back' || kind === 'pause' || kind === 'end';
}

/** What a case stands on, read from its rows: what the guards ask. */
export type CaseGround = {
  hasLead: boolean;
  hasMain: boolean;
  /** Systems tried, or found not to apply, that are not struck out. */
  triedSystems: number;
  plans: readonly PlanState[];
  placements: readonly PlacementState[];
  hasClosure: boolean;
};

export const caseNeeds = {
  lead: '主担当（機関）が決まっていること',
  main: '担当（人）が決まっていること',
  tried: '使える制度をさきに試したか、対象外と確かめた記録',
  plan_for_meeting: '会議にかけるプラン（案）',
  plan_decided: '支援決定のあるプラン',
  visiting: '見学か体験に進んだ行き先',
  settled: '成立した行き先',
  closure: '終結の記録（理由と、これからだれが見るか）',
} as const;
export type CaseNeed = keyof typeof caseNeeds;

/** In which states of a placement a case stands where it stands: when none is left there, its ground is gone. */
export const heldBy: Partial<Record<CaseState, readonly PlacementState[]>> = {
  sounding: ['sounding', 'conditions', 'agreed'],
  trying: ['visiting', 'trial'],
  taking_part: ['settled', 'continuing'],
  evaluating: ['settled', 'continuing'],
};

const guards: Record<CaseNeed, (ground: CaseGround) => boolean> = {
  lead: ({ hasLead }) => hasLead,
  main: ({ hasMain }) => hasMain,
  tried: ({ triedSystems }) => triedSystems > 0,
  plan_for_meeting: ({ plans }) => plans.some((state) => state === 'draft' || state === 'in_meeting'),
  plan_decided: ({ plans }) =>
    plans.some((state) => state === 'decided' || state === 'running' || state === 'evaluating'),
  visiting: ({ placements }) => placements.some((state) => heldBy.trying?.includes(state)),
  settled: ({ placements }) => placements.some((state) => heldBy.taking_part?.includes(state)),
  closure: ({ hasClosure }) => hasClosure,
};

const inCharge: readonly CaseNeed[] = ['lead', 'main'];

const needs: Record<CaseState, readonly CaseNeed[]> = {
  received: [],
  no_consent_yet: [],
  outreach: [],
  assessing: [],
  planning: [...inCharge, 'tried'],
  meeting_awaited: [...inCharge, 'tried', 'plan_for_meeting'],
  decided: [...inCharge, 'plan_decided'],
  searching: inCharge,
  sounding: inCharge,
  trying: [...inCharge, 'visiting'],
  taking_part: [...inCharge, 'settled'],
  evaluating: inCharge,
  replanning: inCharge,
  paused: [],
  closed_watching: ['closure'],
  closed: ['closure'],
  referred: ['closure'],
};

/** What is still missing for a move. Going back, resting and taking up again are never kept from anybody. */
export function missingFor({ to, kind }: CaseMove, ground: CaseGround): CaseNeed[] {
  if (kind === 'back' || kind === 'pause' || kind === 'resume') return [];
  return needs[to].filter((need) => !guards[need](ground));
}

/** Nothing of the placements holds the case where it stands any more. */
export function hasLostItsGround(state: CaseState, ground: CaseGround): boolean {
  const holding = heldBy[state];
  return holding !== undefined && !ground.placements.some((placement) => holding.includes(placement));
}

/** The number that all branches of a case share. */
export function rootNumber(number: string): string {
  return number.replace(/の\d+$/u, '');
}

/** 支8-0012 → 支8-0012の2 → 支8-0012の3: the old number stays readable in the new one. */
export function branchNumber(number: string, branch: number): string {
  return `${rootNumber(number)}の${branch}`;
}
