import type { WeightCode } from '#domain/sharing.ts';
import type { WaitingBand } from '#domain/waiting-band.ts';
import type { SeatPool } from '#matching/seat-pools.ts';
import type { Instead } from '#matching/why-not-there.ts';
import type { KeptEvaluation } from './kept-run.ts';
import type { ProfileSource } from './read-profile.ts';

/** Seats of one window of a resource in one proposal. Nobody is named in it: who was proposed stands on the lines. */
export type KeptPool = {
  id: string;
  resourceId: string;
  /** Of this window, in words. */
  hours: string;
  seats: number;
  basis: SeatPool['basis'];
  /** How many people it fits. */
  fitting: number;
  proposed: number;
  /** One seat more, and one person more would have a place. */
  isShort: boolean;
};

/** What the same people and places come to with another weight. */
export type KeptComparison = {
  weight: WeightCode;
  placedByBand: Record<WaitingBand, number>;
  /** Where among what fits them the proposal stands: for how many it is the first, the second to the fifth, later. */
  standing: { first: number; toFifth: number; later: number };
  /** For how many people something else would be proposed than with the weight of this run. */
  differs: number;
};

export type KeptSharing = {
  v: 1;
  people: number;
  placed: number;
  underWay: number;
  hasMore: boolean;
  peopleByBand: Record<WaitingBand, number>;
  pools: KeptPool[];
  comparisons: KeptComparison[];
};

/** A place that fits and was not proposed. `instead` is missing where every seat is kept for people on their way. */
export type KeptInstead = { resourceId: string } & Partial<Instead>;

export type KeptLine = {
  v: 1;
  source: ProfileSource;
  contactVersion: number | null;
  isUrgent: boolean;
  poolId: string | null;
  evaluation: KeptEvaluation | null;
  fitCount: number;
  /** Which of what fits the proposal is, from 1. */
  standing: number | null;
  /** Places that stand before it among what fits; for whoever has none, the first of what fits. */
  instead: KeptInstead[];
  nearMisses: KeptEvaluation[];
  /** The resource that another weight would propose; null: none. */
  otherwise: Record<WeightCode, string | null>;
};
