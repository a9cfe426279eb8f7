import type { BookableSlot } from './bookable-slot.ts';
import { isOfSlot, peakSeats, type Seat, type Term } from './seat.ts';

export type Room = {
  /** Guests with a seat at the busiest day of the term. */
  held: number;
  used: number;
  /** Places left for one more; null when nobody asked how many there are. */
  left: number | null;
  /** How many more sit there than there are places: a formal user has come. */
  over: number;
  /** What forbids one more, whatever the reason; undefined when a written reason could let somebody in. */
  never: string | undefined;
};

/** What a slot has left within a term. Never below nothing (invariant 5). */
export function roomFor(slot: BookableSlot, seats: readonly Seat[], term: Term, today: string): Room {
  const { held, used } = peakSeats(
    seats.filter((seat) => isOfSlot(seat, slot)),
    term,
    today,
  );
  const taken = held + used;
  const isAtLimit = slot.mostGuests !== null && slot.written + taken >= slot.mostGuests;
  const places = slot.places === null ? null : slot.places;
  const left = places === null ? null : Math.max(0, places - taken);
  return {
    held,
    used,
    left: isAtLimit ? 0 : left,
    over: places === null ? 0 : Math.max(0, taken - places),
    never: isAtLimit ? `契約入所は定員の20％（${slot.mostGuests ?? 0}人）までです` : undefined,
  };
}
