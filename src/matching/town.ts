import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { allAtOnce, type Steps } from '#domain/steps.ts';
import { opportunitySide, type OpportunitySide } from './pair.ts';
import { columnSteps, type Columns } from './scan-columns.ts';
import { patchedColumns } from './scan-patch.ts';
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
  /** How many rows were put in since the columns were made of the offers: words that none of them has any more stay in them. */
  patched: number;
  /** Of every offer what `evaluate` works out once; a search does without. */
  readonly sides: readonly OpportunitySide[];
  columns: Columns;
  sieve: Sieve;
  scales: Scales;
};

/** `before`: the same town as it was read last. As far as its offers are the same objects still, they are not read again. */
export function townOf(opportunities: readonly Opportunity[], day: string, before?: Town): Town {
  return allAtOnce(townSteps(opportunities, day, before));
}

export function* townSteps(opportunities: readonly Opportunity[], day: string, before?: Town): Steps<Town> {
  const changed = before === undefined ? undefined : fewChanged(opportunities, day, before);
  const columns =
    before === undefined || changed === undefined
      ? yield* columnSteps(opportunities, day)
      : patchedColumns(before.columns, opportunities, changed, day);
  let sides: OpportunitySide[] | undefined;
  return {
    day,
    opportunities,
    patched: changed === undefined ? 0 : (before?.patched ?? 0) + changed.length,
    get sides() {
      return (sides ??= opportunities.map((one) => opportunitySide(one, day)));
    },
    columns,
    sieve: sieveFor(columns),
    scales: scalesFor(columns),
  };
}

/** Of more than a twentieth reading all is as fast, and leaves nothing behind. */
const fewOf = 20;

/** The places of the offers that are others than before, where they are few and all the rest stand where they stood. */
function fewChanged(opportunities: readonly Opportunity[], day: string, before: Town): number[] | undefined {
  if (before.day !== day || before.opportunities.length !== opportunities.length) return undefined;
  const most = opportunities.length / fewOf - before.patched;
  const changed: number[] = [];
  for (let row = 0; row < opportunities.length; row += 1) {
    if (opportunities[row] === before.opportunities[row]) continue;
    changed.push(row);
    if (changed.length > most) return undefined;
  }
  return changed;
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
