import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import type { DemandCode } from '#domain/demand-codes.ts';
import type { SupportCode } from '#domain/condition-codes.ts';
import { changeKey, type GapChange } from '#domain/gap.ts';
import { isHopeless, weigh } from './evaluate.ts';
import type { Repair } from './findings.ts';
import { opportunitySide, type OpportunitySide, type Pair } from './pair.ts';
import { worthALook } from './gap-sieve.ts';
import type { Town } from './town.ts';

/** Somebody who waits, as far as gaps are counted: without a name, and without an id. */
export type WaitingPerson = {
  profile: PersonProfile;
  areaId: string | null;
  /** What was let go by with them: no option for now. */
  passed: ReadonlySet<string>;
};

/** Whether there is anything, and if not, which single changes would open something. */
export type Standing = { hasOption: true } | { hasOption: false; changes: ReadonlyMap<string, GapChange> };

/**
 * Whether the town has anything for somebody: something that fits, or fits as far as is known, and that has to do with what they
 * want or can. The same answer as `rank` gives, but left as soon as it is known.
 */
export function standingOf({ profile, passed }: WaitingPerson, town: Town): Standing {
  const marks = worthALook(profile, town);
  const changes = new Map<string, GapChange>();
  let pair: Pair | undefined;
  for (let at = marks.indexOf(1); at >= 0; at = marks.indexOf(1, at + 1)) {
    const [opportunity, side] = [town.opportunities[at], town.sides[at]];
    if (opportunity === undefined || side === undefined || passed.has(opportunity.id)) continue;
    pair = pairOf(profile, opportunity, side, town.day, pair);
    const answer = answerOf(pair);
    if (answer === 'fits' || answer === 'ask') return { hasOption: true };
    if (answer !== undefined) changes.set(changeKey(answer), answer);
  }
  return { hasOption: false, changes };
}

/** For one place: it is an option, one change alone would make it one, or neither. */
export function optionIn(
  person: PersonProfile,
  opportunity: Opportunity,
  day: string,
): 'fits' | 'ask' | GapChange | undefined {
  return answerOf(pairOf(person, opportunity, opportunitySide(opportunity, day), day));
}

/** One pair for all that one person is asked about, emptied each time: of hundreds of thousands nothing is kept. */
function pairOf(
  person: PersonProfile,
  opportunity: Opportunity,
  side: OpportunitySide,
  day: string,
  used?: Pair,
): Pair {
  if (used === undefined) {
    return { person, opportunity, day, side, blocks: [], reasons: [], unknowns: [], tells: 'codes' };
  }
  used.opportunity = opportunity;
  used.side = side;
  for (const found of [used.blocks, used.reasons, used.unknowns]) found.length = 0;
  return used;
}

function answerOf(pair: Pair): 'fits' | 'ask' | GapChange | undefined {
  if (isHopeless(pair)) return undefined;
  const { verdict, isRelevant, repairs } = weigh(pair);
  if (!isRelevant || verdict === 'no') return undefined;
  if (verdict !== 'near') return verdict;
  const [only] = repairs;
  return only !== undefined && repairs.length === 1 ? changeOf(only) : undefined;
}

function changeOf({ code, params }: Repair): GapChange {
  if (code === 'bring_support')
    return { kind: 'change', code, support: String(params['what']) as SupportCode };
  if (code === 'reshape') return { kind: 'change', code, demand: String(params['demand']) as DemandCode };
  return { kind: 'change', code };
}
