import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compositionShape } from '#domain/composition.ts';
import { intersectHours, longestRun } from '#domain/hours.ts';
import { draftOf } from './compose-draft.ts';
import { caseArb, caseTown, runs } from '#tests/compose-cases.ts';
import { composeDay, noHolidays } from './compose.test-data.ts';
import { spread } from './compose-spread.ts';
import { compose } from './compose.ts';
import { hasAll } from './facilities.ts';
import { opportunitySide } from './pair.ts';
import { similarity } from './vocabulary.ts';

it('どの案も、場に要る物があり、続けて空く時間があり、本人の「いや」にふれない', () => {
  fc.assert(
    fc.property(caseArb, ({ lead, wishes, places }) => {
      for (const one of compose(lead, caseTown(wishes, places), { enough: 8 })) {
        const { recipe } = one.recipe;
        const place = one.place.offer.opportunity;
        const { profile } = lead as Extract<typeof lead, { kind: 'person' }>;
        expect(hasAll(place, recipe.facilities)).toBe(true);
        const common = intersectHours(profile.hours ?? [], opportunitySide(place, composeDay).openWeek ?? []);
        expect(longestRun(common)).toBeGreaterThanOrEqual(recipe.minutes);
        expect(longestRun(intersectHours(common, [one.time]))).toBe(recipe.minutes);
        const touched = [recipe.concept, ...one.wish.wish.opportunity.concepts];
        const refused = profile.avoid.flatMap(({ concepts }) => concepts);
        expect(touched.filter((concept) => refused.some((no) => similarity(no, concept) >= 0.8))).toEqual([]);
        const no = profile.avoid.flatMap(({ demands }) => demands);
        expect(no.filter((demand) => (recipe.leadDemands[demand] ?? 0) > 0)).toEqual([]);
        expect(one.evaluation.cost).toBeLessThanOrEqual(4);
        expect(one.wish.people ?? 3).toBeGreaterThanOrEqual(3);
      }
    }),
    { numRuns: runs },
  );
});

it('伝えてよいと言っていない声の主は、案のどこにも名が出ない。書かれた案は、残せる形をしている', () => {
  fc.assert(
    fc.property(caseArb, ({ lead, wishes, places }) => {
      for (const one of spread(compose(lead, caseTown(wishes, places)), 6)) {
        const draft = draftOf(one, lead, composeDay, noHolidays);
        const { sharing, owner } = one.wish.wish;
        expect(sharing).not.toBe('no');
        if (sharing === 'not_asked') expect(JSON.stringify(draft)).not.toContain(owner);
        expect(compositionShape.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
        expect(JSON.stringify(draft)).not.toMatch(/\dkm/u);
      }
    }),
    { numRuns: 2000 },
  );
});
