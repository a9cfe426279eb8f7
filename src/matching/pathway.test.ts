import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { stepCodes } from '#domain/condition-codes.ts';
import { blankOpportunity, type Opportunity } from '#domain/conditions.ts';
import { isGoal, pathToGoal, stepBetween, type PathStep, type Place } from './pathway.ts';
import { concepts as vocabulary, isModal } from './vocabulary.ts';

const topics = vocabulary.filter(({ id, facet }) => facet === 'A' && !isModal(id)).map(({ id }) => id);
const [cooking = '', garden = '', drawing = ''] = topics;

const place = (id: string, more: Partial<Opportunity> = {}, host: string | null = null): Place => ({
  opportunity: { ...blankOpportunity(id, 'role', id), ...more },
  host,
});
const go = () => true;
const names = (steps: PathStep[] | undefined) => steps?.map(({ to }) => to.id);

it('いまの場所がめあてなら、道はいらない。このままでいることもめあて', () => {
  const here = place('いま', { concepts: [cooking] });
  expect(pathToGoal(here, [here], ({ id }) => id === 'いま', go)).toEqual([]);
});

it('一段ずつ、知っていることを残しながら、めあてに近づく', () => {
  const here = place('畑の水やり', { concepts: [garden], demands: { standing: 1 } }, '会');
  const middle = place('会の受付', { concepts: [drawing], demands: { standing: 1, conversation: 1 } }, '会');
  const goal = place('絵の教室', { concepts: [drawing], demands: { standing: 1, conversation: 2 } });
  const town = [here, middle, goal];
  const steps = pathToGoal(
    here,
    town,
    (one) => isGoal({ concepts: [drawing] }, one) && one.id === '絵の教室',
    go,
  );
  expect(names(steps)).toEqual(['会の受付', '絵の教室']);
  expect(steps?.[0]).toMatchObject({ isSameHost: true, rises: [{ code: 'conversation', from: 0, to: 1 }] });
  expect(steps?.[1]).toMatchObject({ concepts: [drawing], isSameHost: false });
});

it('いちどに二段、三つの方面、段階の飛びこし、何もつながりのない所へは進まない', () => {
  const here = place('いま', { concepts: [cooking], step: 'guest' });
  const to = (more: Partial<Opportunity>) =>
    stepBetween(here, place('つぎ', { concepts: [cooking], ...more }));
  expect(to({})).toBeDefined();
  expect(to({ demands: { standing: 2 } })).toBeUndefined();
  expect(to({ demands: { standing: 1, heavy: 1 } })?.rises).toHaveLength(2);
  expect(to({ demands: { standing: 1, heavy: 1, crowd: 1 } })).toBeUndefined();
  expect(to({ step: 'helper' })?.stage).toEqual({ from: 'guest', to: 'helper' });
  expect(to({ step: 'role' })).toBeUndefined();
  expect(to({ concepts: [garden] })).toBeUndefined();
});

it('出さないと決めた所は通らない。道がなければ、ないと言う', () => {
  const here = place('いま', { concepts: [cooking] });
  const goal = place('めあて', { concepts: [cooking] });
  const isThere = ({ id }: Opportunity) => id === 'めあて';
  expect(names(pathToGoal(here, [here, goal], isThere, go))).toEqual(['めあて']);
  expect(pathToGoal(here, [here, goal], isThere, ({ id }) => id !== 'めあて')).toBeUndefined();
});

const level = fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const);
const demands = fc.record(
  { standing: level, heavy: level, crowd: level, conversation: level },
  { requiredKeys: [] },
);
const anyTown = fc
  .array(
    fc.record({
      concepts: fc.uniqueArray(fc.constantFrom(...topics.slice(0, 6)), { maxLength: 2 }),
      demands,
      step: fc.option(fc.constantFrom(...stepCodes), { nil: undefined }),
      host: fc.option(fc.constantFrom('会', '店', '館'), { nil: null }),
    }),
    { minLength: 2, maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ host, step, ...more }, at) =>
      place(`p${at}`, { ...more, ...(step === undefined ? {} : { step }) }, host),
    ),
  );

/** By trying everything: how many steps it takes at least. */
function fewest(town: readonly Place[], goal: string): number | undefined {
  const depth = new Map([['p0', 0]]);
  const queue = town.slice(0, 1);
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const next of town) {
      if (depth.has(next.opportunity.id) || stepBetween(at, next) === undefined) continue;
      depth.set(next.opportunity.id, (depth.get(at.opportunity.id) ?? 0) + 1);
      queue.push(next);
    }
  }
  return depth.get(goal);
}

it('どの町でも：道はいちばん短く、どの一歩も決まりの内で、並べかえても同じ道になる', () => {
  let found = 0;
  fc.assert(
    fc.property(anyTown, fc.nat(), (town, pick) => {
      const [start] = town;
      if (start === undefined) return;
      const goal = `p${pick % town.length}`;
      const steps = pathToGoal(start, town, ({ id }) => id === goal, go);
      const least = fewest(town, goal);
      expect(steps?.length).toBe(least !== undefined && least <= 4 ? least : undefined);
      const again = pathToGoal(start, town.toReversed(), ({ id }) => id === goal, go);
      expect(names(again)).toEqual(names(steps));
      if (steps === undefined || steps.length === 0) return;
      found += 1;
      expect(steps.at(-1)?.to.id).toBe(goal);
      expect(new Set(steps.map(({ to }) => to.id)).size).toBe(steps.length);
      for (const { rises, concepts, isSameHost } of steps) {
        expect(rises.length).toBeLessThanOrEqual(2);
        expect(rises.every(({ from, to }) => to - from === 1)).toBe(true);
        expect(concepts.length > 0 || isSameHost).toBe(true);
      }
    }),
    { numRuns: 10_000 },
  );
  expect(found).toBeGreaterThan(500);
});
