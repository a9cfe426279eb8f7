import { setImmediate as breathe } from 'node:timers/promises';
import type { Steps } from '#domain/steps.ts';

/** After so many milliseconds others get their turn at this processor. */
const atOnce = 15;

/** Asked between two pieces of long work: waits for others where this one has had its time. */
export function makeBreaths(clock: () => number = () => performance.now()): () => Promise<void> {
  let since = clock();
  return async () => {
    if (clock() - since < atOnce) return;
    await breathe();
    since = clock();
  };
}

/** Goes through the steps of long work, and lets others have their turn in between. */
export async function inTurns<Result>(
  steps: Steps<Result>,
  breath: () => Promise<void> = makeBreaths(),
): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breath();
  }
}
