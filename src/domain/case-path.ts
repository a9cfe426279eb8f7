import { mayCaseMove } from './case-machine.ts';
import type { CaseState } from './case-state.ts';

export type PathStep = { from: CaseState; to: CaseState; kind: string };

/**
 * The state before the present one on the way that was come: what 「一つもどす」 goes back to. A rest in between is no step of
 * the way, and a step that was taken back is not on it any more.
 */
export function stateBefore(steps: readonly PathStep[]): CaseState | undefined {
  const [first] = steps;
  if (!first) return undefined;
  const way: CaseState[] = first.kind === 'reopen' ? [] : [first.from];
  for (const { to, kind } of steps) {
    if (kind === 'forward' || kind === 'reopen') way.push(to);
    if (kind !== 'back') continue;
    const place = way.lastIndexOf(to);
    if (place === -1) way.push(to);
    else way.length = place + 1;
  }
  const [before, now] = way.slice(-2);
  return before && now && mayCaseMove(now, before, 'back') ? before : undefined;
}
