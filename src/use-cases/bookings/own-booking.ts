import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { bookingStanding, type BookingStanding } from '#domain/booking.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Half } from '#domain/formal-capacity.ts';
import { lockGround, type SeatGround } from './seat-ground.ts';

export type HeldBooking = {
  id: string;
  version: number;
  placementId: string;
  seatId: string;
  slotKey: string;
  weekday: number;
  half: Half;
  startsOn: string;
  endsOn: string | null;
  heldUntil: string | null;
  isOver: boolean;
  standing: BookingStanding;
};

export type SeenBooking = { personId: string; bookingId: string; version: number };

/** One booking with its seat and the resource locked; refuses one that somebody has changed since it was seen. */
export async function lockBooking(
  db: Handle,
  worker: Worker,
  seen: SeenBooking,
  today: string,
): Promise<{ booking: HeldBooking; ground: SeatGround }> {
  const found = await db
    .selectFrom('booking')
    .select(['resourceId', 'startsOn'])
    .where('id', '=', seen.bookingId)
    .where('personId', '=', seen.personId)
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found');
  const from = found.startsOn < today ? found.startsOn : today;
  const ground = await lockGround(db, worker, found.resourceId, from, today);
  const row = await db
    .selectFrom('booking')
    .innerJoin('seat', (join) =>
      join
        .onRef('seat.municipalityId', '=', 'booking.municipalityId')
        .onRef('seat.id', '=', 'booking.seatId'),
    )
    .select(['booking.id', 'booking.version', 'booking.placementId', 'booking.seatId', 'booking.state'])
    .select(['booking.weekday', 'booking.half', 'booking.startsOn', 'booking.endsOn', 'booking.heldUntil'])
    .select(['seat.slotKey', 'seat.isOver'])
    .where('booking.id', '=', seen.bookingId)
    .executeTakeFirstOrThrow();
  if (row.version !== seen.version) throw new Refusal('changed-meanwhile');
  const { state, half, ...rest } = row;
  const standing = bookingStanding({ state, heldUntil: row.heldUntil, endsOn: row.endsOn }, today);
  return { booking: { ...rest, half: half as Half, standing }, ground };
}

type BookingChange = {
  state?: string;
  heldUntil?: string;
  endsOn?: string;
  endedReason?: string;
  overrideReason?: string;
};
type SeatChange = { state?: string; heldUntil?: string; endsOn?: string; isOver?: boolean };

/** Writes a booking and its seat together: they never say different things. */
export async function writeBooking(
  db: Handle,
  worker: Worker,
  booking: HeldBooking,
  change: BookingChange,
  seat: SeatChange,
): Promise<void> {
  const common = { updatedAt: sql<Date>`now()`, updatedBy: worker.accountId };
  await db
    .updateTable('booking')
    .set({ ...common, ...change, version: booking.version + 1 })
    .where('id', '=', booking.id)
    .execute();
  await db
    .updateTable('seat')
    .set({ ...common, ...seat, version: sql`version + 1` })
    .where('id', '=', booking.seatId)
    .execute();
}
