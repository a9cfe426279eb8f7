import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { BookableSlot } from '#domain/bookable-slot.ts';
import { bookingStanding, isAlive, type HoldDraft } from '#domain/booking.ts';
import { isPlacementOver } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { roomFor } from '#domain/room-for-guest.ts';
import { doTermsMeet, freeNumber, isOfSlot, type Seat, type Term } from '#domain/seat.ts';
import { findBookedPlacement, type BookedPlacement } from './find-placement.ts';
import { lockGround } from './seat-ground.ts';
import { findSlot } from './slot-key.ts';

/** Two who want the same seat: the database gave it to the other one. */
export function takenOnConflict(error: unknown): never {
  const isTaken = error instanceof Error && 'code' in error && error.code === '23P01';
  throw isTaken ? new Refusal('slot-taken', { cause: error }) : error;
}

/**
 * Holds half days of the week for one placement: a seat that counts for everybody, and a booking that says whose it is,
 * in one transaction; all of them or none. The last place goes to exactly one (invariant 5): the resource is locked, what is
 * left is counted again at the busiest day of the term, and only a written reason lets somebody in beyond it. The limit for
 * homes for older people no reason lifts.
 */
export async function holdSeats(
  worker: Worker,
  personId: string,
  placementId: string,
  hold: HoldDraft,
  today: string,
): Promise<void> {
  const purpose = { act: 'bookings.hold', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    const placement = await findBookedPlacement(db, personId, placementId);
    if (isPlacementOver(placement.state)) throw new Refusal('already-done');
    log.about('resource', placement.resourceId);
    const from = hold.startsOn < today ? hold.startsOn : today;
    const ground = await lockGround(db, worker, placement.resourceId, from, today);
    if (ground.state !== 'open') throw new Refusal('slot-taken');
    const term: Term = { startsOn: hold.startsOn, endsOn: hold.endsOn };
    const wanted = [...new Set(hold.slots)].map((id) => findSlot(ground.slots, id));
    if (wanted.includes(undefined)) throw new Refusal('slot-taken');
    await refuseTwice(db, placement, wanted as BookableSlot[], term, today);
    for (const slot of wanted as BookableSlot[]) {
      const room = roomFor(slot, ground.seats, term, today);
      const isOver = room.left === null || room.left === 0;
      if (room.never !== undefined || (isOver && hold.overrideReason.trim() === '')) {
        throw new Refusal('slot-taken');
      }
      await insertSeat(db, worker, placement, slot, { hold, isOver, seats: ground.seats, today });
    }
    log.detail({ slots: wanted.length });
    await refreshAccess(db, personId);
  });
}

/** The same half day twice for one person would take two places from others. */
async function refuseTwice(
  db: Handle,
  { id }: BookedPlacement,
  wanted: readonly BookableSlot[],
  term: Term,
  today: string,
): Promise<void> {
  const rows = await db
    .selectFrom('booking')
    .innerJoin('seat', (join) =>
      join
        .onRef('seat.municipalityId', '=', 'booking.municipalityId')
        .onRef('seat.id', '=', 'booking.seatId'),
    )
    .select(['seat.slotKey', 'seat.weekday', 'seat.half', 'booking.startsOn', 'booking.endsOn'])
    .select(['booking.state', 'booking.heldUntil'])
    .where('booking.placementId', '=', id)
    .execute();
  const own = rows.filter((row) => isAlive(bookingStanding(row, today)) && doTermsMeet(row, term));
  const isThere = own.some((row) =>
    wanted.some((slot) => isOfSlot({ ...row, half: row.half as Seat['half'] }, slot)),
  );
  if (isThere) throw new Refusal('already-done');
}

type Filling = { hold: HoldDraft; isOver: boolean; seats: readonly Seat[]; today: string };

async function insertSeat(
  db: Handle,
  worker: Worker,
  placement: BookedPlacement,
  slot: BookableSlot,
  { hold, isOver, seats, today }: Filling,
): Promise<void> {
  const { municipalityId, accountId } = worker;
  const { startsOn, endsOn, heldUntil } = hold;
  const seatId = uuidv7();
  const ofSlot = seats.filter((seat) => isOfSlot(seat, slot));
  const common = {
    municipalityId,
    resourceId: placement.resourceId,
    weekday: slot.weekday,
    half: slot.half,
    startsOn,
    endsOn,
    heldUntil,
    updatedBy: accountId,
  };
  await db
    .insertInto('seat')
    .values({
      ...common,
      id: seatId,
      vacancyId: slot.vacancyId,
      slotKey: slot.slotKey,
      number: freeNumber(ofSlot, hold, today),
      isOver,
    })
    .execute()
    .catch(takenOnConflict);
  await db
    .insertInto('booking')
    .values({
      ...common,
      id: uuidv7(),
      placementId: placement.id,
      personId: placement.personId,
      seatId,
      fromTime: clock(slot.times[0]?.from),
      toTime: clock(slot.times.at(-1)?.to),
      overrideReason: isOver ? hold.overrideReason : '',
    })
    .execute();
}

/** Minutes of the day as SQL writes a time; 24:00 is none. */
function clock(minutes: number | undefined): string | null {
  if (minutes === undefined || minutes >= 1440) return null;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
