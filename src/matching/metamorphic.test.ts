import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { supportCodes } from '#domain/condition-codes.ts';
import {
  personFieldLabels,
  personProfileShape,
  type Opportunity,
  type PersonProfile,
} from '#domain/conditions.ts';
import type { DemandCode, Level } from '#domain/demand-codes.ts';
import { anyTime, unionHours, weeklyRule } from '#domain/hours.ts';
import { evaluate, type Evaluation, type Verdict } from './evaluate.ts';
import {
  chanceOf,
  randomOpportunity,
  randomPerson,
  randomTown,
  townDay,
  type Chance,
} from './random-town.test-data.ts';
import { rankTown, scanTown } from './rank-town.ts';
import { townOf } from './town.ts';

const order: readonly Verdict[] = ['no', 'near', 'ask', 'fits'];
const isListed = ({ verdict, isRelevant }: Evaluation): boolean => verdict !== 'no' && isRelevant;
const isOpen = ({ verdict }: Evaluation): boolean => verdict === 'fits' || verdict === 'ask';

type Pair = { person: PersonProfile; opportunity: Opportunity; before: Evaluation; seed: number; at: number };

/** Each person stands in so many pairs: what an evaluation works out for somebody is kept as long as they are the same. */
const each = 20;
const people: readonly PersonProfile[] = fc
  .sample(fc.nat({ max: 2 ** 31 }), 10_000 / each)
  .map((seed) => randomPerson(chanceOf(seed)));

/** 10,000 random pairs, others in every run, each made and evaluated once for all relations. */
const pairs: readonly Pair[] = fc.sample(fc.nat({ max: 2 ** 31 }), people.length).flatMap((seed, at) => {
  const chance = chanceOf(seed);
  const person = people[at] ?? randomPerson(chance);
  return Array.from({ length: each }, (_, turn) => {
    const opportunity = randomOpportunity(chance, 'o');
    return { person, opportunity, before: evaluate(person, opportunity, townDay), seed: seed + turn, at };
  });
});

/** Somebody else for each person of a relation: not the same two in every relation. */
function otherThan(at: number, relation: number): PersonProfile {
  return people[(at + 1 + 37 * relation) % people.length] ?? randomPerson(chanceOf(at));
}

function forPairs(hold: (pair: Pair, chance: Chance) => void): void {
  for (const pair of pairs) hold(pair, chanceOf(pair.seed));
}

/** Thousands of pairs are gone through: what does not hold is thrown with both sides of it. */
function must(holds: boolean, pair: unknown): void {
  if (!holds) throw new Error(JSON.stringify(pair));
}

type Change = (pair: Pair, chance: Chance) => [PersonProfile, Opportunity];

let relations = 0;

/** Each person is changed once, by what another random person says. */
function morePerson(
  change: (person: PersonProfile, other: PersonProfile, chance: Chance) => Partial<PersonProfile>,
): Change {
  relations += 1;
  const relation = relations;
  const changed = new Map<PersonProfile, PersonProfile>();
  return ({ person, opportunity, at }, chance) => {
    const more = changed.get(person) ?? { ...person, ...change(person, otherThan(at, relation), chance) };
    changed.set(person, more);
    return [more, opportunity];
  };
}

/** As much as the other says where both say something; what nobody asked stays unasked, and no limit stays none. */
function most<T extends number | null>(own: T | undefined, other: T | undefined): T | undefined {
  if (own === undefined || own === null) return own;
  return other === undefined ? own : other === null ? other : (Math.max(own, other) as T);
}

const more: [string, Change][] = [
  [
    '動ける時間',
    morePerson(({ hours }, other) =>
      hours === undefined ? {} : { hours: unionHours(hours, other.hours ?? anyTime) },
    ),
  ],
  [
    '続けられる時間',
    // By some minutes: of two random people hardly one in ten may stay for longer than the other.
    morePerson(({ sessionMaxMinutes: own }, _other, chance) =>
      own === undefined ? {} : { sessionMaxMinutes: own + chance.oneOf([15, 30, 60, 120]) },
    ),
  ],
  [
    'できること（負荷）',
    morePerson(({ tolerance }, _other, chance) => {
      const raised = Object.entries(tolerance).map(([code, level]) => [
        code,
        Math.min(3, level + chance.between(0, 3)) as Level,
      ]);
      return { tolerance: Object.fromEntries(raised) as Record<DemandCode, Level> };
    }),
  ],
  [
    '行ける範囲',
    morePerson(({ reach }) => ({
      reach: {
        ...reach,
        ...(reach.maxKm !== undefined && { maxKm: reach.maxKm + 2 }),
        ...(reach.maxMinutes !== undefined && { maxMinutes: reach.maxMinutes + 20 }),
      },
    })),
  ],
  [
    '人数・音・費用のゆるさ',
    morePerson((own, other) => {
      const [groupMax, noise] = [most(own.groupMax, other.groupMax), most(own.noise, other.noise)];
      const feeMaxYen = most(own.feeMaxYen, other.feeMaxYen);
      return {
        ...(groupMax !== undefined && { groupMax }),
        ...(noise !== undefined && { noise }),
        ...(feeMaxYen !== undefined && { feeMaxYen }),
      };
    }),
  ],
  ['願い', morePerson(({ wishes }, other) => ({ wishes: [...wishes, ...other.wishes] }))],
  ['先にあげる願い', morePerson(({ wishes }, other) => ({ wishes: [...other.wishes, ...wishes] }))],
  [
    '受入先の支え',
    ({ person, opportunity }, chance) => {
      const offered = chance.someOf(supportCodes, 12);
      const supports = [
        ...opportunity.supports,
        ...offered.filter((code) => !opportunity.supports.includes(code)),
      ];
      return [
        person,
        { ...opportunity, supports, lacks: opportunity.lacks.filter((code) => !offered.includes(code)) },
      ];
    },
  ],
  [
    'できる人を探している受入先の願い',
    ({ person, opportunity }) => {
      const looked = person.strengths.map(({ text, concepts }) => ({ text, concepts }));
      return [person, { ...opportunity, hostWishes: [...opportunity.hostWishes, ...looked] }];
    },
  ],
];

describe('増えて悪くなることはない（それぞれ10,000組）', () => {
  it.each(more.map(([name, change], at) => [at + 1, name, change] as const))(
    '%i. %sが増えても、判断は悪くならず、並びから落ちず、順も下がらない',
    (_number, _name, change) => {
      let changed = 0;
      forPairs((pair, chance) => {
        const { person, opportunity, before } = pair;
        const after = evaluate(...change(pair, chance), townDay);
        const isWorse = order.indexOf(after.verdict) < order.indexOf(before.verdict);
        const isLost = isListed(before) && !(isListed(after) && after.score >= before.score);
        must(!isWorse && !isLost, { before, after, person, opportunity });
        if (before.verdict !== after.verdict || before.score !== after.score) changed += 1;
      });
      // A change that never shows would prove nothing.
      expect(changed).toBeGreaterThan(50);
    },
  );
});

type RandomTown = { person: PersonProfile; town: readonly Opportunity[]; seed: number };

/** 250 towns of some forty offers each, others in every run, made once for all relations. */
const towns: readonly RandomTown[] = fc.sample(fc.nat({ max: 2 ** 31 }), 250).map((seed) => {
  const chance = chanceOf(seed);
  const town = randomTown(chance, chance.between(38, 50)).map((one, at) => ({ ...one, id: `o${100 + at}` }));
  return { person: randomPerson(chance), town, seed };
});

/** In a relation that fails the seed tells the town: `randomTown(chanceOf(seed), …)`. */
function forTowns(hold: (one: RandomTown, chance: Chance) => void): void {
  expect(towns.reduce((sum, { town }) => sum + town.length, 0)).toBeGreaterThan(10_000);
  for (const one of towns) hold(one, chanceOf(one.seed + 1));
}

const asTheyStand = new WeakMap<RandomTown, ReturnType<typeof answer>>();

function answerAsItStands(one: RandomTown): ReturnType<typeof answer> {
  const made = asTheyStand.get(one) ?? answer(one.person, one.town);
  asTheyStand.set(one, made);
  return made;
}

function isSame(one: Evaluation, other: Evaluation): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function answer(person: PersonProfile, town: readonly Opportunity[]) {
  const { fits, nearMisses, leftOut, total } = rankTown(person, townOf(town, townDay));
  return { fits: fits.map(({ id }) => id), nearMisses: nearMisses.map(({ id }) => id), leftOut, total };
}

describe('関わりのないことは、答えに出ない（それぞれ10,000組）', () => {
  it('10. 町の登録の順', () => {
    forTowns((one, chance) => {
      const { person, town, seed } = one;
      const turned = town
        .map((offer) => ({ offer, at: chance.between(0, 1_000_000) }))
        .toSorted((a, b) => a.at - b.at);
      const other = answer(
        person,
        turned.map(({ offer }) => offer),
      );
      expect({ seed, ...other }).toEqual({ seed, ...answerAsItStands(one) });
    });
  });

  it('11. 番号のつけ方（順さえ同じなら）', () => {
    forTowns((one) => {
      const { person, town, seed } = one;
      const renamed = town.map((offer) => ({ ...offer, id: `z-${offer.id}-x` }));
      const { fits, nearMisses, ...counts } = answer(person, renamed);
      const back = (ids: string[]): string[] => ids.map((id) => id.slice(2, -2));
      expect({ seed, fits: back(fits), nearMisses: back(nearMisses), ...counts }).toEqual({
        seed,
        ...answerAsItStands(one),
      });
    });
  });

  it('12. 町ぜんたいが東か西にあること', () => {
    // Steps of 2⁻²⁰ degrees (10 cm), so that differences are the same to the last bit wherever the town lies.
    const stepped = (lon: number): number => Math.round(lon * 2 ** 20) / 2 ** 20;
    forTowns(({ person, town, seed }, chance) => {
      const by = chance.between(-20_000_000, 20_000_000) / 2 ** 20;
      const moved = <Point extends { lon: number } | undefined>(point: Point, east: number): Point =>
        point && { ...point, lon: stepped(point.lon) + east };
      const at = (east: number) =>
        answer(
          {
            ...person,
            reach: { ...person.reach, ...(person.reach.home && { home: moved(person.reach.home, east) }) },
          },
          town.map((one) => ({ ...one, ...(one.at && { at: moved(one.at, east) }) })),
        );
      expect({ seed, ...at(by) }).toEqual({ seed, ...at(0) });
    });
  });

  it('13. 性別や国籍を入れる欄は、本人の側にない', () => {
    const fields = Object.keys(personProfileShape.shape).filter((field) => field !== 'v');
    expect(fields.toSorted()).toEqual(Object.keys(personFieldLabels).toSorted());
    for (const field of fields)
      expect(field).not.toMatch(/gender|sex|nation|race|religion|disab|diagnos|origin/iu);
    const typed = personProfileShape.parse({ v: 1, gender: '女', nationality: '外国籍', diagnosis: '病名' });
    expect(Object.keys(typed)).not.toEqual(expect.arrayContaining(['gender', 'nationality', 'diagnosis']));
  });

  it('14. 本人の年齢（年齢の決まりも、年齢で決まる制度もない所では）', () => {
    const byAge = new Set(['elder_only', 'care_insurance', 'children_only']);
    forPairs(({ person, opportunity }, chance) => {
      const unlimited: Opportunity = {
        ...opportunity,
        ageMin: null,
        ageMax: null,
        eligibility: (opportunity.eligibility ?? []).filter(({ code }) => !byAge.has(code)),
      };
      const { age: _, ...ageless } = person;
      const known = evaluate({ ...person, age: chance.between(0, 130) }, unlimited, townDay);
      const other = evaluate({ ...person, age: chance.between(0, 130) }, unlimited, townDay);
      must(isSame(other, known) && isSame(evaluate(ageless, unlimited, townDay), known), {
        person,
        opportunity,
      });
    });
  });

  it('15. 女性・男性・ひとり親などに当たるか（それを決まりにしていない所では）', () => {
    const kinds = [
      'women_only',
      'men_only',
      'mothers_only',
      'single_parent_only',
      'certificate',
      'members_only',
    ] as const;
    forPairs(({ person, opportunity }, chance) => {
      const unlimited = { ...opportunity, eligibility: [] };
      const flags = Object.fromEntries(kinds.map((code) => [code, chance.holds(0.5)]));
      const plain = evaluate({ ...person, eligibility: {} }, unlimited, townDay);
      must(isSame(evaluate({ ...person, eligibility: flags }, unlimited, townDay), plain), {
        person,
        opportunity,
        flags,
      });
    });
  });
});

describe('けっして「合う」にならないもの（それぞれ10,000組）', () => {
  it('16. 席が0', () => {
    forPairs(({ person, opportunity }, chance) => {
      const windows = [...opportunity.windows, { rule: weeklyRule(anyTime) }].map((one) => ({
        ...one,
        capacity: 0,
      }));
      must(!isOpen(evaluate(person, { ...opportunity, windows }, townDay)), { person, opportunity });
      const kind = chance.oneOf(['capacity', 'room'] as const);
      must(evaluate(person, { ...opportunity, kind, windows }, townDay).verdict === 'no', {
        person,
        opportunity,
      });
    });
  });

  it('17. 正式な利用者が待っている', () => {
    forPairs(({ person, opportunity }, chance) => {
      const formal = { capacity: 20, contracted: 1, reserve: 0, guests: 0, pending: chance.between(1, 5) };
      must(evaluate(person, { ...opportunity, formal }, townDay).verdict === 'no', { person, opportunity });
      must(evaluate(person, { ...opportunity, formalReserved: true }, townDay).verdict === 'no', {
        person,
        opportunity,
      });
    });
  });

  it('18. 願いにも強みにもつながらない（「今は合うものがありません」）', () => {
    forTowns(({ person, town }) => {
      // What is told beside wishes and strengths moves the order; by itself it brings nothing onto a list.
      const unsaid: PersonProfile = {
        ...person,
        wishes: [],
        strengths: [],
        ownWords: '料理の会。茶を点てる',
      };
      const found = scanTown(unsaid, townOf(town, townDay), { fits: 20, nearMisses: 5 });
      expect([found.fits, found.nearMisses, found.fitCount, found.nearMissCount]).toEqual([[], [], 0, 0]);
      expect(town.some((one) => isListed(evaluate(unsaid, one, townDay)))).toBe(false);
    });
  });
});
