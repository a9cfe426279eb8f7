import type { RefusalKind } from '#domain/assessment.ts';
import type { skillLevels } from '#domain/conditions.ts';
import type { DemandCode } from '#domain/demand-codes.ts';
import type { Basis, FactKind } from '#domain/fact.ts';

/** What a worker decided about a fact's words; kept in `fact.condition`. */
export type FactCondition = {
  v: 1;
  /** Ids of suggestions that were answered, so that they are not asked again. */
  confirmed: string[];
  refused: string[];
  level?: (typeof skillLevels)[number];
  /** For 「もうできない・したくない」: only the second is a veto. */
  refusal?: RefusalKind;
  /** Demands that belong to the refusal itself. */
  demands?: DemandCode[];
  /** Refusals that were read from words of another kind. */
  alsoNever?: string[];
  alsoCannot?: string[];
  /** Words that could not be read and that a worker found to be no condition. */
  noConditions?: string[];
};

export const undecided: FactCondition = { v: 1, confirmed: [], refused: [] };

export type LiveFact = {
  id: string;
  kind: FactKind;
  words: string;
  basis: Basis;
  concepts: string[];
  condition: FactCondition | null;
};
