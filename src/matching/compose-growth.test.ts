import fc from 'fast-check';
import { expect, it } from 'vitest';
import { caseArb, caseTown, idsOf, runs } from '#tests/compose-cases.ts';
import { spread } from './compose-spread.ts';
import type { PlaceOffer, Wish } from './compose-town.ts';
import { compose } from './compose.ts';

it('場や声がふえても、いちばんの案は悪くならず、同じ声に代わりがないかぎり残る', () => {
  fc.assert(
    fc.property(caseArb, ({ lead, wishes, places }) => {
      const shown = (w: readonly Wish[], p: readonly PlaceOffer[]) =>
        spread(compose(lead, caseTown(w, p)), 6);
      const [best] = shown(wishes.slice(1), places.slice(1));
      if (best === undefined) return;
      for (const after of [shown(wishes, places.slice(1)), shown(wishes.slice(1), places)]) {
        expect(after[0]?.worth).toBeGreaterThanOrEqual(best.worth);
        const forSame = after.find(({ wish }) => wish.wish.opportunity.id === best.wish.wish.opportunity.id);
        expect(forSame?.worth).toBeGreaterThanOrEqual(best.worth);
      }
    }),
    { numRuns: runs },
  );
});

it('いちばんから順に見て止めても、ぜんぶ見たときと同じ案が選ばれる', () => {
  fc.assert(
    fc.property(caseArb, ({ lead, wishes, places }) => {
      const town = caseTown(wishes, places);
      const all = compose(lead, town, { enough: 1000 });
      expect(idsOf(compose(lead, town, { enough: 3 }))).toEqual(idsOf(all.slice(0, 3)));
    }),
    { numRuns: runs },
  );
});
