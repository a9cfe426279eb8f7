import type { AssessmentAnswers } from '#domain/assessment.ts';
import type { BoxCode } from '#domain/sheet-box.ts';
import type { PaperContact, PaperPerson } from './furniture.ts';
import type { PaperFact } from './paper-facts.ts';

/** One member as told for this person (invariant 12: no link to the member's own record). */
export type HouseholdLine = {
  relation: string;
  name: string;
  livesTogether: boolean;
  bornOn: string | null;
  bornPrecision: string;
  occupation: string;
  careNote: string;
  role: string;
  note: string;
};

/** Facts by the box they belong to; null when that item is not open to the one who prints. */
export type PaperFacts = {
  strength: readonly PaperFact[];
  wish: readonly PaperFact[];
  /** したくない: a veto. */
  never: readonly PaperFact[];
  /** もうできない. */
  cannot: readonly PaperFact[];
  limit: readonly PaperFact[];
  support: readonly PaperFact[];
  hours: readonly PaperFact[];
  reach: readonly PaperFact[];
  other: readonly PaperFact[];
  health: readonly PaperFact[] | null;
  economy: readonly PaperFact[] | null;
  family: readonly PaperFact[] | null;
};

export type AssessmentPaper = {
  person: PaperPerson;
  contact: PaperContact;
  edition: number | null;
  isDraft: boolean;
  madeBy: string;
  sources: readonly string[];
  editions: readonly { edition: number; madeOn: string; isDraft: boolean }[];
  householdKind: string;
  householdNote: string;
  /** Null when the family is not open to the one who prints. */
  household: readonly HouseholdLine[] | null;
  answers: AssessmentAnswers;
  facts: PaperFacts;
  /** What stands in the boxes of 基本・補足, as words. */
  sheet: Readonly<Partial<Record<BoxCode, string>>>;
  /** Typed conditions as words (domain/condition-words). */
  conditions: Readonly<
    Record<
      'hours' | 'session' | 'times' | 'reach' | 'group' | 'fee' | 'supports' | 'contact' | 'noise',
      string
    >
  >;
  /** The steps of the ladder in use: its words by what an answer holds. */
  stages: Readonly<Record<string, string>>;
  issues: readonly string[];
  /** Baseline measurements. */
  scales: readonly { label: string; on: string; total: string; words: string }[];
};
