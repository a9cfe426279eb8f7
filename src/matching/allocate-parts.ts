import { cheapest } from './allocate-cheapest.ts';
import { graphOf } from './allocate-graph.ts';
import { widest } from './allocate-widest.ts';

/** A row may have this column, at this burden. */
export type Choice = { row: number; column: number; burden: number };

export type SharedOut = { used: Choice[]; isScarce: Uint8Array; price: Float64Array };

/** Above any burden: seats are taken before anybody is left over, so that the way to the optimum is short. */
const leftOver = 4_000_000;

/**
 * The town falls into two parts, whoever is served (Dulmage and Mendelsohn): seats that are scarce, all of them taken and
 * some people left over, and the rest, where everybody is certain of a seat and only has to find the right one. So no part
 * needs a number large enough to forbid that somebody stays without.
 */
export function shareOut(
  worth: readonly number[],
  seats: readonly number[],
  choices: readonly Choice[],
): SharedOut {
  const { isScarce, competes } = widest(graphOf(worth.length, seats.length, choices), seats);
  const plenty = choices.filter(({ row, column }) => competes[row] === 0 && isScarce[column] === 0);
  const scarce = choices.filter(({ row, column }) => competes[row] === 1 && isScarce[column] === 1);

  const seated = cheapest(
    graphOf(worth.length, seats.length, plenty),
    Float64Array.from(plenty, ({ burden }) => burden),
    rowsOf(plenty),
    seats,
  );

  // To be left over is one more column, with as many seats as people will be: a column that somebody must take.
  const nowhere = seats.length;
  const asking = rowsOf(scarce);
  const competing = [
    ...scarce.map((choice) => ({ ...choice, cost: choice.burden })),
    ...asking.map((row) => ({ row, column: nowhere, cost: leftOver + (worth[row] ?? 0) })),
  ].sort((a, b) => a.row - b.row || a.column - b.column);
  const scarceSeats = seats.reduce((sum, own, column) => sum + (isScarce[column] === 1 ? own : 0), 0);
  const given = cheapest(
    graphOf(worth.length, seats.length + 1, competing),
    Float64Array.from(competing, ({ cost }) => cost),
    asking,
    [...seats, asking.length - scarceSeats],
  );

  const priceOf = (column: number): number =>
    isScarce[column] === 1
      ? (given.columnPrice[nowhere] ?? 0) - (given.columnPrice[column] ?? 0) - leftOver
      : 0 - (seated.columnPrice[column] ?? 0);
  return {
    used: [
      ...seated.used.flatMap((edge) => plenty[edge] ?? []),
      ...given.used.flatMap((edge) => competing[edge] ?? []).filter(({ column }) => column !== nowhere),
    ] as Choice[],
    isScarce,
    price: Float64Array.from(seats, (_, column) => priceOf(column)),
  };
}

function rowsOf(choices: readonly Choice[]): number[] {
  return [...new Set(choices.map(({ row }) => row))];
}
