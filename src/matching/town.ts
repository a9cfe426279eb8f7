import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { opportunitySide, type OpportunitySide } from './pair.ts';
import { columnsOf, type Columns } from './scan-columns.ts';
import { sieveFor, type Sieve } from './scan-sieve.ts';
import { wantsOf } from './scan-wants.ts';
import { bestOf, load, scalesFor, type Scales } from './scan-weigh.ts';

/**
 * A town made ready for many searches of one day: what the rules look at, as columns. `sieve` and `scales` are what a search
 * writes into; it is over before another begins, and leaves nothing in them that the next one reads.
 */
export type Town = {
  day: string;
  opportunities: readonly Opportunity[];
  /** Of every offer what `evaluate` works out once; a search does without. */
  readonly sides: readonly OpportunitySide[];
  columns: Columns;
  sieve: Sieve;
  scales: Scales;
};

export function townOf(opportunities: readonly Opportunity[], day: string): Town {
  const columns = columnsOf(opportunities, day);
  let sides: OpportunitySide[] | undefined;
  return {
    day,
    opportunities,
    get sides() {
      return (sides ??= opportunities.map((one) => opportunitySide(one, day)));
    },
    columns,
    sieve: sieveFor(columns),
    scales: scalesFor(columns),
  };
}

/**
 * A mark for everything that could have to do with what somebody wants or can, and for some more: what has none shares
 * neither a word nor a concept with any wish or strength, so that `weighInterest` would find no tie in it.
 */
export function concerns(person: PersonProfile, { columns, scales }: Town): Uint8Array {
  const wants = wantsOf(person, columns);
  load(scales, columns, wants);
  return Uint8Array.from({ length: columns.rows }, (_, row) =>
    Number(
      (scales.wishSums[row] ?? 0) > 0 ||
        (scales.strengthSums[row] ?? 0) > 0 ||
        bestOf(wants.wish, columns.concepts, row) > 0 ||
        bestOf(wants.strength, columns.concepts, row) > 0 ||
        bestOf(wants.hosts, columns.hostConcepts, row) > 0,
    ),
  );
}
