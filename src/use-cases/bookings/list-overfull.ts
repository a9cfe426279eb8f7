import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { BookableSlot } from '#domain/bookable-slot.ts';
import { slotName } from '#domain/booking.ts';
import { nameWithSan } from '#domain/person.ts';
import { roomFor } from '#domain/room-for-guest.ts';
import { isOfSlot, isTaken } from '#domain/seat.ts';
import { readGrounds } from './seat-ground.ts';

/** One guest's seat in a half day that has too few: whose it is only as far as this worker may see it. */
export type SeatToTalkAbout = {
  /** Absent behind the access list. */
  person?: { id: string; name: string; placementId: string };
  /** Who booked it, and where they work: whom to talk to. */
  byName: string;
  byAgency: string;
  state: string;
};

export type OverfullHalfDay = {
  resourceId: string;
  resourceName: string;
  title: string;
  /** How many guests more than places. */
  short: number;
  seats: SeatToTalkAbout[];
};

/** 契約の方が来るので席が足りない: the half days of a resource where guests no longer fit, and whom to talk to. */
export async function listOverfull(
  worker: Worker,
  resourceId: string,
  today: string,
): Promise<OverfullHalfDay[]> {
  const purpose = { act: 'bookings.overfull', subjects: [{ kind: 'resource', id: resourceId }] };
  return asActor(worker, purpose, (db) => readOverfull(db, [resourceId], today));
}

export async function readOverfull(
  db: Handle,
  resourceIds: readonly string[],
  today: string,
): Promise<OverfullHalfDay[]> {
  const term = { startsOn: today, endsOn: null };
  const found: OverfullHalfDay[] = [];
  for (const ground of await readGrounds(db, resourceIds, today, today)) {
    const over = ground.slots
      .map((slot) => ({ slot, short: shortOf(slot, roomFor(slot, ground.seats, term, today)) }))
      .filter(({ short }) => short > 0);
    if (over.length === 0) continue;
    const seats = await seatsWithNames(db, ground.id, today);
    for (const { slot, short } of over) {
      found.push({
        resourceId: ground.id,
        resourceName: ground.name,
        title: slotName(slot),
        short,
        seats: seats.filter((seat) => isOfSlot(seat, slot)).map(({ shown }) => shown),
      });
    }
  }
  return found;
}

/** Beyond the places, or beyond the 20 % of a home. */
function shortOf(slot: BookableSlot, room: { held: number; used: number; over: number }): number {
  const beyondStay = slot.mostGuests === null ? 0 : slot.written + room.held + room.used - slot.mostGuests;
  return Math.max(room.over, beyondStay, 0);
}

async function seatsWithNames(db: Handle, resourceId: string, today: string) {
  const rows = await db
    .selectFrom('seat')
    .innerJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'seat.municipalityId')
        .onRef('account.id', '=', 'seat.updatedBy'),
    )
    .innerJoin('agency', (join) =>
      join
        .onRef('agency.municipalityId', '=', 'account.municipalityId')
        .onRef('agency.id', '=', 'account.agencyId'),
    )
    // Left: a booking that is not open to this worker is not there, and its seat counts all the same.
    .leftJoin('booking', (join) =>
      join
        .onRef('booking.municipalityId', '=', 'seat.municipalityId')
        .onRef('booking.seatId', '=', 'seat.id'),
    )
    .leftJoin('person', (join) =>
      join
        .onRef('person.municipalityId', '=', 'booking.municipalityId')
        .onRef('person.id', '=', 'booking.personId'),
    )
    .select(['seat.slotKey', 'seat.weekday', 'seat.half', 'seat.state', 'seat.heldUntil'])
    .select(['account.name as byName', 'agency.name as byAgency'])
    .select(['booking.placementId', 'person.id as personId', 'person.familyName', 'person.givenName'])
    .select('person.called')
    .where('seat.resourceId', '=', resourceId)
    .where((eb) => eb.or([eb('seat.endsOn', 'is', null), eb('seat.endsOn', '>=', today)]))
    .orderBy('seat.createdAt')
    .orderBy('seat.id')
    .execute();
  return rows
    .filter((row) => isTaken(row, today))
    .map((row) => ({
      slotKey: row.slotKey,
      weekday: row.weekday,
      half: row.half as BookableSlot['half'],
      shown: {
        byName: row.byName,
        byAgency: row.byAgency,
        state: row.state,
        ...(row.personId !== null && row.placementId !== null
          ? {
              person: {
                id: row.personId,
                name: nameWithSan({
                  familyName: row.familyName ?? '',
                  givenName: row.givenName ?? '',
                  called: row.called ?? '',
                }),
                placementId: row.placementId,
              },
            }
          : {}),
      } satisfies SeatToTalkAbout,
    }));
}
