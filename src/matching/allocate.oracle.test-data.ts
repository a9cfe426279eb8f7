import { costOf, perStepOf, type Place, type Seeker, type Strictness } from './allocate.ts';

export type Answer = { count: number; cost: number };

/** Every way there is, one after the other: the definition of what is looked for. Only for a handful of people. */
export function bruteForce(
  seekers: readonly Seeker[],
  places: readonly Place[],
  strictness: Strictness,
): Answer {
  const perStep = perStepOf(strictness, seekers.length);
  const left = new Map(places.map(({ id, seats }) => [id, seats]));
  const go = (at: number): Answer => {
    const seeker = seekers[at];
    if (seeker === undefined) return { count: 0, cost: 0 };
    let best = go(at + 1);
    for (const { placeId, fit } of seeker.options) {
      const seats = left.get(placeId) ?? 0;
      if (seats === 0) continue;
      left.set(placeId, seats - 1);
      const rest = go(at + 1);
      left.set(placeId, seats);
      const own = { count: rest.count + 1, cost: rest.cost + costOf(seeker, fit, perStep) };
      if (own.count > best.count || (own.count === best.count && own.cost < best.cost)) best = own;
    }
    return best;
  };
  return go(0);
}

/** A solver for linear programs, used here and in the bench only. */
export type Solver = {
  solve(
    problem: string,
    options?: { output_flag: boolean },
  ): { Status: string; Columns: Record<string, { Primal?: number }> };
};

/** In parts of a million, so that a solver with floating numbers has figures of a size that it likes. */
const scale = 1_000_000;

/** The same question for a solver that knows nothing of ours: place the most people, then at the least cost. */
export function linearProgram(
  seekers: readonly Seeker[],
  places: readonly Place[],
  strictness: Strictness,
): string {
  const perStep = perStepOf(strictness, seekers.length);
  const most = Math.max(
    1,
    ...seekers.flatMap((one) => one.options.map(({ fit }) => Math.abs(costOf(one, fit, perStep)))),
  );
  // Along any path that trades places at most everybody is moved: this much more than all of it is never worth it.
  const placing = 2 * most * Math.min(seekers.length, 50) + scale;
  const at = new Map(places.map(({ id }, index) => [id, index]));
  const terms: string[] = [];
  const names: string[] = [];
  const byPlace = places.map((): string[] => []);
  const limits: string[] = [];
  for (const [row, seeker] of seekers.entries()) {
    const own: string[] = [];
    for (const { placeId, fit } of seeker.options) {
      const column = at.get(placeId);
      if (column === undefined) continue;
      const name = `x${row}_${column}`;
      terms.push(`+ ${(placing - costOf(seeker, fit, perStep)) / scale} ${name}`);
      own.push(name);
      byPlace[column]?.push(name);
    }
    names.push(...own);
    if (own.length > 0) limits.push(`p${row}: ${own.join(' + ')} <= 1`);
  }
  for (const [column, own] of byPlace.entries()) {
    if (own.length > 0) limits.push(`o${column}: ${own.join(' + ')} <= ${places[column]?.seats ?? 0}`);
  }
  const bounds = names.map((name) => ` 0 <= ${name} <= 1`);
  return `Maximize\n obj: ${terms.join('\n ')}\nSubject To\n ${limits.join('\n ')}\nBounds\n${bounds.join('\n')}\nEnd`;
}

/** Solves a program and reads the answer back in whole numbers. Undefined where the solver says something else than optimal. */
export function solveProgram(
  solver: Solver,
  program: string,
  seekers: readonly Seeker[],
  places: readonly Place[],
  strictness: Strictness,
): Answer | undefined {
  const perStep = perStepOf(strictness, seekers.length);
  const { Status, Columns } = solver.solve(program, { output_flag: false });
  if (Status !== 'Optimal') return undefined;
  const answer = { count: 0, cost: 0 };
  const at = new Map(places.map(({ id }, index) => [id, index]));
  for (const [row, seeker] of seekers.entries()) {
    for (const { placeId, fit } of seeker.options) {
      if (Math.round(Columns[`x${row}_${at.get(placeId)}`]?.Primal ?? 0) !== 1) continue;
      answer.count += 1;
      answer.cost += costOf(seeker, fit, perStep);
    }
  }
  return answer;
}
