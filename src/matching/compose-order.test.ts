import fc from 'fast-check';
import { expect, it } from 'vitest';
import { caseArb, caseRecipes, caseTown, idsOf, runs } from '#tests/compose-cases.ts';
import { composeDay } from './compose.test-data.ts';
import { spread } from './compose-spread.ts';
import { composeTown } from './compose-town.ts';
import { compose } from './compose.ts';

it('声・場・つくり方の並びは、答えに出ない', () => {
  fc.assert(
    fc.property(caseArb, ({ lead, wishes, places }) => {
      const one = spread(compose(lead, caseTown(wishes, places)), 6);
      const turned = composeTown(
        wishes.toReversed(),
        places.toReversed(),
        caseRecipes.toReversed(),
        composeDay,
      );
      expect(idsOf(spread(compose(lead, turned), 6))).toEqual(idsOf(one));
    }),
    { numRuns: runs },
  );
});

it('わけにした強みを取りのぞくと、その案は消える', () => {
  fc.assert(
    fc.property(caseArb, ({ lead, wishes, places }) => {
      if (lead.kind === 'group') return;
      const town = caseTown(wishes, places);
      const [best] = compose(lead, town);
      if (best === undefined) return;
      const profile = {
        ...lead.profile,
        strengths: lead.profile.strengths.filter(({ text }) => text !== best.strength.text),
      };
      const after = compose({ ...lead, profile }, town);
      expect(after.some(({ strength }) => strength.text === best.strength.text)).toBe(false);
    }),
    { numRuns: runs },
  );
});

it('いまはしないとした案は出ず、ほかの案の順は変わらない', () => {
  fc.assert(
    fc.property(caseArb, ({ lead, wishes, places }) => {
      const town = caseTown(wishes, places);
      const all = compose(lead, town, { enough: 1000 });
      const [first] = all;
      if (first === undefined) return;
      const key = `${first.wish.wish.opportunity.id}.${first.recipe.recipe.code}`;
      const rest = compose(lead, town, { enough: 1000, passed: new Set([key]) });
      expect(idsOf(rest)).toEqual(idsOf(all.slice(1)));
    }),
    { numRuns: 2000 },
  );
});

it('ためす場合の多くに、案がある', () => {
  const cases = fc.sample(caseArb, { numRuns: 1000, seed: 7 });
  const answered = cases.filter(
    ({ lead, wishes, places }) => compose(lead, caseTown(wishes, places)).length > 0,
  );
  // Without this the properties above could all hold of nothing.
  expect(answered.length).toBeGreaterThan(150);
});
