import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { nearMissLimit, relevanceThreshold } from './costs.ts';
import { repairKey, type Block, type Reason, type Repair, type Unknown } from './findings.ts';
import { weighInterest } from './interest.ts';
import { opportunitySide, type Pair } from './pair.ts';
import { judgeAge, judgeAversions, judgeEligibility, judgeOpen, judgePlaces } from './rules-firm.ts';
import { judgeExit, judgeLeader, judgeUnread } from './rules-standing.ts';
import {
  judgeContact,
  judgeDemands,
  judgeDistance,
  judgeMoney,
  judgePeople,
  judgeSkills,
  judgeSupports,
  judgeTime,
} from './rules-soft.ts';

/**
 * fits: nothing stands against it and all that matters was asked. ask: nothing stands against it as far as is known.
 * near: the repairs would make it possible. no: nothing that anybody may change would.
 */
export type Verdict = 'fits' | 'ask' | 'near' | 'no';
export type Evaluation = {
  id: string;
  verdict: Verdict;
  /** Whether it has anything to do with what the person wants or can. */
  isRelevant: boolean;
  blocks: readonly Block[];
  /** The smallest change found: doing exactly these lifts every block, leaving one out does not. */
  repairs: readonly Repair[];
  cost: number;
  reasons: readonly Reason[];
  unknowns: readonly Unknown[];
  /** For the order of a list only. */
  score: number;
};

const rules = [
  judgeOpen,
  judgeAversions,
  judgePlaces,
  judgeAge,
  judgeEligibility,
  judgeTime,
  judgeDistance,
  judgeDemands,
  judgePeople,
  judgeContact,
  judgeMoney,
  judgeSupports,
  judgeLeader,
  judgeExit,
  judgeSkills,
  judgeUnread,
] as const;

/** The one definition that decides and explains. A draft for a person to take up or leave, never a decision. */
export function evaluate(person: PersonProfile, opportunity: Opportunity, day: string): Evaluation {
  const pair = pairOf(person, opportunity, day);
  for (const judge of rules) judge(pair);
  return evaluationOf(pair);
}

/** The same, but stops at the first obstacle that nothing can change: of most of a register only that is counted. */
export function evaluateUnlessHopeless(
  person: PersonProfile,
  opportunity: Opportunity,
  day: string,
): Evaluation | { hopeless: readonly Block[] } {
  const pair = pairOf(person, opportunity, day);
  return isHopeless(pair) ? { hopeless: pair.blocks } : evaluationOf(pair);
}

/** Judges until there is an obstacle that nothing can change; without one, everything has been judged. */
export function isHopeless(pair: Pair): boolean {
  for (const judge of rules) {
    const known = pair.blocks.length;
    judge(pair);
    if (pair.blocks.length > known && pair.blocks.some((block) => block.repairs.length === 0)) return true;
  }
  return false;
}

function pairOf(person: PersonProfile, opportunity: Opportunity, day: string): Pair {
  const side = opportunitySide(opportunity, day);
  return { person, opportunity, day, side, blocks: [], reasons: [], unknowns: [], tells: 'everything' };
}

function evaluationOf(pair: Pair): Evaluation {
  return {
    id: pair.opportunity.id,
    ...weigh(pair),
    blocks: pair.blocks,
    reasons: pair.reasons.sort((a, b) => reasonPlaces[a.code] - reasonPlaces[b.code]),
    unknowns: pair.unknowns,
  };
}

/** What a pair that has been judged comes to. Words of findings play no part in it: codes are enough. */
export function weigh(pair: Pair): Pick<Evaluation, 'verdict' | 'isRelevant' | 'repairs' | 'cost' | 'score'> {
  const repairs = smallestRepairs(pair.blocks);
  const cost = costOf(repairs);
  const interest = weighInterest(pair);
  return {
    verdict: verdictOf(pair, repairs, cost),
    isRelevant: interest.relevance >= relevanceThreshold && pair.reasons.some(({ code }) => ties.has(code)),
    repairs,
    cost,
    score: scoreOf(interest.score, cost, unaskedDemands(pair), pastWords(pair)),
  };
}

/** What has to change, what nobody has asked and what touches on 「もうできない」 stand behind, in small steps. */
export function scoreOf(worth: number, cost: number, unasked: number, past: number): number {
  return worth - 0.08 * cost - 0.03 * Math.min(mostUnasked, unasked) - 0.1 * Math.min(mostPast, past);
}
const [mostUnasked, mostPast] = [5, 2];

function costOf(repairs: readonly Repair[]): number {
  return repairs.reduce((sum, repair) => sum + repair.cost, 0);
}

/** Nothing stands against it, or so little that it is worth telling. */
function isWithinReach(blocks: readonly Block[]): boolean {
  const repairs = smallestRepairs(blocks);
  return blocks.length === 0 || (repairs.length > 0 && costOf(repairs) <= nearMissLimit);
}

/** What the smallest change would cost; nothing that anybody may change would lift what is not within reach. */
export function costOfBlocks(blocks: readonly Block[]): number {
  return isWithinReach(blocks) ? costOf(smallestRepairs(blocks)) : Number.POSITIVE_INFINITY;
}

/** What stands on a list stands there for a reason that the page can tell. */
const ties: ReadonlySet<Reason['code']> = new Set(['wish', 'strength', 'host_wish', 'words']);

const reasonOrder: Reason['code'][] = [
  'wish',
  'strength',
  'host_wish',
  'words',
  'demand',
  'group',
  'support',
  'time',
  'distance',
  'place',
];

const reasonPlaces = Object.fromEntries(reasonOrder.map((code, place) => [code, place])) as Record<
  Reason['code'],
  number
>;

/** What is asked of somebody of whom nobody knows whether it can be borne comes after what is known to be bearable. */
function unaskedDemands(pair: Pair): number {
  return pair.unknowns.filter((unknown) => unknown.code === 'demand_of_person').length;
}

/** What touches on 「もうできない」 is not left out, but comes after what does not. */
function pastWords(pair: Pair): number {
  return pair.unknowns.filter((unknown) => unknown.code === 'no_longer').length;
}

function verdictOf(pair: Pair, repairs: readonly Repair[], cost: number): Verdict {
  if (pair.blocks.length === 0) return pair.unknowns.some((unknown) => unknown.isEssential) ? 'ask' : 'fits';
  if (pair.blocks.some((block) => block.repairs.length === 0)) return 'no';
  return repairs.length > 0 && cost <= nearMissLimit ? 'near' : 'no';
}

/** The cheapest repair of each block; the same change is counted once, and one that another makes needless is dropped. */
function smallestRepairs(blocks: readonly Block[]): readonly Repair[] {
  if (blocks.length === 0 || blocks.some((block) => block.repairs.length === 0)) return [];
  const chosen = new Map<string, Repair>();
  for (const block of blocks) {
    const [cheapest] = block.repairs.toSorted((a, b) => a.cost - b.cost);
    if (cheapest === undefined) continue;
    const key = repairKey(cheapest);
    const known = chosen.get(key);
    if (known === undefined || known.cost < cheapest.cost) chosen.set(key, cheapest);
  }
  return [...chosen.values()].toSorted((a, b) => b.cost - a.cost);
}
