import fc from 'fast-check';
import { hoursOn, unionHours } from '#domain/hours.ts';
import { composeDay, someone, spot, voice } from '#matching/compose.test-data.ts';
import { composeTown, type ComposeTown, type PlaceOffer, type Wish } from '#matching/compose-town.ts';
import { recipeTable } from '#matching/recipes.ts';
import { similarity } from '#matching/vocabulary.ts';
import type { Composed } from '#matching/compose.ts';

export const runs = 10_000;
const able = ['a.cook', 'a.wood', 'a.draw', 'a.sew', 'a.farm', 'a.game', 'a.teach', 'a.sing', 'a.parent'];
/** The rows that somebody of these cases could lead: the rest of the table would only take time. */
export const caseRecipes = recipeTable.filter(({ concept }) =>
  able.some((own) => similarity(own, concept) >= 0.4),
);
const asked = [
  ['a.menonly', 't.men'],
  ['n.gather'],
  ['a.cook'],
  ['t.child', 'a.wood'],
  ['a.draw'],
  ['n.parent'],
  [],
];
const names = [
  '公民館 調理室',
  '会館 和室 12畳',
  '学校の工作室',
  '南の畑',
  '文化会館 音楽室と机',
  '保育所 遊戯室',
  '空き地の広場',
  '会館 会議室',
  '集会所 台所と広間',
];
const hoursArb = fc
  .array(
    fc.tuple(fc.integer({ min: 4, max: 6 }), fc.integer({ min: 8, max: 14 }), fc.integer({ min: 1, max: 8 })),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) =>
    unionHours(
      ...parts.map(([day, from, length]) => hoursOn([day], from * 60, Math.min(24, from + length) * 60)),
    ),
  );
const level = fc.constantFrom<0 | 1 | 2 | 3>(0, 1, 2, 3);

const leadArb = fc
  .record({
    strengths: fc.array(fc.constantFrom(...able), { minLength: 1, maxLength: 4 }),
    wishes: fc.array(fc.constantFrom(...able), { maxLength: 2 }),
    avoid: fc.option(fc.constantFrom('a.menonly', 'a.cook', 'a.child', 'a.salon'), {
      nil: undefined,
      freq: 2,
    }),
    avoidDemand: fc.option(fc.constantFrom('standing', 'alcohol', 'teach_group' as const), {
      nil: undefined,
      freq: 2,
    }),
    hours: fc.option(hoursArb, { nil: undefined, freq: 20 }),
    tolerance: fc.record({ standing: level, heavy: level, fine_hand: level, teach_group: level }),
  })
  .map(({ strengths, wishes, avoid, avoidDemand, hours, tolerance }) => {
    const refused = [
      ...(avoid === undefined ? [] : [{ text: 'いや', concepts: [avoid], demands: [] }]),
      ...(avoidDemand === undefined ? [] : [{ text: 'したくない', concepts: [], demands: [avoidDemand] }]),
    ];
    return someone({
      strengths: strengths.map((concept) => ({ text: concept, concepts: [concept] })),
      wishes: wishes.map((concept) => ({ text: concept, concepts: [concept] })),
      avoid: refused,
      tolerance,
      ...(hours === undefined ? {} : { hours }),
    });
  });
const wishesArb = fc
  .array(
    fc.record({
      concepts: fc.constantFrom(...asked),
      sharing: fc.constantFrom<Wish['sharing']>('yes', 'yes', 'not_asked', 'not_asked', 'no'),
      group: fc.option(fc.integer({ min: 2, max: 20 }), { nil: undefined, freq: 2 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) =>
    all.map(({ concepts, sharing, group }, at) =>
      voice(`v${at}`, `声${at}`, {
        sharing,
        owner: `主${at}の名`,
        asked: { concepts: [...concepts], ...(group === undefined ? {} : { group }) },
      }),
    ),
  );
const placesArb = fc
  .array(fc.tuple(fc.constantFrom(...names), hoursArb, fc.constantFrom(0, 3, 12, 20, 20)), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all) =>
    all.map(([name, hours, seats], at) =>
      spot(`p${at}`, name, hours, {
        windows: [
          {
            rule: {
              kind: 'weekly',
              hours: [...hours],
              everyWeeks: 1,
              school: 'any',
              onHolidays: 'off',
              except: [],
            },
            capacity: seats,
          },
        ],
        distanceKm: at,
      }),
    ),
  );

export const caseArb = fc.record({ lead: leadArb, wishes: wishesArb, places: placesArb });
export const idsOf = (found: readonly Composed[]) => found.map(({ evaluation }) => evaluation.id);

export function caseTown(wishes: readonly Wish[], places: readonly PlaceOffer[]): ComposeTown {
  return composeTown(wishes, places, caseRecipes, composeDay);
}
