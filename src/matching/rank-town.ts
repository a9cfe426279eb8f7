import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { isHopeless, isWithinReach, weigh } from './evaluate.ts';
import type { Pair } from './pair.ts';
import { firmestOf, type LeftOutCause, type Ranking } from './rank.ts';
import { concerns, type Town } from './town.ts';

/** The same lists as `rank` makes, in the same order. What is shown of them is explained by `evaluate`, one by one. */
export type Order = {
  fits: readonly Opportunity[];
  nearMisses: readonly Opportunity[];
  leftOut: Ranking['leftOut'];
  total: number;
};

/**
 * Puts a town in order for one person without writing a finding out: of hundreds that fit, twenty are read. Of what has
 * nothing to do with the person no more than obstacles is looked for. What was let go by is not weighed at all.
 */
export function rankTown(person: PersonProfile, town: Town, passed: ReadonlySet<string> = new Set()): Order {
  const marks = concerns(person, town);
  const fits: Placed[] = [];
  const nearMisses: Placed[] = [];
  const leftOut: { -readonly [Cause in keyof Ranking['leftOut']]: Ranking['leftOut'][Cause] } = {};
  let total = 0;
  let pair: Pair | undefined;
  for (const [at, opportunity] of town.opportunities.entries()) {
    const side = town.sides[at];
    if (side === undefined || passed.has(opportunity.id)) continue;
    total += 1;
    const isRelated = marks[at] === 1;
    pair = take(pair ?? pairOf(person, town.day, opportunity, side), opportunity, side, isRelated);
    const cause = isHopeless(pair) ? firmestOf(pair.blocks) : put(pair, isRelated, fits, nearMisses);
    if (cause !== undefined) leftOut[cause] = (leftOut[cause] ?? 0) + 1;
  }
  return { fits: inOrder(fits), nearMisses: inOrder(nearMisses), leftOut, total };
}

/** Puts a pair on its list, or tells why it stands on none. */
function put(pair: Pair, isRelated: boolean, fits: Placed[], nearMisses: Placed[]): LeftOutCause | undefined {
  if (!isRelated) return isWithinReach(pair.blocks) ? 'unrelated' : firmestOf(pair.blocks);
  const { verdict, isRelevant, score } = weigh(pair);
  if (verdict === 'no') return firmestOf(pair.blocks);
  if (!isRelevant) return 'unrelated';
  (verdict === 'near' ? nearMisses : fits).push({ opportunity: pair.opportunity, score });
  return undefined;
}

type Placed = { opportunity: Opportunity; score: number };

function inOrder(placed: Placed[]): Opportunity[] {
  placed.sort(
    (a, b) =>
      b.score - a.score ||
      (a.opportunity.id < b.opportunity.id ? -1 : Number(a.opportunity.id > b.opportunity.id)),
  );
  return placed.map(({ opportunity }) => opportunity);
}

function pairOf(person: PersonProfile, day: string, opportunity: Opportunity, side: Pair['side']): Pair {
  return { person, opportunity, day, side, blocks: [], reasons: [], unknowns: [], tells: 'codes' };
}

/** One pair for the whole town, emptied each time: nothing of it is kept. */
function take(pair: Pair, opportunity: Opportunity, side: Pair['side'], isRelated: boolean): Pair {
  pair.opportunity = opportunity;
  pair.side = side;
  pair.tells = isRelated ? 'codes' : 'obstacles';
  pair.blocks.length = 0;
  pair.reasons.length = 0;
  pair.unknowns.length = 0;
  return pair;
}
