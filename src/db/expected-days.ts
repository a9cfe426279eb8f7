import { slotDays, type SlotDay } from '#domain/open-days.ts';
import { weeklySlotOf } from '#domain/weekly-slot.ts';
import type { Handle } from './as-actor.ts';
import { windowsOf } from './read-windows.ts';
import { closuresOf, townCalendar } from './town-calendar.ts';

/**
 * The half days on which somebody is expected at a place, and those that school, holidays or the weather take away, in
 * order. From the bookings in use, up to the last day of those given back; a hold expects nobody.
 */
export async function expectedDays(
  db: Handle,
  placementId: string,
  from: string,
  to: string,
): Promise<SlotDay[]> {
  const bookings = await db
    .selectFrom('booking')
    .innerJoin('seat', (join) =>
      join
        .onRef('seat.municipalityId', '=', 'booking.municipalityId')
        .onRef('seat.id', '=', 'booking.seatId'),
    )
    .select(['booking.resourceId', 'booking.weekday', 'booking.half', 'booking.startsOn', 'booking.endsOn'])
    .select('seat.slotKey')
    .where('booking.placementId', '=', placementId)
    // A seat that was given back before it began is free, and its booking expects nobody.
    .where('booking.state', 'in', ['used', 'returned', 'recalled'])
    .where('seat.state', '=', 'used')
    .where('booking.startsOn', '<=', to)
    .where((eb) => eb.or([eb('booking.endsOn', 'is', null), eb('booking.endsOn', '>=', from)]))
    .orderBy('booking.id')
    .execute();
  const resourceIds = [...new Set(bookings.map(({ resourceId }) => resourceId))];
  if (resourceIds.length === 0) return [];
  const windows = await windowsOf(db, resourceIds);
  const calendar = await townCalendar(db, from, to);
  const closures = await closuresOf(db, resourceIds, from, to);
  return resourceIds.flatMap((resourceId) => {
    const slots = bookings
      .filter((booking) => booking.resourceId === resourceId)
      .map((booking) => weeklySlotOf(booking, windows.get(resourceId) ?? []));
    return slotDays(slots, from, to, { ...calendar, closures: closures(resourceId) });
  });
}
