import type { Half, TakenSeats } from './formal-capacity.ts';

/** 席: that a place is taken, and when. Whose it is stands in a booking, behind the person's access list. */
export type Seat = {
  /** `formal` for a half day of a formal capacity, or the id of an offered window. */
  slotKey: string;
  weekday: number;
  half: Half;
  number: number;
  startsOn: string;
  endsOn: string | null;
  state: string;
  heldUntil: string | null;
  isOver: boolean;
};

/** The kind of slot that half days of a formal capacity share. */
export const formalSlot = 'formal';

/** From one day on, until another or for as long as it goes. */
export type Term = { startsOn: string; endsOn: string | null };

/** A hold that ran out takes nothing any more: the clock gives it back, no job has to run. */
export function isTaken(seat: Pick<Seat, 'state' | 'heldUntil'>, today: string): boolean {
  if (seat.state === 'used') return true;
  return seat.state === 'held' && seat.heldUntil !== null && seat.heldUntil >= today;
}

export function doTermsMeet(one: Term, other: Term): boolean {
  return (
    (one.endsOn === null || one.endsOn >= other.startsOn) &&
    (other.endsOn === null || other.endsOn >= one.startsOn)
  );
}

type InSlot = Pick<Seat, 'slotKey' | 'weekday' | 'half'>;

export function isOfSlot(seat: InSlot, slot: InSlot): boolean {
  return seat.slotKey === slot.slotKey && seat.weekday === slot.weekday && seat.half === slot.half;
}

/** Seats of one slot that are taken on one day. */
export function seatsOn(seats: readonly Seat[], day: string, today: string): TakenSeats {
  const there = seats.filter(
    (seat) => isTaken(seat, today) && doTermsMeet(seat, { startsOn: day, endsOn: day }),
  );
  return {
    held: there.filter((seat) => seat.state === 'held').length,
    used: there.filter((seat) => seat.state === 'used').length,
  };
}

/**
 * The most seats of one slot that are taken at the same time within a term. Counted at its busiest day, because who is
 * there in May and who is there in June need one place between them, not two. The count changes only where a seat begins.
 */
export function peakSeats(seats: readonly Seat[], term: Term, today: string): TakenSeats {
  const there = seats.filter((seat) => isTaken(seat, today) && doTermsMeet(seat, term));
  const days = new Set([term.startsOn, ...there.map(({ startsOn }) => startsOn)]);
  let most: TakenSeats = { held: 0, used: 0 };
  for (const day of [...days].toSorted()) {
    if (day < term.startsOn) continue;
    const now = seatsOn(there, day, today);
    if (now.held + now.used > most.held + most.used) most = now;
  }
  return most;
}

/**
 * The lowest number that no taken seat has within the term. A name for the place, not a count: seats that begin and end at
 * different days may need more numbers than there are people at once. Two who miss each other would choose the same one,
 * and the database lets only one of them have it.
 */
export function freeNumber(seats: readonly Seat[], term: Term, today: string): number {
  const taken = new Set(
    seats
      .filter((seat) => !seat.isOver && isTaken(seat, today) && doTermsMeet(seat, term))
      .map(({ number }) => number),
  );
  let number = 1;
  while (taken.has(number)) number += 1;
  return number;
}
