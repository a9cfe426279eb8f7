import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { evaluate } from './evaluate.ts';
import { chanceOf, randomOpportunity, randomPerson, randomTown, townDay } from './random-town.test-data.ts';
import { rankTown, scanTown } from './rank-town.ts';
import { firmestOf, rank, type LeftOutCause } from './rank.ts';
import { townOf, type Town } from './town.ts';

const seed = fc.nat({ max: 2 ** 31 });
const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

/** Nothing but the definition, pair by pair: every verdict from `evaluate`, in the order of its scores. */
function byDefinition(person: PersonProfile, town: readonly Opportunity[]) {
  const all = town.map((one) => evaluate(person, one, townDay));
  const listed = all
    .filter(({ verdict, isRelevant }) => verdict !== 'no' && isRelevant)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : Number(a.id > b.id)));
  const leftOut: Partial<Record<LeftOutCause, number>> = {};
  for (const one of all) {
    if (one.verdict !== 'no' && one.isRelevant) continue;
    const cause = one.verdict === 'no' ? firmestOf(one.blocks) : 'unrelated';
    if (cause !== undefined) leftOut[cause] = (leftOut[cause] ?? 0) + 1;
  }
  return {
    fits: idsOf(listed.filter(({ verdict }) => verdict !== 'near')),
    nearMisses: idsOf(listed.filter(({ verdict }) => verdict === 'near')),
    leftOut,
    total: town.length,
  };
}

describe('列にした町は、ひとつずつ evaluate したのと同じに答える', () => {
  it('合うもの、変えれば合うもの、その順、出さなかったわけの数：27,000組', () => {
    const seen = { fits: 0, nearMisses: 0, causes: new Set<string>() };
    fc.assert(
      fc.property(seed, (start) => {
        const chance = chanceOf(start);
        const town = randomTown(chance, chance.between(0, 90));
        const ready = townOf(town, townDay);
        // The same prepared town for one after the other: nothing of a search may be left in it for the next.
        for (let turn = 0; turn < 4; turn += 1) {
          const person = randomPerson(chance);
          const { fits, nearMisses, leftOut, total } = rankTown(person, ready);
          const expected = byDefinition(person, town);
          expect({ fits: idsOf(fits), nearMisses: idsOf(nearMisses), leftOut, total }).toEqual(expected);
          seen.fits += fits.length;
          seen.nearMisses += nearMisses.length;
          for (const cause of Object.keys(leftOut)) seen.causes.add(cause);
        }
      }),
      { numRuns: 150 },
    );
    expect(Math.min(seen.fits, seen.nearMisses)).toBeGreaterThan(1000);
    // Each cause there is was met, so that none of them is compared with nothing.
    expect(seen.causes.size).toBe(23);
  });

  it('はじめの何件かだけを求めても、全部をならべた頭と同じで、件数も同じ', () => {
    fc.assert(
      fc.property(seed, (start) => {
        const chance = chanceOf(start);
        const town = randomTown(chance, chance.between(0, 120));
        const passed = new Set(idsOf(town.filter(() => chance.holds(0.05))));
        const ready = townOf(town, townDay);
        for (let turn = 0; turn < 4; turn += 1) {
          const person = randomPerson(chance);
          const most = { fits: chance.between(0, 6), nearMisses: chance.between(0, 6) };
          const few = scanTown(person, ready, most, passed);
          const all = rankTown(person, ready, passed);
          const ranking = rank(
            person,
            town.filter(({ id }) => !passed.has(id)),
            townDay,
          );
          expect(idsOf(few.fits)).toEqual(idsOf(ranking.fits).slice(0, most.fits));
          expect(idsOf(few.nearMisses)).toEqual(idsOf(ranking.nearMisses).slice(0, most.nearMisses));
          expect([few.fitCount, few.nearMissCount]).toEqual([ranking.fits.length, ranking.nearMisses.length]);
          expect([few.leftOut, few.total]).toEqual([ranking.leftOut, ranking.total]);
          expect([idsOf(all.fits), idsOf(all.nearMisses)]).toEqual([
            idsOf(ranking.fits),
            idsOf(ranking.nearMisses),
          ]);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('いくつかが変わっただけの町は、前の列を直して使っても同じで、前の町も前のまま答える：10,000組', () => {
    let patched = 0;
    fc.assert(
      fc.property(seed, (start) => {
        const chance = chanceOf(start);
        const town = randomTown(chance, chance.between(40, 90)).map((one, at) => ({ ...one, id: `o${at}` }));
        const person = randomPerson(chance);
        const answered = (ready: Town) => {
          const { fits, nearMisses, leftOut, total } = rankTown(person, ready);
          return { fits: idsOf(fits), nearMisses: idsOf(nearMisses), leftOut, total };
        };
        const first = townOf(town, townDay);
        const before = answered(first);
        let last = first;
        for (let turn = 0; turn < 2; turn += 1) {
          const at = new Set([chance.between(0, town.length - 1), chance.between(0, town.length - 1)]);
          const changed = last.opportunities.map((one, row) =>
            at.has(row) ? { ...randomOpportunity(chance, one.id), id: one.id } : one,
          );
          last = townOf(changed, townDay, last);
          patched += last.patched;
          expect(answered(last)).toEqual(byDefinition(person, changed));
        }
        expect(answered(first)).toEqual(before);
      }),
      { numRuns: 90 },
    );
    // Not that each of them was read anew.
    expect(patched).toBeGreaterThan(100);
  });

  it('大きな町でも同じ', () => {
    const chance = chanceOf(41);
    const town = randomTown(chance, 2500).map((one, at) => ({ ...one, id: `r${at}` }));
    const ready = townOf(town, townDay);
    for (let turn = 0; turn < 4; turn += 1) {
      const person = randomPerson(chance);
      const { fits, nearMisses, leftOut, total } = rankTown(person, ready);
      expect({ fits: idsOf(fits), nearMisses: idsOf(nearMisses), leftOut, total }).toEqual(
        byDefinition(person, town),
      );
      const few = scanTown(person, ready, { fits: 20, nearMisses: 5 });
      expect(few.fits).toEqual(fits.slice(0, 20));
      expect(few.nearMisses).toEqual(nearMisses.slice(0, 5));
    }
  });
});
