import { addDays } from '#domain/calendar-day.ts';
import { joinHalves, type ExpectedHalf } from '#domain/expected-half.ts';
import { slotDays } from '#domain/open-days.ts';
import type { Closure } from '#domain/resource-closure.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { weeklySlotOf } from '#domain/weekly-slot.ts';
import type { Handle } from './as-actor.ts';
import { windowsOf } from './read-windows.ts';
import { townCalendar } from './town-calendar.ts';

type Stretch = { from: string; to: string };

/**
 * On which half days people are expected, by placement: from bookings in use and the days that their windows say (第2土, a list
 * of dates, school days), school, holidays and closures. The same days as the booking page shows.
 */
export async function readExpectedHalves(
  db: Handle,
  placementIds: readonly string[],
  stretch: Stretch,
): Promise<Map<string, ExpectedHalf[]>> {
  const found = new Map<string, ExpectedHalf[]>();
  if (placementIds.length === 0) return found;
  const { from, to } = stretch;
  const bookings = await readBookings(db, placementIds, stretch);
  const resourceIds = [...new Set(bookings.map(({ resourceId }) => resourceId))];
  const closures = await readClosures(db, resourceIds, stretch);
  const windows = await windowsOf(db, resourceIds);
  const calendar = await townCalendar(db, from, to);
  for (const placementId of placementIds) {
    const own = bookings.filter((booking) => booking.placementId === placementId);
    const halves = own.flatMap((booking) => {
      const { resourceId, fromTime, toTime } = booking;
      const shut = closures.filter((one) => one.resourceId === null || one.resourceId === resourceId);
      const slot = weeklySlotOf(booking, windows.get(resourceId) ?? []);
      const days = slotDays([slot], from, to, { ...calendar, closures: shut });
      return days.map(({ day, half, state, why }): ExpectedHalf => {
        // Where nobody entered the school's calendar, nobody knows: then people are expected as booked.
        return { day, half, fromTime, toTime, closed: state === 'closed' ? why : null };
      });
    });
    found.set(placementId, joinHalves(halves));
  }
  return found;
}

function readBookings(db: Handle, placementIds: readonly string[], { from, to }: Stretch) {
  return (
    db
      .selectFrom('booking')
      .innerJoin('seat', (join) =>
        join
          .onRef('seat.municipalityId', '=', 'booking.municipalityId')
          .onRef('seat.id', '=', 'booking.seatId'),
      )
      .select(['booking.placementId', 'booking.resourceId', 'booking.weekday', 'booking.half'])
      .select(['booking.fromTime', 'booking.toTime', 'booking.startsOn', 'booking.endsOn', 'seat.slotKey'])
      .where('booking.placementId', 'in', placementIds)
      // A seat given back was somebody's until then; one that was only held never was.
      .where('booking.state', 'in', ['used', 'returned', 'recalled'])
      .where('booking.startsOn', '<=', to)
      .where((eb) => eb.or([eb('booking.endsOn', 'is', null), eb('booking.endsOn', '>=', from)]))
      .orderBy('booking.id')
      .execute()
  );
}

type StandingClosure = Closure & { resourceId: string | null };

async function readClosures(
  db: Handle,
  resourceIds: readonly string[],
  { from, to }: Stretch,
): Promise<StandingClosure[]> {
  const rows = await db
    .selectFrom('resourceClosure')
    .select(['resourceId', 'fromDay', 'toDay', 'half', 'kind', 'reason', 'endedAt'])
    .where('fromDay', '<=', to)
    .where('toDay', '>=', from)
    .where((eb) =>
      eb.or([
        eb('resourceId', 'is', null),
        ...(resourceIds.length > 0 ? [eb('resourceId', 'in', resourceIds)] : []),
      ]),
    )
    .orderBy('fromDay')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ endedAt, toDay, ...row }) => {
    // Opened again before its time: closed only until the day before.
    const last = endedAt === null ? toDay : addDays(tokyoDay(endedAt), -1);
    const until = last < toDay ? last : toDay;
    return until < row.fromDay ? [] : [{ ...row, toDay: until }];
  });
}
