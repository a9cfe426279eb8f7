/** マッチング (practice.md §8): 候補→匿名打診→条件調整→本人了解→見学→体験→成立→継続→終了｜不成立. */
export const placementStates = {
  candidate: '候補',
  sounding: '匿名打診',
  conditions: '条件調整',
  agreed: '本人了解',
  visiting: '見学',
  trial: '体験',
  settled: '成立',
  continuing: '継続',
  ended: '終了',
  fell_through: '不成立',
} as const;
export type PlacementState = keyof typeof placementStates;

export const placementStateCodes = Object.keys(placementStates) as PlacementState[];

export type PlacementMove = { to: PlacementState; kind: 'forward' | 'back' | 'end' };

const forward = (to: PlacementState): PlacementMove => ({ to, kind: 'forward' });
const back = (to: PlacementState): PlacementMove => ({ to, kind: 'back' });
const end = (to: PlacementState): PlacementMove => ({ to, kind: 'end' });

/**
 * Every step may be skipped forward where life skips it (a host says yes at once; somebody knows the place already), may be
 * taken back, and may be stopped by either side. Before 成立 it falls through; after it, it ends.
 */
const moves: Record<PlacementState, readonly PlacementMove[]> = {
  candidate: [forward('sounding'), end('fell_through')],
  sounding: [forward('conditions'), forward('agreed'), back('candidate'), end('fell_through')],
  conditions: [forward('agreed'), back('sounding'), end('fell_through')],
  agreed: [forward('visiting'), forward('trial'), back('conditions'), end('fell_through')],
  visiting: [forward('trial'), forward('settled'), back('conditions'), end('fell_through')],
  trial: [forward('settled'), back('visiting'), back('conditions'), end('fell_through')],
  settled: [forward('continuing'), back('trial'), end('ended')],
  continuing: [back('trial'), end('ended')],
  ended: [],
  fell_through: [],
};

export function placementMoves(from: PlacementState): readonly PlacementMove[] {
  return moves[from];
}

export function findPlacementMove(from: PlacementState, to: PlacementState): PlacementMove | undefined {
  return moves[from].find((move) => move.to === to);
}

/**
 * Steps that a worker takes on a page of its own choice: forward over what life has skipped, or back. Asking (again), the
 * person's yes, settling and every end have forms that ask for more.
 */
export function placementMovesByHand(from: PlacementState): readonly PlacementMove[] {
  const withForm: readonly PlacementState[] = ['sounding', 'agreed', 'settled'];
  return moves[from].filter(({ to, kind }) => kind !== 'end' && !withForm.includes(to));
}

export function isPlacementOver(state: PlacementState): boolean {
  return moves[state].length === 0;
}

/** The host has been asked, the person not yet named (invariant 4). */
export function isNameless(state: PlacementState): boolean {
  return state === 'candidate' || state === 'sounding' || state === 'conditions';
}
