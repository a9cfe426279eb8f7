import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  findPlacementMove,
  isNameless,
  isPlacementOver,
  placementMoves,
  placementMovesByHand,
  placementStateCodes,
  type PlacementState,
} from './placement-state.ts';

const way: readonly PlacementState[] = [
  'candidate',
  'sounding',
  'conditions',
  'agreed',
  'visiting',
  'trial',
  'settled',
  'continuing',
];

/** Any walk that the machine allows, as far as the given choices lead. */
function walk(choices: readonly number[]): PlacementState[] {
  const path: PlacementState[] = ['candidate'];
  for (const choice of choices) {
    const moves = placementMoves(path.at(-1) ?? 'candidate');
    const move = moves[choice % Math.max(1, moves.length)];
    if (!move) break;
    path.push(move.to);
  }
  return path;
}

const choices = fc.array(fc.nat(11), { maxLength: 40 });

it('どの歩きかたでも、名まえのいる段のまえに、本人の了解の段を通る（不変条件4）', () => {
  fc.assert(
    fc.property(choices, (picked) => {
      const path = walk(picked);
      const first = path.findIndex((state) => !isNameless(state) && !isPlacementOver(state));
      if (first >= 0) expect(path[first]).toBe('agreed');
    }),
  );
});

it('終わりでないどの段からも、どちらからでも止められ、終わった段からは動かない', () => {
  for (const state of placementStateCodes) {
    const moves = placementMoves(state);
    if (isPlacementOver(state)) expect(moves).toEqual([]);
    else expect(moves.filter(({ kind }) => kind === 'end')).toHaveLength(1);
  }
});

it('成立のまえに止まれば不成立、あとなら終了', () => {
  for (const state of way) {
    const isBegun = state === 'settled' || state === 'continuing';
    expect(findPlacementMove(state, 'ended') !== undefined, state).toBe(isBegun);
    expect(findPlacementMove(state, 'fell_through') !== undefined, state).toBe(!isBegun);
  }
});

it('先への動きは必ず先の段へ、もどる動きは必ず前の段へ。どの段にも歩いて行ける', () => {
  const reached = new Set<PlacementState>(['candidate']);
  fc.assert(
    fc.property(choices, (picked) => walk(picked).forEach((state) => reached.add(state))),
    {
      numRuns: 2_000,
    },
  );
  expect([...reached].toSorted()).toEqual([...placementStateCodes].toSorted());
  for (const from of way) {
    for (const { to, kind } of placementMoves(from)) {
      if (kind === 'end') continue;
      expect(way.indexOf(to) > way.indexOf(from), `${from} → ${to}`).toBe(kind === 'forward');
    }
  }
});

it('フォームのある段（打診・本人の了解・成立・終わり）へは、手では動かない', () => {
  for (const from of placementStateCodes) {
    const to = placementMovesByHand(from).map((move) => move.to);
    for (const state of ['sounding', 'agreed', 'settled', 'ended', 'fell_through'] as const) {
      expect(to, from).not.toContain(state);
    }
  }
});
