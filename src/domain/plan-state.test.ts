import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPlanOpen, isPlanOver, mayPlanMove, planStates, type PlanState } from './plan-state.ts';

const all = Object.keys(planStates) as PlanState[];
const onFrom = (from: PlanState): PlanState[] => all.filter((to) => mayPlanMove(from, to));

/** Any walk that the machine allows, as far as the given choices lead. */
function walk(choices: readonly number[]): PlanState[] {
  const path: PlanState[] = ['draft'];
  for (const choice of choices) {
    const open = onFrom(path.at(-1) ?? 'draft');
    const to = open[choice % Math.max(1, open.length)];
    if (!to) break;
    path.push(to);
  }
  return path;
}

const choices = fc.array(fc.nat(11), { maxLength: 40 });

it('どう歩いても、実施のまえに、適・本人同意・支援決定をこの順に通る（不変条件7）', () => {
  fc.assert(
    fc.property(choices, (picked) => {
      const path = walk(picked);
      const run = path.indexOf('running');
      if (run === -1) return;
      // What was taken back to 案 counts no more: the steps are those since the last draft.
      const since = path.slice(path.lastIndexOf('draft', run), run);
      expect(since.filter((state) => state !== 'draft')).toEqual(['in_meeting', 'fit', 'agreed', 'decided']);
    }),
    { numRuns: 2_000 },
  );
});

it('終わりでないどの段からも離れられ、終わりへ行け、終わった段からは動かない。どの段にも歩いて行ける', () => {
  const over: PlanState[] = ['ended', 'replaced', 'withdrawn'];
  for (const from of all) {
    expect(isPlanOver(from), from).toBe(over.includes(from));
    expect(onFrom(from).length > 0, from).toBe(!over.includes(from));
    if (!over.includes(from))
      expect(
        onFrom(from).some((to) => over.includes(to)),
        from,
      ).toBe(true);
    expect(mayPlanMove(from, from), from).toBe(false);
  }
  const reached = new Set<PlanState>();
  fc.assert(
    fc.property(choices, (picked) => walk(picked).forEach((state) => reached.add(state))),
    { numRuns: 2_000 },
  );
  expect([...reached].toSorted()).toEqual(all.toSorted());
});

it('本人が同意したあとの文は変わらない。市が決めたあとは、案にもどらない（不変条件9）', () => {
  for (const state of all) {
    const isBeforeYes = state === 'draft' || state === 'in_meeting' || state === 'fit';
    expect(isPlanOpen(state), state).toBe(isBeforeYes);
  }
  for (const from of ['decided', 'running', 'evaluating'] as const) {
    expect(mayPlanMove(from, 'draft'), from).toBe(false);
  }
});
