import { bestFirst, type Composed } from './compose.ts';

/** Once somebody has been shown an answer to a voice, another to the same voice tells them little new. */
const [sameVoice, samePeople] = [0.5, 0.8];

/**
 * The few that are shown: the best, then always what adds most to those chosen before (submodular, so that the greedy choice is
 * near the best one). Other voices, other people of the town come before a second answer to the same.
 */
export function spread(found: readonly Composed[], limit: number): Composed[] {
  const left = found.toSorted(bestFirst);
  const chosen: Composed[] = [];
  while (chosen.length < limit && left.length > 0) {
    let [place, most] = [0, Number.NEGATIVE_INFINITY];
    for (const [at, one] of left.entries()) {
      const gain = one.worth * shareLeft(one, chosen);
      if (gain > most) [place, most] = [at, gain];
    }
    chosen.push(...left.splice(place, 1));
  }
  return chosen;
}

function shareLeft({ wish }: Composed, chosen: readonly Composed[]): number {
  let share = 1;
  for (const before of chosen) {
    if (before.wish === wish) share *= sameVoice;
    else if (wish.whom !== '' && before.wish.whom === wish.whom) share *= samePeople;
  }
  return share;
}
