import type * as z from 'zod';
import type { Worker } from '#domain/actor.ts';
import type { CaseState } from '#domain/case-state.ts';
import type { conditionsShape } from '#domain/assessment.ts';
import type { BoxCode } from '#domain/sheet-box.ts';

/** A person of the demo town as its author writes them; seed-people.ts records them through the verbs. Days count back from today. */
export type DemoPerson = {
  name?: [family: string, given: string, familyKana: string, givenKana: string];
  /** Instead of a name, for somebody who has not told it. */
  called?: string;
  born?: string;
  gender?: 'male' | 'female' | 'other' | 'not_said';
  household?: string;
  area: string;
  /** Sign-in names without their demo- prefix. */
  recordedBy: string;
  main: string | null;
  state: CaseState;
  /** How long the case has been in that state. */
  days: number;
  route: string;
  topics: string[];
  ownWords: string;
  facts: [
    /** `no_longer`: what they did and cannot do any more, kept apart from what they do not want. */
    kind: 'wish' | 'strength' | 'aversion' | 'no_longer' | 'limit' | 'support_needed' | 'hours' | 'reach',
    words: string,
    daysAgo: number,
  ][];
  notes: [method: string, daysAgo: number, body: string, ownWords: string][];
  next?: [step: string, inDays: number];
  consentEndsIn?: number;
  /** 基本の欄, in the words of the form. */
  sheet?: Partial<Record<BoxCode, string>>;
  /** Conditions that the story states itself, over what is read from its words. */
  conditions?: Partial<z.input<typeof conditionsShape>>;
};

/** Who acts in the demo town, by the short name that its stories use, and its parts by name. */
export type DemoTown = { workers: Record<string, Worker>; areas: Record<string, string> };
