import { createHash } from 'node:crypto';
import { withoutHome } from '#domain/candidate-profile.ts';
import type { PersonProfile } from '#domain/conditions.ts';
import { costs, type Costs } from '#matching/costs.ts';
import type { Evaluation } from '#matching/evaluate.ts';
import type { Params } from '#matching/findings.ts';
import type { Ranking } from '#matching/rank.ts';
import type { ProfileSource } from './read-profile.ts';
import type { TownOfToday } from './town-of-today.ts';

/** Written into each run. Raised when the engine may answer otherwise to the same facts; a replay then says so. */
export const engineVersion = 'engawa-match-2';

/** How many are shown, and so how many are kept with their reasons; the rest is counted. */
export const shownFits = 20;
export const shownNearMisses = 5;

/** An evaluation as it may be kept: how far it is from home is left out, for three distances are an address. */
export type KeptEvaluation = Omit<Evaluation, 'score'>;

export type KeptResult = {
  v: 1;
  source: ProfileSource;
  /** Which state of the contact gave the distances; null when there were none. The point itself is not kept. */
  contactVersion: number | null;
  total: number;
  fitCount: number;
  nearMissCount: number;
  fits: KeptEvaluation[];
  nearMisses: KeptEvaluation[];
  leftOut: Ranking['leftOut'];
  /** What each change cost when this was worked out; absent in runs from before it was kept. */
  costs?: Costs;
  /** What was let go by that day, and why. */
  held?: HeldThen[];
};

export type HeldThen = { resourceId: string; why: string };

const aboutTheWay = new Set(['distance', 'lift', 'reach', 'remote_only', 'lift_wanted']);

function withoutWay<Found extends { code: string; params: Params }>(found: Found): Found {
  return aboutTheWay.has(found.code) ? { ...found, params: {} } : found;
}

export function keepable(evaluation: Evaluation): KeptEvaluation {
  const { score: _, ...rest } = evaluation;
  return {
    ...rest,
    reasons: rest.reasons.map(withoutWay),
    unknowns: rest.unknowns.map(withoutWay),
    repairs: rest.repairs.map(withoutWay),
    blocks: rest.blocks.map((block) => ({ ...withoutWay(block), repairs: block.repairs.map(withoutWay) })),
  };
}

export type RunInputs = {
  onDay: string;
  profile: PersonProfile;
  town: TownOfToday;
  /** What was let go by and not weighed. */
  passed: readonly string[];
  held: readonly HeldThen[];
  source: ProfileSource;
  contactVersion: number | null;
};

/** The same facts on the same day give the same hash: looking twice keeps one run. */
export function hashOfInputs(inputs: RunInputs): string {
  const { onDay, profile, town, passed, source, contactVersion } = inputs;
  const opportunities = [town.contentHash, passed.toSorted()];
  const parts = [engineVersion, costs, onDay, withoutHome(profile), opportunities, source, contactVersion];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The answer of a search as far as it is shown, before what may not be kept of it is left out. */
export type ShownRanking = {
  total: number;
  fitCount: number;
  nearMissCount: number;
  fits: readonly Evaluation[];
  nearMisses: readonly Evaluation[];
  leftOut: Ranking['leftOut'];
};

export function shownOf(ranking: Ranking): ShownRanking {
  return {
    total: ranking.total,
    fitCount: ranking.fits.length,
    nearMissCount: ranking.nearMisses.length,
    fits: ranking.fits.slice(0, shownFits),
    nearMisses: ranking.nearMisses.slice(0, shownNearMisses),
    leftOut: ranking.leftOut,
  };
}

export function resultOf(inputs: RunInputs, shown: ShownRanking): KeptResult {
  const { source, contactVersion, held } = inputs;
  return { v: 1, source, contactVersion, costs, held: [...held], ...keptRanking(shown) };
}

export type KeptRanking = Omit<KeptResult, 'v' | 'source' | 'contactVersion' | 'costs' | 'held'>;

export function keptRanking(shown: ShownRanking): KeptRanking {
  return { ...shown, fits: shown.fits.map(keepable), nearMisses: shown.nearMisses.map(keepable) };
}
