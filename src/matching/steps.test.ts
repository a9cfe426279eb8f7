import { expect, it } from 'vitest';
import type { Gap } from '#domain/gap.ts';
import type { Steps } from '#domain/steps.ts';
import { sieveSteps } from './gap-sieve.ts';
import { standingOf, type WaitingPerson } from './gap-standing.ts';
import { gapReport, gapReportSteps, lookAtGap, lookSteps, whatIfResource, whatIfSteps } from './gaps.ts';
import { chanceOf, randomPerson, randomTown, townDay } from './random-town.test-data.ts';
import { rank, rankSteps } from './rank.ts';
import { townOf, townSteps } from './town.ts';

/** The answer, and how often others could have had their turn before it. */
function walked<Result>(steps: Steps<Result>): { result: Result; pauses: number } {
  let pauses = 0;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { result: step.value, pauses };
    pauses += 1;
  }
}

const chance = chanceOf(11);
const offers = randomTown(chance, 1000);
const people: WaitingPerson[] = Array.from({ length: 1000 }, (_, at) => ({
  profile: randomPerson(chance),
  areaId: at % 3 === 0 ? null : `0190ea5d-ac96-774b-8cce-b3020000000${at % 3}`,
  passed: new Set<string>(),
}));

it('大きな町は、100件ごとに手を休めながら読め、休まずに読んだ町と同じになる', () => {
  const { result, pauses } = walked(townSteps(offers, townDay));
  expect(pauses).toBeGreaterThanOrEqual(offers.length / 100);
  expect(result.columns).toEqual(townOf(offers, townDay).columns);
});

it('変わったところだけを読みなおした町も、休みながら読んで同じになる', () => {
  const before = townOf(offers, townDay);
  const changed = offers.with(3, { ...offers[3]!, feeYen: 700 });
  const { result } = walked(townSteps(changed, townDay, before));
  expect(result.patched).toBe(1);
  expect(result.columns).toEqual(townOf(changed, townDay, before).columns);
});

it('足りないものを数える支度は、休みながらでき、ひとりずつの答えは変わらない', () => {
  const town = townOf(offers, townDay);
  const sieve = walked(sieveSteps(town));
  expect(sieve.pauses).toBeGreaterThanOrEqual(offers.length / 100);
  // Made once for a town: whoever comes later neither waits nor pauses.
  expect(walked(sieveSteps(town))).toEqual({ result: sieve.result, pauses: 0 });
  // Asked by a place of its own the town answers the same, in whichever order it was made ready.
  const unready = townOf(offers, townDay);
  const standings = people.map((person) => standingOf(person, town));
  expect(standings).toEqual(people.map((person) => standingOf(person, unready)));
});

it('足りないもののまとめも、休みながらでき、答えは変わらない', () => {
  // Hardly anything is open in this town, so that many lack the same.
  const bare = townOf(offers.slice(0, 4), townDay);
  const ground = { day: townDay, people, standings: people.map((person) => standingOf(person, bare)) };
  const { result, pauses } = walked(gapReportSteps(ground));
  expect(pauses).toBeGreaterThanOrEqual(people.length / 200);
  expect(result).toEqual(gapReport(ground));
  expect(result.patterns.length).toBeGreaterThan(0);
});

it('ひとつの答えを出すのも、もしもの資源を試すのも、休みながらでき、答えは変わらない', () => {
  const [one] = people;
  if (one === undefined) throw new Error('somebody must wait');
  const ranked = walked(rankSteps(one.profile, offers, townDay));
  expect(ranked.pauses).toBeGreaterThanOrEqual(offers.length / 50);
  expect(ranked.result).toEqual(rank(one.profile, offers, townDay));
  const bare = townOf([], townDay);
  const ground = { day: townDay, people, standings: people.map((person) => standingOf(person, bare)) };
  const [imagined] = offers;
  if (imagined === undefined) throw new Error('something must be offered');
  const tried = walked(whatIfSteps(imagined, ground));
  expect(tried.pauses).toBeGreaterThanOrEqual(people.length / 200);
  expect(tried.result).toEqual(whatIfResource(imagined, ground));
  const gap: Gap = { kind: 'pattern', items: [{ kind: 'daypart', part: 'weekday_morning' }] };
  const look = walked(lookSteps(gap, ground));
  expect(look.pauses).toBeGreaterThan(0);
  expect(look.result).toEqual(lookAtGap(gap, ground));
});
