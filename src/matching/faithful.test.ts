import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { supportLabels, type SupportCode } from '#domain/condition-codes.ts';
import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { demandLabels, type DemandCode } from '#domain/demand-codes.ts';
import { applyRepairs } from './apply-repairs.ts';
import { evaluate, type Evaluation } from './evaluate.ts';
import type { Reason, ReasonCode } from './findings.ts';
import { chanceOf, mildOpportunity, randomPerson, townDay } from './random-town.test-data.ts';

type Pair = { person: PersonProfile; opportunity: Opportunity; evaluation: Evaluation };

/** 20,000 random pairs, others in every run, each made and evaluated once for all that is asked of them. */
const pairs: readonly Pair[] = fc.sample(fc.nat({ max: 2 ** 31 }), 500).flatMap((seed) => {
  const chance = chanceOf(seed);
  const person = { ...randomPerson(chance), avoid: [] };
  return Array.from({ length: 40 }, () => {
    const opportunity = mildOpportunity(chance, 'o');
    return { person, opportunity, evaluation: evaluate(person, opportunity, townDay) };
  });
});

/** Those of the wanted kind, at least so many. */
function forPairs(count: number, isWanted: (one: Evaluation) => boolean, hold: (pair: Pair) => void): void {
  const wanted = pairs.filter(({ evaluation }) => isWanted(evaluation));
  for (const pair of wanted) hold(pair);
  expect(wanted.length).toBeGreaterThan(count);
}

/** Thousands of pairs are gone through: what does not hold is thrown with both sides of it. */
function must(holds: boolean, what: string, pair: unknown): void {
  if (!holds) throw new Error(`${what}: ${JSON.stringify(pair)}`);
}

const isListed = ({ verdict, isRelevant }: Evaluation): boolean => verdict !== 'no' && isRelevant;
const isOpen = ({ verdict }: Evaluation): boolean => verdict === 'fits' || verdict === 'ask';

describe('書いてある変更は、そのとおりに効く', () => {
  it('すべてすれば合い、ひとつでも欠ければ合わない：10,000通り', () => {
    let tried = 0;
    forPairs(
      4500,
      ({ verdict }) => verdict === 'near',
      ({ person, opportunity, evaluation: { repairs } }) => {
        const after = (done: typeof repairs): Evaluation => {
          const both = applyRepairs(person, opportunity, done);
          return evaluate(both.person, both.opportunity, townDay);
        };
        const all = after(repairs);
        must(all.blocks.length === 0 && isOpen(all), 'all repairs', { person, opportunity, repairs });
        tried += 1 + repairs.length;
        for (const missing of repairs) {
          const partly = after(repairs.filter((one) => one !== missing));
          must(!isOpen(partly), `without ${missing.code}`, { person, opportunity, repairs });
        }
      },
    );
    expect(tried).toBeGreaterThan(10_000);
  });
});

/** The pair without what a reason names, and nothing else changed. */
const without: { [Code in ReasonCode]: (pair: Pair, reason: Reason) => [PersonProfile, Opportunity] } = {
  wish: ({ person, opportunity }, { params }) => [
    { ...person, wishes: person.wishes.filter(({ text }) => text !== params['said']) },
    opportunity,
  ],
  // Somebody of whom one strength less is known is still somebody whose strengths were asked.
  strength: ({ person, opportunity }, { params }) => [
    {
      ...person,
      strengths: person.strengths.map((one) =>
        one.text === params['said'] ? { ...one, text: '', concepts: [] } : one,
      ),
    },
    opportunity,
  ],
  host_wish: ({ person, opportunity }) => [person, { ...opportunity, hostWishes: [] }],
  words: ({ person, opportunity }, { params }) => {
    const isFree = ({ text }: { text: string }): boolean =>
      !text.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '').includes(String(params['word']));
    return [
      {
        ...person,
        wishes: person.wishes.filter(isFree),
        strengths: person.strengths.map((one) => (isFree(one) ? one : { ...one, text: '' })),
      },
      opportunity,
    ];
  },
  support: ({ person, opportunity }, { params }) => [
    person,
    {
      ...opportunity,
      supports: opportunity.supports.filter((code: SupportCode) => supportLabels[code] !== params['what']),
    },
  ],
  time: ({ person, opportunity }) => [{ ...person, hours: [] }, opportunity],
  distance: ({ person, opportunity }) => [person, { ...opportunity, isRemote: false, distanceKm: 400 }],
  place: ({ person, opportunity }) => [
    person,
    {
      ...opportunity,
      ...(opportunity.formal && { formal: { ...opportunity.formal, capacity: 0 } }),
      windows: opportunity.windows.map((window) => ({ ...window, capacity: 0 })),
    },
  ],
  group: ({ person, opportunity }) => [person, { ...opportunity, group: 100_000 }],
  demand: ({ person, opportunity }, { params }) => {
    const code = Object.keys(demandLabels).find((one) => demandLabels[one as DemandCode] === params['what']);
    return [person, { ...opportunity, demands: { ...opportunity.demands, [code ?? '']: 3 } }];
  },
};

describe('書いてある理由を除けば、その働きもなくなる', () => {
  it('理由が消え、順は上がらない：10,000通り', () => {
    const tried = new Map<string, number>();
    forPairs(3500, isListed, (pair) => {
      const { evaluation } = pair;
      for (const reason of evaluation.reasons) {
        const [person, opportunity] = without[reason.code](pair, reason);
        const after = evaluate(person, opportunity, townDay);
        const told = (one: Reason): string => JSON.stringify([one.code, one.params]);
        must(!after.reasons.some((one) => told(one) === told(reason)), 'still told', {
          reason,
          person,
          opportunity,
        });
        const isHigher = isListed(after) && after.score > evaluation.score;
        must(!isHigher, 'stands higher', { reason, person, opportunity });
        tried.set(reason.code, (tried.get(reason.code) ?? 0) + 1);
      }
    });
    expect([...tried.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10_000);
    for (const code of Object.keys(without))
      expect([code, (tried.get(code) ?? 0) > 20]).toEqual([code, true]);
  });

  it('願いにも強みにもつながるものがなければ、ならばない：3,000組', () => {
    // Made once for each person: what an evaluation works out for somebody is kept with them.
    const silent = new Map<PersonProfile, PersonProfile>();
    const unsaidOf = (person: PersonProfile): PersonProfile => {
      const strengths = person.strengths.map(() => ({ text: '', concepts: [] }));
      const made = silent.get(person) ?? { ...person, wishes: [], strengths };
      silent.set(person, made);
      return made;
    };
    forPairs(3000, isListed, ({ person, opportunity }) => {
      const unsaid = unsaidOf(person);
      must(!evaluate(unsaid, opportunity, townDay).isRelevant, 'still listed', { person, opportunity });
    });
  });
});
