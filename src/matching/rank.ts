import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { allAtOnce, type Steps } from '#domain/steps.ts';
import { evaluate, evaluateUnlessHopeless, type Evaluation } from './evaluate.ts';
import { blockCodes, type Block, type BlockCode } from './findings.ts';

/** Why something is not on the list; `unrelated`: nothing forbids it, but nothing speaks for it. */
export type LeftOutCause = BlockCode | 'unrelated';
export type Ranking = {
  /** fits and ask, best first. Empty is an answer: 「今は合うものがありません」. */
  fits: readonly Evaluation[];
  nearMisses: readonly Evaluation[];
  leftOut: Readonly<Partial<Record<LeftOutCause, number>>>;
  total: number;
};

/** What there is for one person. The other way round, people for a place, is never ranked. */
export function rank(person: PersonProfile, opportunities: readonly Opportunity[], day: string): Ranking {
  return allAtOnce(rankSteps(person, opportunities, day));
}

/** Between two pauses so many are weighed. */
export const offersPerStep = 50;

export function* rankSteps(
  person: PersonProfile,
  opportunities: readonly Opportunity[],
  day: string,
): Steps<Ranking> {
  const fits: Evaluation[] = [];
  const nearMisses: Evaluation[] = [];
  const leftOut: Partial<Record<LeftOutCause, number>> = {};
  for (const [at, opportunity] of opportunities.entries()) {
    if ((at + 1) % offersPerStep === 0) yield;
    const evaluation = evaluateUnlessHopeless(person, opportunity, day);
    const cause = 'hopeless' in evaluation ? firmestOf(evaluation.hopeless) : causeOf(evaluation);
    if (cause !== undefined) leftOut[cause] = (leftOut[cause] ?? 0) + 1;
    if (cause !== undefined || 'hopeless' in evaluation) continue;
    if (evaluation.verdict === 'near') nearMisses.push(evaluation);
    else fits.push(evaluation);
  }
  return {
    fits: fits.sort(bestFirst),
    nearMisses: nearMisses.sort(bestFirst),
    leftOut,
    total: opportunities.length,
  };
}

/** The firmest block names the cause: a veto of the person before anything that could be arranged. */
function causeOf(evaluation: Evaluation): LeftOutCause | undefined {
  if (evaluation.verdict === 'no') return firmestOf(evaluation.blocks);
  return evaluation.isRelevant ? undefined : 'unrelated';
}

export function firmestOf(blocks: readonly Block[]): BlockCode | undefined {
  const firm = blocks.filter((block) => block.repairs.length === 0);
  const standing = firm.length > 0 ? firm : blocks;
  return blockCodes.find((code) => standing.some((block) => block.code === code));
}

/** By id where all else is equal, so that the order of the register never shows. */
function bestFirst(a: Evaluation, b: Evaluation): number {
  if (a.score !== b.score) return b.score - a.score;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

/** 「なぜ出ないのか」 for one pair, listed or not. */
export function explainOne(
  person: PersonProfile,
  opportunity: Opportunity,
  day: string,
): Evaluation & { leftOut: LeftOutCause | undefined } {
  const evaluation = evaluate(person, opportunity, day);
  return { ...evaluation, leftOut: causeOf(evaluation) };
}

export type Difference = {
  before: Ranking;
  after: Ranking;
  /** Ids that come onto the list of what fits, and that leave it. */
  gained: readonly string[];
  lost: readonly string[];
};

/** 「もし送迎があれば」: the same list with some fields of the person changed. Nothing is kept. */
export function whatIf(
  person: PersonProfile,
  change: Partial<PersonProfile>,
  opportunities: readonly Opportunity[],
  day: string,
): Difference {
  const before = rank(person, opportunities, day);
  const after = rank({ ...person, ...change }, opportunities, day);
  const [then, now] = [idsOf(before), idsOf(after)];
  return {
    before,
    after,
    gained: [...now].filter((id) => !then.has(id)),
    lost: [...then].filter((id) => !now.has(id)),
  };
}

function idsOf(ranking: Ranking): ReadonlySet<string> {
  return new Set(ranking.fits.map((evaluation) => evaluation.id));
}
