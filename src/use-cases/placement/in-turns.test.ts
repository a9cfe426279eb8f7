import { expect, it } from 'vitest';
import { allAtOnce, type Steps } from '#domain/steps.ts';
import { inTurns, makeBreaths } from './in-turns.ts';

/** Six steps of eight milliseconds each, by a clock of our own. */
function longCount(): { steps: () => Steps<string>; clock: () => number; at: () => number } {
  let now = 0;
  let at = 0;
  function* steps(): Steps<string> {
    for (at = 1; at <= 6; at += 1) {
      now += 8;
      yield;
    }
    return '数えた';
  }
  return { steps, clock: () => now, at: () => at };
}

it('長い仕事は、15ミリ秒ごとにほかの人へ順番をゆずり、答えは一度にしたときと同じ', async () => {
  const count = longCount();
  const seen: number[] = [];
  let isOver = false;
  const somebodyElse = (): void => {
    seen.push(count.at());
    if (!isOver) setImmediate(somebodyElse);
  };
  setImmediate(somebodyElse);
  const answer = await inTurns(count.steps(), makeBreaths(count.clock));
  isOver = true;
  expect(answer).toBe(allAtOnce(longCount().steps()));
  // Served after the second, the fourth and the sixth step, and not only when all was over.
  expect(seen).toEqual(expect.arrayContaining([2, 4, 6]));
});

it('短い仕事は、だれにもゆずらずに終わる', async () => {
  const { steps } = longCount();
  let turns = 0;
  setImmediate(() => (turns += 1));
  await inTurns(
    steps(),
    makeBreaths(() => 0),
  );
  expect(turns).toBe(0);
});
