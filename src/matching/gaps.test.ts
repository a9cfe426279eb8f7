import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactCodes, supportCodes } from '#domain/condition-codes.ts';
import { blankOpportunity, blankPerson, type Opportunity, type PersonProfile } from '#domain/conditions.ts';
import { demandCodes, type Level } from '#domain/demand-codes.ts';
import { changeKey, gapKey, itemKey, readGapKey, type GapChange, type GapItem } from '#domain/gap.ts';
import { cellOf, cellText, smallestCell } from '#domain/gap-cell.ts';
import { hoursOn, weeklyRule } from '#domain/hours.ts';
import { blankImagined, imaginedShape, type ImaginedResource } from '#domain/imagined-resource.ts';
import { resourceKindCodes } from '#domain/resource.ts';
import { applyRepairs } from './apply-repairs.ts';
import { evaluate } from './evaluate.ts';
import { imaginedFor, opportunityOf } from './gap-imagine.ts';
import { itemsOf } from './gap-items.ts';
import { coveredBy, findPatterns, mostPatterns } from './gap-patterns.ts';
import { optionIn, standingOf, type Standing, type WaitingPerson } from './gap-standing.ts';
import {
  gainedBy,
  gapReport,
  lookAtGap,
  peopleOf,
  unlockedBy,
  whatIfResource,
  withoutOption,
  type GapGround,
} from './gaps.ts';
import { rank } from './rank.ts';
import { townOf } from './town.ts';

const day = '2026-11-24';
const many = { numRuns: 10_000 };
const topics = ['a.cook', 'a.food', 'a.menu', 'a.garden', 'a.nature'];
const areas = ['0190ea5d-ac96-774b-8cce-b302099a8057', '0190ea5d-ac96-774b-8cce-b302099a8058'];
const someDemands = demandCodes.slice(0, 3);
const someSupports = supportCodes.filter((code) => ['watch', 'voice', 'pickup'].includes(code));
const level = fc.constantFrom<Level>(0, 1, 2, 3);
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 4 });
const hours = fc
  .tuple(fc.subarray([0, 1, 5], { minLength: 1 }), fc.constantFrom(9, 13, 17), fc.constantFrom(1, 3))
  .map(([days, from, length]) => [...hoursOn(days, from * 60, (from + length) * 60)]);
const stripped = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const levels = fc.dictionary(fc.constantFrom(...someDemands), level, { maxKeys: 2, noNullPrototype: true });

const waiting: fc.Arbitrary<WaitingPerson> = fc
  .record({
    age: some(fc.integer({ min: 15, max: 95 })),
    wishes: fc.array(
      fc.record({ text: fc.constant('したい'), concepts: fc.subarray(topics, { maxLength: 2 }) }),
      {
        maxLength: 2,
      },
    ),
    tolerance: levels,
    supports: fc.subarray(someSupports),
    hours: some(hours),
    sessionMaxMinutes: some(fc.constantFrom(60, 120)),
    maxKm: some(fc.integer({ min: 0, max: 6 })),
    groupMax: some(fc.constantFrom(2, 6, 12)),
    noise: some(level),
    areaId: fc.constantFrom(null, ...areas),
    passed: fc.boolean(),
  })
  .map(({ maxKm, areaId, passed, ...rest }) => ({
    profile: stripped({ ...blankPerson(), ...rest, reach: { means: [], maxKm } }) as PersonProfile,
    areaId,
    passed: new Set(passed ? ['o0'] : []),
  }));

const opportunity: fc.Arbitrary<Opportunity> = fc
  .record({
    concepts: fc.subarray(topics, { minLength: 1, maxLength: 2 }),
    demands: levels,
    supports: fc.subarray(someSupports),
    week: some(hours),
    capacity: some(fc.constantFrom(0, 3)),
    minSessionMinutes: some(fc.constantFrom(30, 120)),
    allowsShort: some(fc.boolean()),
    group: some(fc.constantFrom(1, 5, 20)),
    noise: some(level),
    distanceKm: some(fc.integer({ min: 0, max: 10 })),
  })
  .map(({ week, capacity, ...rest }) =>
    stripped({
      ...blankOpportunity('o'),
      ...rest,
      lacks: someSupports.filter((code) => !rest.supports.includes(code)),
      windows:
        week === undefined
          ? []
          : [{ rule: weeklyRule(week), ...(capacity === undefined ? {} : { capacity }) }],
    }),
  );
const townOfSome = (most: number) =>
  fc
    .array(opportunity, { maxLength: most })
    .map((found) => found.map((one, at) => ({ ...one, id: `o${at}` })));

function groundOf(people: readonly WaitingPerson[], opportunities: readonly Opportunity[]): GapGround {
  const town = townOf(opportunities, day);
  return { day, people, standings: people.map((person) => standingOf(person, town)) };
}

const imagined: fc.Arbitrary<ImaginedResource> = fc
  .record({
    kind: fc.constantFrom(...resourceKindCodes),
    concepts: fc.subarray(topics, { minLength: 1, maxLength: 2 }),
    supports: fc.subarray(someSupports),
    demands: fc.subarray(someDemands),
    group: fc.constantFrom(null, 2, 10),
    noise: level,
    feeYen: fc.constantFrom(0, 500),
    places: fc.constantFrom(null, 5),
  })
  .map((fields) => ({ ...blankImagined(), ...fields }));

/** A crowd whose standing is made up: patterns and cells do not ask the engine, and crowds must be large. */
const change = fc.constantFrom<GapChange>(
  { kind: 'change', code: 'lift' },
  { kind: 'change', code: 'short_session' },
  { kind: 'change', code: 'bring_support', support: 'watch' },
  { kind: 'change', code: 'reshape', demand: 'phone' },
);
const standing: fc.Arbitrary<Standing> = fc.oneof(
  fc.constant<Standing>({ hasOption: true }),
  fc
    .array(change, { maxLength: 2 })
    .map((changes) => ({ hasOption: false, changes: new Map(changes.map((one) => [changeKey(one), one])) })),
);
const crowdPerson = fc
  .record({
    age: fc.constantFrom(34, 72),
    concepts: fc.subarray(topics, { maxLength: 2 }),
    supports: fc.subarray(someSupports, { maxLength: 2 }),
    areaId: fc.constantFrom(null, ...areas),
  })
  .map(({ age, concepts, supports, areaId }): WaitingPerson => ({
    profile: { ...blankPerson(), age, wishes: [{ text: 'したい', concepts }], supports },
    areaId,
    passed: new Set(),
  }));
const crowdOf = (least: number, most: number) =>
  fc
    .array(fc.tuple(crowdPerson, standing), { minLength: least, maxLength: most, size: 'max' })
    .map((pairs): GapGround => ({
      day,
      people: pairs.map(([one]) => one),
      standings: pairs.map(([, one]) => one),
    }));
const crowd = crowdOf(0, 24);

/** Every number that stands anywhere in an answer. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  // A decade is no number of people.
  return Object.entries(value).flatMap(([key, inner]) => (key === 'band' ? [] : numbersIn(inner)));
}

describe('5人より少ない数は、どこからも出ない', () => {
  it('出てくる数はどれも5以上で、5の倍数に切り下げてある', () => {
    let shown = 0;
    fc.assert(
      fc.property(crowd, imagined, (ground, place) => {
        const gap = { kind: 'pattern', items: [{ kind: 'wish', concept: 'a.cook' }] } as const;
        const answers = [
          gapReport(ground),
          lookAtGap(gap, ground),
          whatIfResource(opportunityOf(place, undefined), ground, gap),
        ];
        const numbers = numbersIn(answers);
        shown += numbers.length;
        for (const number of numbers) expect(number >= smallestCell && number % 5 === 0).toBe(true);
      }),
      many,
    );
    expect(shown).toBeGreaterThan(10_000);
  });

  it('どの数も、五とおりの人数のどれでもありうる。差し引いても、一人は出てこない', () => {
    for (let count = smallestCell; count < 500; count += 1) {
      const same = Array.from({ length: 600 }, (_, other) => other).filter(
        (other) => cellOf(other) === cellOf(count),
      );
      expect(same).toHaveLength(5);
    }
    for (let count = 0; count < smallestCell; count += 1)
      expect(cellText(cellOf(count))).toBe('5人より少ない');
    expect(cellText(cellOf(1234))).toBe('約1,230人');
  });

  it('一人を増やしても減らしても、出た数の差は0か5で、1人から4人の差は出ない', () => {
    fc.assert(
      fc.property(crowd, fc.nat(30), (ground, at) => {
        const rest = {
          day,
          people: ground.people.filter((_, other) => other !== at),
          standings: ground.standings.filter((_, other) => other !== at),
        };
        const look = (one: GapGround) => lookAtGap({ kind: 'change', code: 'lift' }, one);
        const [before, after] = [look(ground), look(rest)];
        for (const field of ['people', 'without', 'waiting'] as const) {
          expect([0, 5]).toContain((before[field] ?? 0) - (after[field] ?? 0));
        }
      }),
      many,
    );
  });
});

describe('行き先のない人', () => {
  it('ひとりずつの答えは、その人の候補の一覧があるかないかと、いつも同じ', () => {
    fc.assert(
      fc.property(waiting, townOfSome(4), (person, opportunities) => {
        const open = opportunities.filter(({ id }) => !person.passed.has(id));
        const { fits } = rank(person.profile, open, day);
        expect(standingOf(person, townOf(opportunities, day)).hasOption).toBe(fits.length > 0);
      }),
      many,
    );
  });

  it('ひとつの変更に数えられるのは行き先のない人だけで、その変更ひとつで本当に行き先ができる', () => {
    let counted = 0;
    fc.assert(
      fc.property(fc.array(waiting, { maxLength: 2 }), townOfSome(3), (people, opportunities) => {
        const ground = groundOf(people, opportunities);
        const without = new Set(withoutOption(ground));
        for (const { change: wanted, people: unlocked } of unlockedBy(ground).values()) {
          for (const at of unlocked) {
            counted += 1;
            expect(without.has(at)).toBe(true);
            const { profile, passed } = people[at] ?? expect.fail();
            const opens = opportunities.some((one) => {
              const { verdict, repairs } = evaluate(profile, one, day);
              if (verdict !== 'near' || repairs.length !== 1 || passed.has(one.id)) return false;
              const changed = applyRepairs(profile, one, repairs);
              const after = evaluate(changed.person, changed.opportunity, day);
              const answer = optionIn(profile, one, day);
              const isSame = typeof answer === 'object' && changeKey(answer) === changeKey(wanted);
              return isSame && after.isRelevant && ['fits', 'ask'].includes(after.verdict);
            });
            expect(opens).toBe(true);
          }
        }
      }),
      many,
    );
    expect(counted).toBeGreaterThan(300);
  });
});

describe('もしもの資源', () => {
  it('まちに加えて全部やりなおしたときと同じ答えで、行き先のある人は減らない', () => {
    let gainedAtAll = 0;
    fc.assert(
      fc.property(
        fc.array(waiting, { maxLength: 3 }),
        townOfSome(2),
        imagined,
        (people, opportunities, place) => {
          const made = opportunityOf(place, undefined);
          const [before, after] = [
            groundOf(people, opportunities),
            groundOf(people, [...opportunities, made]),
          ];
          const { fits, ask } = gainedBy(made, before);
          const gained = [...fits, ...ask];
          gainedAtAll += gained.length;
          expect(withoutOption(after)).toEqual(withoutOption(before).filter((at) => !gained.includes(at)));
          expect(withoutOption(after).length).toBeLessThanOrEqual(withoutOption(before).length);
        },
      ),
      many,
    );
    expect(gainedAtAll).toBeGreaterThan(300);
  });

  it('型からつくる資源は、支えと時間が合う人の行き先になる。足りない支えは、足せばよいものとして出る', () => {
    const person = (supports: WaitingPerson['profile']['supports']): WaitingPerson => ({
      profile: {
        ...blankPerson(),
        age: 70,
        wishes: [{ text: '料理をしたい', concepts: ['a.cook'] }],
        hours: [...hoursOn([0, 1, 2, 3, 4], 540, 720)],
        sessionMaxMinutes: 120,
        supports,
        groupMax: 10,
        contact: [...contactCodes],
        feeMaxYen: 0,
        noise: 3,
        tolerance: { phone: 0 },
        reach: { means: [], maxKm: 2, home: { lat: 34.41, lon: 138.61 } },
      },
      areaId: areas[0] ?? null,
      passed: new Set(),
    });
    const people = [
      ...Array.from({ length: 7 }, () => person([])),
      ...Array.from({ length: 6 }, () => person(['watch'])),
    ];
    const ground = groundOf(people, []);
    const { patterns } = gapReport(ground);
    const [first] = patterns;
    expect(first?.people).toBe(10);
    const place = imaginedFor([
      { kind: 'wish', concept: 'a.cook' },
      { kind: 'daypart', part: 'weekday_morning' },
    ]);
    const near = { lat: 34.412, lon: 138.612 };
    const answer = whatIfResource(opportunityOf(place, near), ground, {
      kind: 'pattern',
      items: first?.items ?? [],
    });
    expect(answer).toMatchObject({ gained: 5, fits: 5, ask: null, rest: 5, ofGap: 5 });
    expect(answer.oneMore.map(({ key, people: more }) => [key, more])).toEqual([
      ['change:bring_support:watch', 5],
    ]);
    const watched = { ...place, supports: ['watch' as const] };
    expect(whatIfResource(opportunityOf(watched, near), ground)).toMatchObject({ gained: 10, rest: null });
    // Without a place nobody knows how far it is: that is to be asked, and is no plain yes.
    expect(whatIfResource(opportunityOf(watched, undefined), ground)).toMatchObject({ fits: null, ask: 10 });
  });
});

describe('型', () => {
  const keyOf = (items: readonly GapItem[]) => gapKey({ kind: 'pattern', items });

  it('八つの型が伝える人は、どのひとつの型より多い。型は5人以上、3つまでで、したいことを含む', () => {
    let found = 0;
    fc.assert(
      fc.property(crowdOf(30, 60), (ground) => {
        const all = ground.people.map(itemsOf);
        const without = withoutOption(ground).map((at) => all[at] ?? []);
        const patterns = findPatterns(without, all);
        found += patterns.length;
        expect(patterns.length).toBeLessThanOrEqual(mostPatterns);
        expect(new Set(patterns.map(({ items }) => keyOf(items))).size).toBe(patterns.length);
        for (const { items, people } of patterns) {
          expect(people.length).toBeGreaterThanOrEqual(smallestCell);
          expect(items.length).toBeLessThanOrEqual(3);
          expect(items.filter(({ kind }) => kind === 'wish')).toHaveLength(1);
          const gap = { kind: 'pattern', items } as const;
          expect(peopleOf(gap, ground)).toEqual(people.map((at) => withoutOption(ground)[at]));
        }
        const covered = coveredBy(patterns).size;
        for (const size of singlePatterns(without, all)) expect(covered).toBeGreaterThanOrEqual(size);
      }),
      { numRuns: 2000 },
    );
    expect(found).toBeGreaterThan(1000);
  });

  /** The size of every conjunction of a wish and one telling thing, by looking at each. */
  function singlePatterns(
    without: readonly (readonly GapItem[])[],
    all: readonly (readonly GapItem[])[],
  ): number[] {
    const share = (people: readonly (readonly GapItem[])[], key: string) =>
      people.filter((own) => own.some((item) => itemKey(item) === key)).length / people.length;
    const keys = [...new Set(without.flat().map(itemKey))];
    const wishes = keys.filter((key) => key.startsWith('wish:'));
    const others = keys.filter((key) => !key.startsWith('wish:') && share(without, key) >= share(all, key));
    return wishes
      .flatMap((wish) =>
        others.map((other) => {
          const has = (own: readonly GapItem[], key: string) => own.some((item) => itemKey(item) === key);
          return without.filter((own) => has(own, wish) && has(own, other)).length;
        }),
      )
      .filter((size) => size >= smallestCell);
  }

  it('人や資源の並びを変えても、出てくるものは同じ', () => {
    fc.assert(
      fc.property(crowd, fc.infiniteStream(fc.nat(1000)), (ground, chance) => {
        const order = ground.people
          .map((_, at) => ({ at, by: chance.next().value }))
          .toSorted((a, b) => a.by - b.by);
        const shuffled = {
          day,
          people: order.flatMap(({ at }) => ground.people[at] ?? []),
          standings: order.flatMap(({ at }) => ground.standings[at] ?? []),
        };
        expect(gapReport(shuffled)).toEqual(gapReport(ground));
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.array(waiting, { maxLength: 8 }), townOfSome(4), (people, opportunities) => {
        expect(gapReport(groundOf(people, opportunities.toReversed()))).toEqual(
          gapReport(groundOf(people, opportunities)),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('ほぼ全員に共通するものは型に加え、行き先のある人にも同じだけあるものは型にしない', () => {
    const person = (supports: WaitingPerson['profile']['supports'], areaId: string): WaitingPerson => ({
      profile: { ...blankPerson(), age: 72, wishes: [{ text: '料理', concepts: ['a.cook'] }], supports },
      areaId,
      passed: new Set(),
    });
    const [north = '', south = ''] = areas;
    const none: Standing = { hasOption: false, changes: new Map() };
    const some: Standing = { hasOption: true };
    const lacking = Array.from({ length: 10 }, () => person(['watch'], north));
    const served = Array.from({ length: 30 }, (_, at) => person([], at % 2 === 0 ? north : south));
    const { patterns } = gapReport({
      day,
      people: [...lacking, ...served],
      standings: [...lacking.map(() => none), ...served.map(() => some)],
    });
    expect(patterns.map(({ key }) => key)).toEqual([`wish:a.cook|area:${north}|support:watch`]);
  });
});

describe('型の名', () => {
  const item = fc.oneof(
    fc.constantFrom(...areas).map((areaId): GapItem => ({ kind: 'area', areaId })),
    fc
      .constantFrom('weekday_morning' as const, 'weekend' as const)
      .map((part): GapItem => ({ kind: 'daypart', part })),
    fc.constantFrom(0 as const, 60 as const, 90 as const).map((band): GapItem => ({ kind: 'age', band })),
    fc.constantFrom(...supportCodes).map((code): GapItem => ({ kind: 'support', code })),
    fc.constantFrom(...demandCodes).map((demand): GapItem => ({ kind: 'tolerance', demand })),
  );
  it('書いて読めば同じものにもどり、ちがうことばからは何も読まない', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...topics),
        fc.uniqueArray(item, { maxLength: 2, selector: itemKey }),
        (concept, others) => {
          const key = gapKey({ kind: 'pattern', items: [...others, { kind: 'wish', concept }] });
          const read = readGapKey(key);
          expect(read && gapKey(read)).toBe(key);
        },
      ),
      many,
    );
    fc.assert(
      fc.property(change, (one) => {
        expect(readGapKey(changeKey(one))).toEqual(one);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(readGapKey(typed)).toBeUndefined();
      }),
      many,
    );
    for (const wrong of [
      '',
      'support:watch',
      'wish:a.cook|wish:a.cook',
      'age:35|wish:a.cook',
      'change:lift:x',
      'change:bring_support',
      'wish:a.cook|age:60|area:x',
    ]) {
      expect(readGapKey(wrong)).toBeUndefined();
    }
  });

  it('もしもの資源は、することがなければ受けつけず、時刻は始まりが先', () => {
    expect(imaginedShape.safeParse(blankImagined()).success).toBe(false);
    const sound = { ...blankImagined(), concepts: ['a.cook'] };
    expect(imaginedShape.safeParse(sound).success).toBe(true);
    for (const wrong of [
      { from: 600 },
      { days: [1], from: 600, until: 540 },
      { from: 540, until: 600 },
      { ageMin: 70, ageMax: 20 },
    ]) {
      expect(imaginedShape.safeParse({ ...sound, ...wrong }).success).toBe(false);
    }
  });
});

it('願いの広いことばに、部類の名（困りごと・願い）は入らない。どの願いの型も、頁の宛先として読みもどせる', () => {
  for (const concept of ['n.gather', 'n.vacant', 'a.craft', 'a.knit']) {
    const profile = { ...blankPerson(), wishes: [{ text: '', concepts: [concept] }] };
    const items = itemsOf({ profile, areaId: null, passed: new Set() });
    expect(items).toContainEqual({ kind: 'wish', concept });
    for (const item of items.filter(({ kind }) => kind === 'wish')) {
      const gap = { kind: 'pattern', items: [item] } as const;
      expect(readGapKey(gapKey(gap))).toEqual(gap);
    }
  }
});
