import type { HostCondition } from './sounding.ts';
import type { PlacementState } from './placement-state.ts';

/** What a placement waits for now: the one act that its page offers as the filled button. */
export type PlacementNext =
  | 'sound'
  | 'await_answer'
  | 'take_up'
  | 'talk_over'
  | 'adjust'
  | 'ask_person'
  | 'plan_visit'
  | 'plan_trial'
  | 'record_visit'
  | 'decide_on_stop'
  | 'settle'
  | 'start'
  | 'follow_up'
  | 'resume';

export type PlacementStanding = {
  state: PlacementState;
  /** Somebody is ill, in hospital, or wants a rest: nothing is asked of them. */
  isResting: boolean;
  /** The newest sounding that was not taken back. */
  sounding: { answer: string | null; isTakenUp: boolean; conditions: readonly HostCondition[] } | undefined;
  /** Visits and trials, the newest last. */
  visits: readonly { kind: string; outcome: string | null }[];
};

export function nextOf(standing: PlacementStanding): PlacementNext | undefined {
  const { state, isResting } = standing;
  if (state === 'ended' || state === 'fell_through') return undefined;
  if (isResting) return 'resume';
  switch (state) {
    case 'candidate':
      return 'sound';
    case 'sounding':
    case 'conditions':
      return nextOfSounding(standing);
    case 'settled':
      return 'start';
    case 'continuing':
      return 'follow_up';
    default:
      return nextOfVisits(standing);
  }
}

function nextOfSounding({ sounding }: PlacementStanding): PlacementNext {
  if (!sounding) return 'sound';
  const { answer, isTakenUp, conditions } = sounding;
  if (answer === null) return 'await_answer';
  if (!isTakenUp) return 'take_up';
  if (answer === 'no') return 'sound';
  if (conditions.some(({ person }) => person === 'refused')) return 'adjust';
  return conditions.some(({ person }) => person === 'not_yet') ? 'talk_over' : 'ask_person';
}

function nextOfVisits({ state, visits }: PlacementStanding): PlacementNext {
  const last = visits.at(-1);
  if (visits.some(({ outcome }) => outcome === null)) return 'record_visit';
  if (last?.outcome === 'stop' || last?.outcome === 'rest') return 'decide_on_stop';
  if (state !== 'trial') return 'plan_visit';
  return last?.kind === 'trial' && last.outcome === 'go_on' ? 'settle' : 'plan_trial';
}
