import type { CaseState } from '#domain/case-state.ts';
import type { ClosureDraft } from '#domain/closure.ts';
import type { DeclineDraft } from '#domain/decline-reason.ts';
import type { ItemDecision } from '#domain/meeting.ts';
import type { PlanParticipation } from '#domain/plan.ts';
import type { TriedResult } from '#domain/tried-system.ts';
import type { DemoPlacement } from './demo-placement.ts';

/** The meetings of the demo town, by the days before today on which they are held. */
export const demoMeetings = {
  spring: { number: 5, days: 225 },
  summer: { number: 6, days: 130 },
  autumn: { number: 7, days: 11 },
  next: { number: 8, days: -9 },
} as const;
export type DemoMeeting = keyof typeof demoMeetings;

export type DemoPlan = {
  meeting?: DemoMeeting;
  /** Written so many days before the meeting, or before today when no meeting has it. */
  writtenBefore: number;
  longGoal?: string;
  goals: [words: string, measure: string, inDays: number][];
  lines: [issue: string, byPerson: string, byTown: string, byAgencies: string, resources: string][];
  participation?: Partial<PlanParticipation>;
  /** What the meeting spoke about and decided; absent while it is still to come. */
  said?: { ownWords: string; points: string; decision: ItemDecision; words: string; gap?: string };
  roles?: [who: string, what: string, inDays: number][];
  /** Days after the meeting: the person's yes, 支援決定, 実施. As many as have come. */
  after?: [agreed?: number, decided?: number, begun?: number];
  /** A later meeting, on the same plan. */
  again?: { meeting: DemoMeeting; said: NonNullable<DemoPlan['said']> };
};

/** What happened to somebody's case, as its author writes it; seed-case-courses.ts records it through the verbs. Days count back from today. */
export type DemoCaseCourse = {
  /** The family name in people.ts or people-in-brief.ts. */
  of: string;
  tried?: [
    system: string,
    law: string,
    result: TriedResult,
    confirmedWith: string,
    words: string,
    daysAgo: number,
  ][];
  /** Steps by hand: received → … before the plan. */
  moves?: [to: CaseState, daysAgo: number, reason: string][];
  plan?: DemoPlan;
  /** Beside the ways of placements.ts. */
  ways?: readonly DemoPlacement[];
  decline?: Partial<DeclineDraft> &
    Pick<DeclineDraft, 'whose' | 'code' | 'consequence'> & { daysAgo: number };
  paused?: { daysAgo: number; reason: string; inDays: number };
  /** After all that: 評価. */
  evaluatedDaysAgo?: number;
  closure?: Partial<ClosureDraft> & Pick<ClosureDraft, 'endState' | 'reason'> & { daysAgo: number };
};
