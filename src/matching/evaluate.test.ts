import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contactCodes,
  disclosureCodes,
  documentCodes,
  eligibilityCodes,
  exitCodes,
  leaderCodes,
  supportCodes,
} from '#domain/condition-codes.ts';
import { blankOpportunity, blankPerson, type Opportunity, type PersonProfile } from '#domain/conditions.ts';
import { demandCodes, type Level } from '#domain/demand-codes.ts';
import { anyTime, hoursOn, unionHours, weeklyRule } from '#domain/hours.ts';
import { applyRepairs } from './apply-repairs.ts';
import { evaluate, type Verdict } from './evaluate.ts';
import { rankTown } from './rank-town.ts';
import { explainOne, rank, whatIf } from './rank.ts';
import { sentencesOf } from './sentences.ts';
import { concerns, townOf } from './town.ts';

const day = '2026-11-24';
const runs = { numRuns: 2000 };
const topics = ['a.cook', 'a.pc', 'a.patrol', 'a.animal', 'a.craft', 'a.food', 'a.listen', 'a.menu'];
const someDemands = demandCodes.filter(
  (code, index) => index % 9 === 0 || code === 'real_name' || code === 'publication',
);
const level = fc.constantFrom<Level>(0, 1, 2, 3);
const concepts = fc.subarray(topics, { maxLength: 2 });
const hours = fc
  .tuple(
    fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
    fc.integer({ min: 14, max: 36 }),
    fc.integer({ min: 1, max: 8 }),
  )
  .map(([days, start, length]) => [...hoursOn(days, start * 30, (start + length) * 30)]);
const said = fc.record({ text: fc.constantFrom('料理', '名簿の入力', '子どもの見守り'), concepts });
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
/** A field without a value is left out, as in JSON. */
function stripped(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}

const demandsPart = fc.dictionary(fc.constantFrom(...someDemands), level, {
  maxKeys: 4,
  noNullPrototype: true,
});
const personArbitrary: fc.Arbitrary<PersonProfile> = fc
  .record({
    age: some(fc.integer({ min: 5, max: 90 })),
    strengths: fc.array(said, { maxLength: 2 }),
    wishes: fc.array(said, { maxLength: 2 }),
    avoid: fc.array(
      fc.record({
        text: fc.constant('いや'),
        concepts: fc.constant([]),
        demands: fc.subarray(someDemands, { maxLength: 1 }),
      }),
      { maxLength: 1 },
    ),
    tolerance: demandsPart,
    supports: fc.subarray(supportCodes, { maxLength: 3 }),
    hours: some(hours),
    sessionMaxMinutes: some(fc.constantFrom(60, 90, 120, 300)),
    maxKm: some(fc.integer({ min: 0, max: 6 })),
    acceptsLift: some(fc.boolean()),
    groupMax: some(fc.option(fc.integer({ min: 1, max: 20 }), { nil: null })),
    contact: some(fc.subarray(contactCodes, { minLength: 1 })),
    documents: fc.dictionary(fc.constantFrom(...documentCodes), fc.boolean(), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
    eligibility: fc.dictionary(fc.constantFrom(...eligibilityCodes), fc.boolean(), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
    feeMaxYen: some(fc.option(fc.constantFrom(0, 500, 2000), { nil: null })),
    noise: some(level),
    ledBy: some(fc.subarray(leaderCodes, { minLength: 1 })),
    exit: some(fc.constantFrom(...exitCodes)),
    disclosure: some(fc.constantFrom(...disclosureCodes)),
  })
  .map(
    ({ maxKm, acceptsLift, ...rest }) =>
      stripped({ ...blankPerson(), ...rest, reach: { means: [], maxKm, acceptsLift } }) as PersonProfile,
  );

const opportunityArbitrary: fc.Arbitrary<Opportunity> = fc
  .record({
    kind: fc.constantFrom<Opportunity['kind']>('role', 'activity', 'job', 'capacity', 'wish'),
    text: fc.constantFrom('料理の会', '名簿を打ち直す', '通学路の見守り', ''),
    concepts,
    requires: fc.array(said, { maxLength: 1 }),
    demands: demandsPart,
    supports: fc.subarray(supportCodes, { maxLength: 3 }),
    lacks: fc.subarray(supportCodes, { maxLength: 3 }),
    week: some(hours),
    capacity: some(fc.option(fc.integer({ min: 0, max: 4 }), { nil: null })),
    formalReserved: some(fc.boolean()),
    minSessionMinutes: some(fc.constantFrom(30, 60, 120, 180)),
    allowsShort: some(fc.boolean()),
    group: some(fc.option(fc.integer({ min: 1, max: 40 }), { nil: null })),
    ageMin: some(fc.option(fc.constantFrom(18, 65), { nil: null })),
    ageMax: some(fc.option(fc.constantFrom(12, 64), { nil: null })),
    documents: some(fc.subarray(documentCodes, { maxLength: 1 })),
    eligibility: some(
      fc.subarray(eligibilityCodes, { maxLength: 1 }).map((codes) => codes.map((code) => ({ code }))),
    ),
    feeYen: some(fc.constantFrom(0, 300, 1000, 5000)),
    contact: some(fc.subarray(contactCodes, { minLength: 1 })),
    noise: some(level),
    ledBy: some(fc.constantFrom(...leaderCodes)),
    exit: some(fc.constantFrom(...exitCodes)),
    distanceKm: some(fc.integer({ min: 0, max: 10 })),
  })
  .map(({ week, capacity, ...rest }) => {
    const windows = week === undefined ? [] : [{ rule: weeklyRule(week), capacity }];
    const lacks = rest.lacks.filter((code) => !rest.supports.includes(code));
    return stripped({ ...blankOpportunity('o'), ...rest, lacks, windows }) as Opportunity;
  });

const order: Verdict[] = ['no', 'near', 'ask', 'fits'];
function worth(verdict: Verdict): number {
  return order.indexOf(verdict);
}
function isOpen(verdict: Verdict): boolean {
  return verdict === 'fits' || verdict === 'ask';
}

describe('変えれば合う', () => {
  it('書いてある変更をすべてすれば合い、ひとつでも欠ければ合わない', () => {
    let tried = 0;
    fc.assert(
      fc.property(personArbitrary, opportunityArbitrary, (person, opportunity) => {
        const before = evaluate(person, opportunity, day);
        if (before.verdict !== 'near') return;
        tried += 1;
        const all = applyRepairs(person, opportunity, before.repairs);
        expect(isOpen(evaluate(all.person, all.opportunity, day).verdict)).toBe(true);
        for (const missing of before.repairs) {
          const others = before.repairs.filter((repair) => repair !== missing);
          const partly = applyRepairs(person, opportunity, others);
          expect(isOpen(evaluate(partly.person, partly.opportunity, day).verdict)).toBe(false);
        }
      }),
      { numRuns: 12_000 },
    );
    expect(tried).toBeGreaterThan(100);
  });
});

describe('増えて悪くなることはない', () => {
  const cases: [string, (person: PersonProfile, opportunity: Opportunity) => [PersonProfile, Opportunity]][] =
    [
      [
        '動ける時間',
        (p, o) => [
          {
            ...p,
            ...(p.hours === undefined ? {} : { hours: [...unionHours(p.hours, hoursOn([5, 6], 540, 1020))] }),
          },
          o,
        ],
      ],
      [
        'できること',
        (p, o) => [{ ...p, tolerance: Object.fromEntries(demandCodes.map((code) => [code, 3])) }, o],
      ],
      ['受入先の支え', (p, o) => [p, { ...o, supports: [...supportCodes], lacks: [] }]],
      ['願い', (p, o) => [{ ...p, wishes: [...p.wishes, { text: '料理', concepts: ['a.cook'] }] }, o]],
      [
        '受入先の時間',
        (p, o) => [
          p,
          {
            ...o,
            windows: o.windows.map((one) => ({
              ...one,
              rule: weeklyRule(
                unionHours(one.rule.kind === 'weekly' ? one.rule.hours : [], hoursOn([5], 0, 600)),
              ),
            })),
          },
        ],
      ],
    ];
  it.each(cases)('%sが増えても、判断は悪くならない', (name, change) => {
    fc.assert(
      fc.property(personArbitrary, opportunityArbitrary, (person, opportunity) => {
        const [p, o] = change(person, opportunity);
        const [before, after] = [evaluate(person, opportunity, day), evaluate(p, o, day)];
        if (name === '受入先の時間') {
          // A longer window may bring up the question whether a part will do; it never brings up an obstacle.
          if (isOpen(before.verdict)) expect(isOpen(after.verdict)).toBe(true);
        } else expect(worth(after.verdict)).toBeGreaterThanOrEqual(worth(before.verdict));
        if (isOpen(before.verdict) && isOpen(after.verdict))
          expect(after.score).toBeGreaterThanOrEqual(before.score);
      }),
      runs,
    );
  });
});

describe('知らないことは、よいことにならない', () => {
  it('ひとつの欄を空にして「そのまま合う」に変わることはない', () => {
    const personFields = [
      'age',
      'hours',
      'sessionMaxMinutes',
      'groupMax',
      'contact',
      'feeMaxYen',
      'noise',
    ] as const;
    const opportunityFields = [
      'minSessionMinutes',
      'group',
      'ageMin',
      'ageMax',
      'documents',
      'eligibility',
      'feeYen',
      'contact',
      'noise',
      'distanceKm',
    ] as const;
    fc.assert(
      fc.property(personArbitrary, opportunityArbitrary, fc.nat(), (person, opportunity, pick) => {
        const before = evaluate(person, opportunity, day).verdict;
        if (isOpen(before)) return;
        const personField = personFields[pick % personFields.length]!;
        const opportunityField = opportunityFields[pick % opportunityFields.length]!;
        const { [personField]: _asked, ...lessKnown } = person;
        const { [opportunityField]: _told, ...lessTold } = opportunity;
        expect(evaluate(lessKnown as PersonProfile, opportunity, day).verdict).not.toBe('fits');
        expect(evaluate(person, lessTold as Opportunity, day).verdict).not.toBe('fits');
      }),
      { numRuns: 6000 },
    );
  });

  it('何も書かれていないどうしは、合うとは言わず、聞くことを挙げる', () => {
    const evaluation = evaluate(blankPerson(), blankOpportunity('o'), day);
    expect(evaluation.verdict).toBe('ask');
    expect(evaluation.unknowns.map((unknown) => unknown.code)).toEqual(
      expect.arrayContaining(['hours_of_person', 'hours_of_opportunity', 'capacity', 'distance', 'reach']),
    );
  });
});

describe('けっして出さないもの', () => {
  it('空きが0なら、いまは合わない', () => {
    fc.assert(
      fc.property(personArbitrary, opportunityArbitrary, (person, opportunity) => {
        const full = { ...opportunity, windows: [{ rule: weeklyRule(anyTime), capacity: 0 }] };
        expect(isOpen(evaluate(person, full, day).verdict)).toBe(false);
        const formal = { ...full, kind: 'capacity' } as const;
        expect(evaluate(person, formal, day).verdict).toBe('no');
      }),
      runs,
    );
  });

  it('正式な利用者が待っていれば、席があっても出さない', () => {
    fc.assert(
      fc.property(
        personArbitrary,
        opportunityArbitrary,
        fc.integer({ min: 1, max: 5 }),
        (person, opportunity, pending) => {
          const formal = { capacity: 20, contracted: 10, pending, reserve: 0, guests: 0 };
          expect(evaluate(person, { ...opportunity, formal }, day).verdict).toBe('no');
          expect(evaluate(person, { ...opportunity, formalReserved: true }, day).verdict).toBe('no');
        },
      ),
      runs,
    );
  });

  it('本人の「したくない」は、ほかに何があっても出さない', () => {
    fc.assert(
      fc.property(
        personArbitrary,
        opportunityArbitrary,
        fc.constantFrom(...demandCodes),
        (person, opportunity, code) => {
          const unwilling = { ...person, avoid: [{ text: 'いや', concepts: [], demands: [code] }] };
          const evaluation = evaluate(unwilling, { ...opportunity, demands: { [code]: 1 } }, day);
          expect(evaluation.verdict).toBe('no');
          expect(evaluation.repairs).toEqual([]);
        },
      ),
      runs,
    );
  });

  it('期限の切れた空き、終わった所、年齢の外は出さない', () => {
    const open: Opportunity = {
      ...blankOpportunity('o'),
      windows: [{ rule: weeklyRule(anyTime), capacity: 1, validUntil: '2026-11-23' }],
    };
    expect(evaluate(blankPerson(), open, day).blocks.map((one) => one.code)).toContain('expired');
    expect(evaluate(blankPerson(), open, '2026-11-23').blocks).toEqual([]);
    expect(evaluate(blankPerson(), { ...blankOpportunity('o'), closedOn: day }, day).verdict).toBe('no');
    expect(
      evaluate({ ...blankPerson(), age: 64 }, { ...blankOpportunity('o'), ageMin: 65 }, day).verdict,
    ).toBe('no');
  });
});

describe('ならべ方', () => {
  it('ならぶものには、そこにある理由がかならず書いてある', () => {
    fc.assert(
      fc.property(
        personArbitrary,
        fc.array(opportunityArbitrary, { maxLength: 8 }),
        (person, opportunities) => {
          const ranking = rank(person, opportunities, day);
          for (const one of [...ranking.fits, ...ranking.nearMisses]) {
            const ties = ['wish', 'strength', 'host_wish', 'words'];
            expect(one.reasons.some((reason) => ties.includes(reason.code))).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('登録の順は、答えに出ない', () => {
    fc.assert(
      fc.property(
        personArbitrary,
        fc.array(opportunityArbitrary, { maxLength: 8 }),
        fc.nat(),
        (person, opportunities, turn) => {
          // Twins: only the id may decide between them.
          const named = [...opportunities, ...opportunities].map((one, index) => ({
            ...one,
            id: `r${index}`,
          }));
          const turned = [...named.slice(turn % 16), ...named.slice(0, turn % 16)].toReversed();
          expect(rank(person, turned, day)).toEqual(rank(person, named, day));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('出したものと出さなかったものを足すと、全部になる', () => {
    fc.assert(
      fc.property(
        personArbitrary,
        fc.array(opportunityArbitrary, { maxLength: 8 }),
        (person, opportunities) => {
          const ranking = rank(person, opportunities, day);
          const leftOut = Object.values(ranking.leftOut).reduce((sum, count) => sum + count, 0);
          expect(ranking.fits.length + ranking.nearMisses.length + leftOut).toBe(opportunities.length);
          const causes = opportunities.flatMap((one) => explainOne(person, one, day).leftOut ?? []);
          for (const [cause, count] of Object.entries(ranking.leftOut)) {
            expect(causes.filter((one) => one === cause)).toHaveLength(count);
          }
          for (const opportunity of opportunities) {
            for (const { text } of sentencesOf(explainOne(person, opportunity, day))) {
              expect(text).not.toMatch(/undefined|NaN|null|\[object/u);
              expect(text.trim()).not.toBe('');
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('送迎があれば、で増えるものを挙げる', () => {
    const person: PersonProfile = {
      ...blankPerson(),
      wishes: [{ text: '料理', concepts: ['a.cook'] }],
      reach: { means: ['walk'], maxKm: 1 },
    };
    const far: Opportunity = {
      ...blankOpportunity('far'),
      concepts: ['a.cook'],
      distanceKm: 3,
      windows: [{ rule: weeklyRule(anyTime), capacity: 1 }],
    };
    expect(rank(person, [far], day).nearMisses.map((one) => one.id)).toEqual(['far']);
    expect(whatIf(person, { reach: { means: ['car'], maxKm: 5 } }, [far], day).gained).toEqual(['far']);
  });
});

const town = fc
  .array(fc.record({ opportunity: opportunityArbitrary, hostWishes: fc.array(said, { maxLength: 1 }) }), {
    maxLength: 25,
  })
  .map((all) =>
    all.map(({ opportunity, hostWishes }, at): Opportunity => ({ ...opportunity, hostWishes, id: `o${at}` })),
  );
const passedOver = fc.uniqueArray(
  fc.nat({ max: 25 }).map((at) => `o${at}`),
  { maxLength: 3 },
);

describe('用意した町', () => {
  it('用意した町でならべても、ひとつずつ evaluate したのと同じ答え・同じわけ・同じ数になる', () => {
    let [listed, unrelated] = [0, 0];
    fc.assert(
      fc.property(personArbitrary, town, passedOver, (person, opportunities, passed) => {
        const left = opportunities.filter(({ id }) => !passed.includes(id));
        const ready = townOf(opportunities, day);
        const order = rankTown(person, ready, new Set(passed));
        const ranking = rank(person, left, day);
        const explain = (one: Opportunity) => evaluate(person, one, day);
        expect(order.fits.map(explain)).toEqual(ranking.fits);
        expect(order.nearMisses.map(explain)).toEqual(ranking.nearMisses);
        expect([order.leftOut, order.total]).toEqual([ranking.leftOut, ranking.total]);
        const all = left
          .map(explain)
          .filter(({ verdict, isRelevant }) => verdict !== 'no' && isRelevant)
          .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
        expect(ranking.fits).toEqual(all.filter(({ verdict }) => verdict !== 'near'));
        expect(ranking.nearMisses).toEqual(all.filter(({ verdict }) => verdict === 'near'));
        listed += all.length;
        unrelated += ranking.leftOut.unrelated ?? 0;
      }),
      { numRuns: 300 },
    );
    expect(Math.min(listed, unrelated)).toBeGreaterThan(20);
  });

  it('関わりの印のないものは、願いとも強みとも結びつかない', () => {
    let unmarked = 0;
    fc.assert(
      fc.property(personArbitrary, town, (person, opportunities) => {
        const marks = concerns(person, townOf(opportunities, day));
        for (const [at, opportunity] of opportunities.entries()) {
          if (marks[at] === 1) continue;
          unmarked += 1;
          expect(evaluate(person, opportunity, day).isRelevant).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
    expect(unmarked).toBeGreaterThan(100);
  });
});
