import fc from 'fast-check';
import { expect, it } from 'vitest';
import { heldKey } from '#domain/composition-pass.ts';
import { caseArb, caseRecipes, caseTown, fullCaseArb, idsOf, runs } from '#tests/compose-cases.ts';
import { draftOf } from './compose-draft.ts';
import type { Lead } from './compose-lead.ts';
import { composeDay, noHolidays } from './compose.test-data.ts';
import { spread } from './compose-spread.ts';
import { composeTown, type ComposeTown } from './compose-town.ts';
import { compose, type Composed } from './compose.ts';

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

/** As a database gives back what was written into it: the same, with the fields in an order of its own. */
function writtenDown<Written>(written: Written): Written {
  const byLength = ([a]: [string, unknown], [b]: [string, unknown]) =>
    a.length - b.length || (a < b ? -1 : 1);
  const text = JSON.stringify(written, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(byLength))
      : one,
  );
  return JSON.parse(text) as Written;
}

it('書き残した事実からは、同じ案が、同じことばと同じ順のわけで出る', () => {
  fc.assert(
    fc.property(fullCaseArb, ({ lead, wishes, places }) => {
      const told = (who: Lead, town: ComposeTown) =>
        spread(compose(who, town), 6).map((one) => draftOf(one, who, composeDay, noHolidays));
      const drafts = told(lead, caseTown(wishes, places));
      const [kept, offers, recipes] = writtenDown([wishes, places, caseRecipes] as const);
      expect(told(writtenDown(lead), composeTown(kept, offers, recipes, composeDay))).toEqual(
        JSON.parse(JSON.stringify(drafts)),
      );
    }),
    { numRuns: 1000 },
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
      const [wishId, { concept }] = [first.wish.wish.opportunity.id, first.recipe.recipe];
      const left = all.filter(
        ({ wish, recipe }) => wish.wish.opportunity.id !== wishId || recipe.recipe.concept !== concept,
      );
      const rest = compose(lead, town, { enough: 1000, held: new Set([heldKey(wishId, concept)]) });
      expect(idsOf(rest)).toEqual(idsOf(left));
    }),
    { numRuns: 2000 },
  );
});

it('場でだけいまはしないとした案は、その場では出ず、ほかの場の案が代わり、ほかの声と活動の案は変わらない', () => {
  fc.assert(
    fc.property(caseArb, ({ lead, wishes, places }) => {
      const town = caseTown(wishes, places);
      const all = compose(lead, town, { enough: 1000 });
      const [first] = all;
      if (first === undefined) return;
      const placeId = first.place.offer.opportunity.id;
      const [wishId, { concept }] = [first.wish.wish.opportunity.id, first.recipe.recipe];
      const isOfThese = ({ wish, recipe }: Composed): boolean =>
        wish.wish.opportunity.id === wishId && recipe.recipe.concept === concept;
      const rest = compose(lead, town, { enough: 1000, held: new Set([heldKey(wishId, concept, placeId)]) });
      const without = places.filter(({ opportunity }) => opportunity.id !== placeId);
      const elsewhere = compose(lead, caseTown(wishes, without), { enough: 1000 });
      expect(idsOf(rest.filter(isOfThese))).toEqual(idsOf(elsewhere.filter(isOfThese)));
      expect(idsOf(rest.filter((one) => !isOfThese(one)))).toEqual(
        idsOf(all.filter((one) => !isOfThese(one))),
      );
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
