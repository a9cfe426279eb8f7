import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import { windowsOf } from '#db/read-windows.ts';
import { readSeats } from '#db/taken-seats.ts';
import type { Worker } from '#domain/actor.ts';
import { bookableSlots, type BookableSlot } from '#domain/bookable-slot.ts';
import type { HalfDay } from '#domain/formal-capacity.ts';
import { Refusal } from '#domain/refusal.ts';
import type { ResourceWindow } from '#domain/resource-window.ts';
import type { Seat } from '#domain/seat.ts';

/** What bookings of one resource stand on: what it lends out by the week, and the seats that are taken. */
export type SeatGround = {
  id: string;
  name: string;
  state: string;
  isHome: boolean;
  windows: ResourceWindow[];
  halfDays: HalfDay[];
  slots: BookableSlot[];
  seats: Seat[];
};

/** Of several resources at once, in a handful of queries. Seats from a day on. */
export async function readGrounds(
  db: Handle,
  resourceIds: readonly string[],
  from: string,
  today: string,
): Promise<SeatGround[]> {
  if (resourceIds.length === 0) return [];
  const resources = await db
    .selectFrom('resource')
    .select(['id', 'name', 'state', 'kind'])
    .where('id', 'in', resourceIds)
    .orderBy('name')
    .orderBy('id')
    .execute();
  const windows = await windowsOf(db, resourceIds);
  const rows = await db
    .selectFrom('formalCapacity')
    .select(['resourceId', 'weekday', 'half', 'capacity', 'contracted', 'pending', 'reserve', 'guests'])
    .select('overrideReason')
    .where('resourceId', 'in', resourceIds)
    .orderBy('weekday')
    .orderBy('half')
    .execute();
  const seats = await readSeats(db, resourceIds, from, today);
  return resources.map(({ id, name, state, kind }) => {
    const isHome = kind === 'room';
    const own = windows.get(id) ?? [];
    const days = rows.filter(({ resourceId }) => resourceId === id) as HalfDay[];
    const slots = bookableSlots(own, days, { today, isHome });
    return { id, name, state, isHome, windows: own, halfDays: days, slots, seats: seats.get(id) ?? [] };
  });
}

/** Seats from a day on; an earlier start of a booking needs those of that time too. */
export async function readGround(
  db: Handle,
  resourceId: string,
  from: string,
  today: string,
): Promise<SeatGround> {
  const [ground] = await readGrounds(db, [resourceId], from, today);
  if (!ground) throw new Refusal('not-found');
  return ground;
}

/**
 * One at a time per resource, until commit: whoever books the last place and whoever writes down a new formal user see what
 * the other has done. Holds that ran out are given back first, so that their numbers can be taken. Not `for update`: rows
 * that only point at the resource are written meanwhile, and other resources are not touched at all.
 */
export async function lockGround(
  db: Handle,
  worker: Worker,
  resourceId: string,
  from: string,
  today: string,
): Promise<SeatGround> {
  const locked = await db
    .selectFrom('resource')
    .select('id')
    .where('id', '=', resourceId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!locked) throw new Refusal('not-found');
  await db
    .updateTable('seat')
    .set({ state: 'free', version: sql`version + 1`, updatedAt: sql`now()`, updatedBy: worker.accountId })
    .where('resourceId', '=', resourceId)
    .where('state', '=', 'held')
    .where('heldUntil', '<', today)
    .execute();
  return readGround(db, resourceId, from, today);
}
