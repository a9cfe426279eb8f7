import type { AbsenceReason, AttendanceState } from '#domain/attendance.ts';
import type { EvaluationContent, Judgement } from '#domain/evaluation.ts';
import type { ContactManner, Feeling, FollowUpSide, HostLoad, HostWish, Pace } from '#domain/follow-up.ts';
import type { Half } from '#domain/formal-capacity.ts';
import type { Answerer, Moment, Scale } from '#domain/scale.ts';
import type { StepKind, StepWisher } from '#domain/step-up.ts';
import type { SupportKind, SupportLevel } from '#domain/support-level.ts';

/** What became of somebody who found a place, as its author writes it. Days count back from today. */
export type DemoCourse = {
  familyName: string;
  worker: string;
  resource: string;
  role: string;
  called: string;
  startedDaysAgo: number;
  slots: [weekday: number, half: Half, from: string, to: string][];
  /** 「大雨」 for the place, so many days ago. */
  closed?: [daysAgo: number, reason: string];
  /** Counted from the newest expected half day; everything else was attended. */
  notCame?: Record<number, [state: AttendanceState, reason: AbsenceReason, words: string]>;
  /** The newest half days that nobody has written down yet. */
  unwritten?: number;
  /** The last whole month came as a leader's paper. */
  rosterBy?: string;
  contacts: {
    side: FollowUpSide;
    daysAgo: number;
    manner: ContactManner;
    words: string;
    view?: string;
    feeling?: Feeling;
    load?: HostLoad;
    wish?: HostWish;
    pace?: [Pace, string];
  }[];
  levels: [level: SupportLevel, daysAgo: number, why: string, kind?: SupportKind][];
  steps?: [kind: StepKind, wishedBy: StepWisher, words: string, inDays: number | null][];
  goals?: [words: string, measure: string][];
  measured?: {
    scale: Scale;
    daysAgo: number;
    moment: Moment;
    by: Answerer;
    answers: string[];
    words?: string;
  }[];
  evaluation?: {
    daysAgo: number;
    content: Partial<Omit<EvaluationContent, 'goals'>>;
    goalLevels: string[];
    judgement: Judgement | null;
  };
};
