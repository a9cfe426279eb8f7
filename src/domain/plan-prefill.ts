import { consentItems, type ConsentItem } from './consent.ts';
import { mayLeaveTheMeeting } from './fact.ts';
import { formatJapaneseDate } from './japanese-date.ts';
import { emptyPlanContent, type PlanContent, type PlanParticipation } from './plan.ts';
import type { PlacementState } from './placement-state.ts';

export type PrefillFact = { kind: string; words: string; isOwnWords: boolean; basis: string };
export type PrefillConsent = { recipient: string; items: readonly ConsentItem[]; validUntil: string | null };
export type PrefillPlacement = {
  resourceName: string;
  role: string;
  state: PlacementState;
  startedOn: string | null;
  stopRule: string;
  emergencyContact: string;
};

export type PrefillGround = {
  facts: readonly PrefillFact[];
  consents: readonly PrefillConsent[];
  /** Ways that are open, the furthest first. */
  placements: readonly PrefillPlacement[];
};

function wordsOf(facts: readonly PrefillFact[], kinds: readonly string[]): string {
  return facts
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ words }) => words)
    .join('\n');
}

function stepOf(state: PlacementState): PlanParticipation['step'] {
  if (state === 'settled' || state === 'continuing') return 'regular';
  return state === 'trial' ? 'trial' : 'visit';
}

function participationOf(
  facts: readonly PrefillFact[],
  placements: readonly PrefillPlacement[],
): PlanParticipation {
  const empty = emptyPlanContent.participation;
  const [first] = placements;
  if (!first) return empty;
  return {
    ...empty,
    places: placements.map(({ resourceName }) => resourceName).join('\n'),
    role: first.role,
    step: stepOf(first.state),
    startsOn: first.startedOn,
    care: wordsOf(facts, ['limit', 'support_needed']),
    stopRule: first.stopRule,
    emergency: first.emergencyContact,
  };
}

function sharedWith(consents: readonly PrefillConsent[]): string {
  return consents
    .map(({ recipient, items, validUntil }) => {
      const until = validUntil === null ? '' : `（${formatJapaneseDate(validUntil)}まで）`;
      return `${recipient}：${items.map((item) => consentItems[item]).join('、')}${until}`;
    })
    .join('\n');
}

/**
 * First words of a plan, to be read and changed with the person. What is known only from a 支援会議 is left out here whatever
 * the query gave (invariant 1): a plan is read by all who take part, and by the person.
 */
export function prefillPlan({ facts, consents, placements }: PrefillGround): PlanContent {
  const open = facts.filter(({ basis }) => mayLeaveTheMeeting(basis));
  const wishes = open.filter(({ kind }) => kind === 'wish');
  const own = wishes.filter(({ isOwnWords }) => isOwnWords);
  return {
    ...emptyPlanContent,
    wishedLife: wordsOf(own.length > 0 ? own : wishes, ['wish']),
    participation: participationOf(open, placements),
    sharedWith: sharedWith(consents),
  };
}
