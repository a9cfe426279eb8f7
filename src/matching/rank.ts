import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import {
  evaluate,
  evaluateUnlessHopeless,
  evaluateUnrelated,
  type Evaluation,
  type LeftOut,
} from './evaluate.ts';
import { blockCodes, type Block, type BlockCode } from './findings.ts';
import { opportunitySide } from './pair.ts';
import { concerns, type Town } from './town.ts';

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
  const list = beginList();
  for (const opportunity of opportunities) {
    take(list, evaluateUnlessHopeless(person, opportunity, day, opportunitySide(opportunity, day)));
  }
  return endList(list);
}

/** The same of a town made ready, without what was let go by: an equal answer, sooner. */
export function rankTown(
  person: PersonProfile,
  town: Town,
  passed: ReadonlySet<string> = new Set(),
): Ranking {
  const list = beginList();
  const { day, sides } = town;
  const marks = concerns(person, town);
  for (const [at, opportunity] of town.opportunities.entries()) {
    const side = sides[at];
    if (side === undefined || passed.has(opportunity.id)) continue;
    const evaluateIt = marks[at] === 1 ? evaluateUnlessHopeless : evaluateUnrelated;
    take(list, evaluateIt(person, opportunity, day, side));
  }
  return endList(list);
}

type List = { -readonly [Part in keyof Ranking]: Ranking[Part] } & {
  fits: Evaluation[];
  nearMisses: Evaluation[];
  leftOut: Partial<Record<LeftOutCause, number>>;
};

function beginList(): List {
  return { fits: [], nearMisses: [], leftOut: {}, total: 0 };
}

function take(list: List, evaluation: Evaluation | LeftOut): void {
  list.total += 1;
  const cause = 'leftOut' in evaluation ? causeOf(evaluation.leftOut) : causeOfLeavingOut(evaluation);
  if (cause !== undefined) list.leftOut[cause] = (list.leftOut[cause] ?? 0) + 1;
  else if ('leftOut' in evaluation) return;
  else if (evaluation.verdict === 'near') list.nearMisses.push(evaluation);
  else list.fits.push(evaluation);
}

function endList(list: List): Ranking {
  list.fits.sort(bestFirst);
  list.nearMisses.sort(bestFirst);
  return list;
}

function causeOfLeavingOut(evaluation: Evaluation): LeftOutCause | undefined {
  if (evaluation.verdict === 'no') return causeOf(evaluation.blocks);
  return evaluation.isRelevant ? undefined : 'unrelated';
}

/** The firmest block names the cause: a veto of the person before anything that could be arranged. */
function causeOf(blocks: readonly Block[]): LeftOutCause | undefined {
  if (blocks.length === 0) return 'unrelated';
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
  return { ...evaluation, leftOut: causeOfLeavingOut(evaluation) };
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
  return differenceOf(rank(person, opportunities, day), rank({ ...person, ...change }, opportunities, day));
}

export function differenceOf(before: Ranking, after: Ranking): Difference {
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
