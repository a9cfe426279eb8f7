import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hoursOn } from '#domain/hours.ts';
import { ableOfCases, caseTown, fullCaseArb, heldOf, runs } from '#tests/compose-cases.ts';
import { composeGroups } from './compose-groups.ts';
import { composeByDefinition, type ByDefinition } from './compose.oracle.test-data.ts';
import { compose, type Composed } from './compose.ts';

function inShort({ evaluation, wish, recipe, place, worth, time, strength, also }: Composed): ByDefinition {
  return {
    id: evaluation.id,
    wishId: wish.wish.opportunity.id,
    concept: recipe.recipe.concept,
    placeId: place.offer.opportunity.id,
    worth,
    code: recipe.recipe.code,
    time,
    cost: evaluation.cost,
    strength: strength.text,
    also: also.map((other) => other.wish.opportunity.id).sort(),
  };
}

it('速くさがしても、すべての声・活動・場を定義どおりに見たときと、同じ案が同じ順で出る', () => {
  fc.assert(
    fc.property(fullCaseArb, fc.constantFrom(1, 2, 5, 1000), ({ lead, wishes, places, letGo }, enough) => {
      const town = caseTown(wishes, places);
      const all = composeByDefinition(lead, town);
      expect(compose(lead, town, { enough }).map(inShort)).toEqual(all.slice(0, enough));
      const held = heldOf(all, letGo);
      if (held.size === 0) return;
      const rest = composeByDefinition(lead, town, held).slice(0, enough);
      expect(compose(lead, town, { held, enough }).map(inShort)).toEqual(rest);
    }),
    { numRuns: runs / 2 },
  );
});

it('くらべる場合には、変えれば始められる案も、見送りで消える案も、ほかの場に移る案も、二つの声に応える案もある', () => {
  const found = fc.sample(fullCaseArb, { numRuns: 2000, seed: 11 }).map(({ lead, wishes, places, letGo }) => {
    const town = caseTown(wishes, places);
    const all = composeByDefinition(lead, town);
    return { all, left: composeByDefinition(lead, town, heldOf(all, letGo)) };
  });
  // Without these the comparison could hold of nothing.
  expect(found.filter(({ all }) => all.length > 0).length).toBeGreaterThan(150);
  expect(found.filter(({ all }) => all.some(({ cost }) => cost > 0)).length).toBeGreaterThan(50);
  expect(found.filter(({ all, left }) => left.length < all.length).length).toBeGreaterThan(50);
  const ids = (some: readonly ByDefinition[]) => some.map(({ id }) => id).sort();
  const moved = found.filter(
    ({ all, left }) => left.length === all.length && ids(left).join() !== ids(all).join(),
  );
  expect(moved.length).toBeGreaterThan(5);
  expect(found.filter(({ all }) => all.some(({ also }) => also.length > 0)).length).toBeGreaterThan(20);
});

it('団体をまとめて見ても、ひとつずつ見たときと、同じ案が同じ順で出る', () => {
  const groupsArb = fc.array(fc.array(fc.constantFrom(...ableOfCases), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(
      fullCaseArb,
      groupsArb,
      fc.option(fc.nat(6), { nil: undefined }),
      ({ wishes, places }, groups, day) => {
        const town = caseTown(wishes, places);
        // The last does what the first does, under another name.
        const leads = [...groups, groups[0] ?? []].map((concepts, at) => {
          const hours = at === 0 && day !== undefined ? { hours: hoursOn([day], 540, 900) } : {};
          return { kind: 'group' as const, id: `g${at}`, name: `団体${at}`, concepts, ...hours };
        });
        const one = leads
          .flatMap((each) => compose(each, town, { enough: 2 }).map((composed) => ({ composed, lead: each })))
          .toSorted((a, b) => b.composed.worth - a.composed.worth)
          .slice(0, 6);
        expect(composeGroups(leads, town, { each: 2, shown: 6 })).toEqual(one);
      },
    ),
    { numRuns: 1000 },
  );
});
