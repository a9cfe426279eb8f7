import fc from 'fast-check';
import { heldKey } from '#domain/composition-pass.ts';
import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { hoursOn, unionHours, weeklyRule, type WeeklyHours } from '#domain/hours.ts';
import type { Lead } from '#matching/compose-lead.ts';
import { composeDay, someone, spot, voice } from '#matching/compose.test-data.ts';
import { composeTown, type ComposeTown, type PlaceOffer, type Wish } from '#matching/compose-town.ts';
import { recipeTable } from '#matching/recipes.ts';
import { similarity } from '#matching/vocabulary.ts';
import type { Composed } from '#matching/compose.ts';

export const runs = 10_000;
export const ableOfCases = [
  'a.cook',
  'a.wood',
  'a.draw',
  'a.sew',
  'a.farm',
  'a.game',
  'a.teach',
  'a.sing',
  'a.parent',
];
/** The rows that somebody of these cases could lead: the rest of the table would only take time. */
export const caseRecipes = recipeTable.filter(({ concept }) =>
  ableOfCases.some((own) => similarity(own, concept) >= 0.4),
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
    strengths: fc.array(fc.constantFrom(...ableOfCases), { minLength: 1, maxLength: 4 }),
    wishes: fc.array(fc.constantFrom(...ableOfCases), { maxLength: 2 }),
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
/** What else may be told of somebody, of a voice and of a place, so that every rule has something to say. */
const moreArb = fc.record({
  supports: fc.subarray(['seat', 'rest', 'pickup', 'adult'] as const, { maxLength: 2 }),
  groupMax: fc.option(fc.constantFrom(3, 5, 8), { nil: null, freq: 2 }),
  sessionMaxMinutes: fc.constantFrom(60, 90, 120, 180, 180, 180),
  noise: fc.constantFrom<0 | 1 | 3>(0, 1, 3, 3, 3),
  reach: fc.constantFrom<PersonProfile['reach']>(
    { means: ['walk'], maxKm: 1 },
    { means: ['bus'], maxKm: 4 },
    { means: ['bus'], maxKm: 6 },
    { means: ['walk'], maxKm: 2, acceptsLift: false },
    { means: ['bus'], maxKm: 3, liftMaxKm: 3 },
    { means: [] },
    { means: ['home'], remoteOnly: true },
  ),
  letGo: fc.array(fc.record({ nth: fc.nat(5), isOfPlace: fc.boolean() }), { maxLength: 3 }),
});
const placeMoreArb = fc.record({
  /** What the first place is and when it is open: somewhere else, with other conditions. */
  isTwin: fc.boolean(),
  km: fc.option(fc.constantFrom(0, 0.5, 0.5, 2, 2.5, 5, 12), { nil: undefined, freq: 6 }),
  demands: fc.constantFrom<Opportunity['demands']>(
    {},
    { stairs: 0 },
    { stairs: 2 },
    { crowd: 1, outdoor: 1 },
  ),
  supports: fc.subarray(['seat', 'rest', 'pickup'] as const),
  lacks: fc.subarray(['rest', 'pickup'] as const),
  noise: fc.option(fc.constantFrom<0 | 2 | 3>(0, 2, 3), { nil: undefined }),
  isRemote: fc.option(fc.constant(true), { nil: undefined, freq: 1 }),
  taken: fc.option(hoursArb, { nil: [] as WeeklyHours, freq: 1 }),
});
const wishMoreArb = fc.record({
  week: fc.option(hoursArb, { nil: undefined, freq: 1 }),
  demands: fc.constantFrom<Opportunity['demands']>({}, {}, { male_loud: 1 }, { standing: 2 }),
  areaId: fc.constantFrom(undefined, '川端', '川端', '川端', '山手'),
  /** What the first voice wishes for. */
  isTwin: fc.boolean(),
});

/** The same cases with more said of everybody, and with drafts to be let go. */
export const fullCaseArb = fc
  .record({
    base: fc.record({ lead: leadArb, wishes: wishesArb, places: placesArb }),
    more: moreArb,
    ofPlaces: fc.array(placeMoreArb, { minLength: 4, maxLength: 4 }),
    ofWishes: fc.array(wishMoreArb, { minLength: 4, maxLength: 4 }),
  })
  .map(({ base, more, ofPlaces, ofWishes }) => {
    const { letGo, ...own } = more;
    const lead: Lead =
      base.lead.kind === 'group' ? base.lead : { ...base.lead, profile: { ...base.lead.profile, ...own } };
    const places = base.places.map((offer, at): PlaceOffer => {
      const { km, taken, noise, isRemote, isTwin, ...rest } = ofPlaces[at] ?? { taken: [], isTwin: false };
      const like = isTwin ? (base.places[0]?.opportunity ?? offer.opportunity) : offer.opportunity;
      const { distanceKm: _, noise: __, ...told } = { ...like, id: offer.opportunity.id };
      return {
        ...offer,
        taken,
        opportunity: {
          ...told,
          ...rest,
          ...(km === undefined ? {} : { distanceKm: km }),
          ...(noise === undefined ? {} : { noise }),
          ...(isRemote === undefined ? {} : { isRemote }),
        },
      };
    });
    const wishes = base.wishes.map((wish, at): Wish => {
      const { week, demands, areaId, isTwin } = ofWishes[at] ?? { demands: {} };
      const windows = week === undefined ? [] : [{ rule: weeklyRule(week), capacity: null }];
      const { concepts } = (isTwin === true ? base.wishes[0] : wish)?.opportunity ?? wish.opportunity;
      return { ...wish, areaId, opportunity: { ...wish.opportunity, concepts, demands, windows } };
    });
    return { lead, wishes, places, letGo };
  });

/** Of what was found, the nth of each: let go wholly, or only in its place. */
export function heldOf(
  found: readonly { wishId: string; concept: string; placeId: string }[],
  letGo: readonly { nth: number; isOfPlace: boolean }[],
): Set<string> {
  const keys = letGo.flatMap(({ nth, isOfPlace }) => {
    const one = found[nth];
    return one === undefined ? [] : [heldKey(one.wishId, one.concept, isOfPlace ? one.placeId : undefined)];
  });
  return new Set(keys);
}
export const idsOf = (found: readonly Composed[]) => found.map(({ evaluation }) => evaluation.id);

export function caseTown(wishes: readonly Wish[], places: readonly PlaceOffer[]): ComposeTown {
  return composeTown(wishes, places, caseRecipes, composeDay);
}
