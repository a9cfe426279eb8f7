import { asActor, type Handle } from '#db/as-actor.ts';
import { expectedDays } from '#db/expected-days.ts';
import { closuresOf } from '#db/town-calendar.ts';
import type { Worker } from '#domain/actor.ts';
import { goesByWeekday, type BookableSlot } from '#domain/bookable-slot.ts';
import { bookingStanding, timesText, type BookingStanding } from '#domain/booking.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { Half } from '#domain/formal-capacity.ts';
import { ruleText } from '#domain/hours-text.ts';
import type { SlotDay } from '#domain/open-days.ts';
import type { Closure } from '#domain/resource-closure.ts';
import { roomFor, type Room } from '#domain/room-for-guest.ts';
import type { Term } from '#domain/seat.ts';
import { findBookedPlacement } from './find-placement.ts';
import { readGround, type SeatGround } from './seat-ground.ts';
import { slotId, slotTitle } from './slot-key.ts';

/** What can be ticked: one half day, or the whole of a window whose days do not go by the weekday. */
export type SlotChoice = Room & {
  ids: string[];
  title: string;
  hours: string;
  weekday: number;
  half: Half;
  /** By the weekday, so that it has a place in the week's grid. */
  isWeekly: boolean;
  isOwn: boolean;
};

export type ShownBooking = {
  id: string;
  version: number;
  title: string;
  hours: string;
  standing: BookingStanding;
  startsOn: string;
  endsOn: string | null;
  heldUntil: string | null;
  endedReason: string;
  overrideReason: string;
  /** The window it was booked in is no longer written down. */
  isOrphan: boolean;
};

export type BookingWeek = {
  resourceId: string;
  resourceName: string;
  isOpen: boolean;
  isFormal: boolean;
  choices: SlotChoice[];
  /** Windows whose days are not fixed: nothing to book by the week. */
  irregular: string[];
  bookings: ShownBooking[];
  closures: Closure[];
  /** The days of the next two weeks on which this person is expected, and those that fall out. */
  coming: SlotDay[];
};

const comingDays = 13;

/** The week of a resource for one placement: what is left in words, and what this person has already. */
export async function readBookingWeek(
  worker: Worker,
  personId: string,
  placementId: string,
  term: Term,
  today: string,
): Promise<BookingWeek> {
  const purpose = { act: 'bookings.week', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const { resourceId } = await findBookedPlacement(db, personId, placementId);
    const from = term.startsOn < today ? term.startsOn : today;
    const ground = await readGround(db, resourceId, from, today);
    const bookings = await bookingsOf(db, placementId, ground, today);
    const own = new Set(bookings.filter(({ isAlive }) => isAlive).map(({ key }) => key));
    const closures = await closuresOf(db, [resourceId], today, addDays(today, 60));
    return {
      resourceId,
      resourceName: ground.name,
      isOpen: ground.state === 'open',
      isFormal: ground.halfDays.some(({ capacity }) => capacity > 0),
      choices: choicesOf(ground, term, own, today),
      irregular: ground.windows
        .filter(({ rule }) => rule.kind === 'irregular')
        .map(({ rule }) => ruleText(rule)),
      bookings: bookings.map(({ key: _key, isAlive: _isAlive, ...booking }) => booking),
      closures: closures(resourceId),
      coming: await expectedDays(db, placementId, today, addDays(today, comingDays)),
    };
  });
}

function choicesOf(ground: SeatGround, term: Term, own: ReadonlySet<string>, today: string): SlotChoice[] {
  const choices: SlotChoice[] = [];
  const together = new Map<string, SlotChoice>();
  for (const slot of ground.slots) {
    const choice = choiceOf(slot, ground, term, own, today);
    const known = choice.isWeekly ? undefined : together.get(slot.slotKey);
    if (known) {
      // All days of such a window or none: what the fullest of them leaves is left.
      known.ids.push(...choice.ids);
      if (known.left !== null && choice.left !== null) known.left = Math.min(known.left, choice.left);
      known.isOwn ||= choice.isOwn;
      continue;
    }
    if (!choice.isWeekly) together.set(slot.slotKey, choice);
    choices.push(choice);
  }
  return choices.toSorted(
    (a, b) =>
      Number(b.isWeekly) - Number(a.isWeekly) ||
      a.weekday - b.weekday ||
      a.half.localeCompare(b.half) ||
      a.hours.localeCompare(b.hours),
  );
}

function choiceOf(
  slot: BookableSlot,
  ground: SeatGround,
  term: Term,
  own: ReadonlySet<string>,
  today: string,
): SlotChoice {
  const window = ground.windows.find(({ id }) => id === slot.slotKey);
  return {
    ...roomFor(slot, ground.seats, term, today),
    ids: [slotId(slot)],
    title: slotTitle(slot, ground.windows),
    hours: timesText(slot.times),
    weekday: slot.weekday,
    half: slot.half,
    isWeekly: window === undefined || goesByWeekday(window.rule),
    isOwn: own.has(slotId(slot)),
  };
}

async function bookingsOf(db: Handle, placementId: string, ground: SeatGround, today: string) {
  const rows = await db
    .selectFrom('booking')
    .innerJoin('seat', (join) =>
      join
        .onRef('seat.municipalityId', '=', 'booking.municipalityId')
        .onRef('seat.id', '=', 'booking.seatId'),
    )
    .select(['booking.id', 'booking.version', 'booking.state', 'booking.startsOn', 'booking.endsOn'])
    .select(['booking.heldUntil', 'booking.endedReason', 'booking.overrideReason', 'booking.weekday'])
    .select(['booking.half', 'booking.fromTime', 'booking.toTime', 'seat.slotKey', 'seat.vacancyId'])
    .where('booking.placementId', '=', placementId)
    .orderBy('booking.weekday')
    .orderBy('booking.half')
    .orderBy('booking.startsOn')
    .orderBy('booking.id')
    .execute();
  return rows.map((row) => {
    const slot = { slotKey: row.slotKey, weekday: row.weekday, half: row.half as Half };
    const standing = bookingStanding(row, today);
    const isAlive = standing === 'held' || standing === 'used';
    const { id, version, startsOn, endsOn, heldUntil, endedReason, overrideReason } = row;
    return {
      id,
      version,
      startsOn,
      endsOn,
      heldUntil,
      endedReason,
      overrideReason,
      standing,
      isAlive,
      key: slotId(slot),
      title: slotTitle(slot, ground.windows),
      hours: clockTerm(row.fromTime, row.toTime),
      isOrphan: isAlive && !ground.slots.some((one) => slotId(one) === slotId(slot)),
    };
  });
}

/** 7:30–8:15 of two times as the database gives them. */
function clockTerm(from: string | null, to: string | null): string {
  const short = (time: string) => time.slice(0, 5).replace(/^0/, '');
  return from === null || to === null ? '' : `${short(from)}–${short(to)}`;
}
