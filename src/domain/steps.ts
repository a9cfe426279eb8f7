/**
 * Long work that may be laid down between two of its steps, so that a server can turn to others meanwhile. What comes out does not
 * depend on where it was laid down, nor on whether it was at all.
 */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** All steps one after the other: for whoever has nobody else to turn to. */
export function allAtOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
