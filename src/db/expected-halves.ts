import { recurrenceRuleShape } from '#domain/hours.ts';
import {
  expectedDays,
  type BookedSlot,
  type ClosedStretch,
  type ExpectedHalf,
} from '#domain/expected-days.ts';
import type { Half } from '#domain/formal-capacity.ts';
import { addDays } from '#domain/calendar-day.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { Handle } from './as-actor.ts';
import { townCalendar } from './town-calendar.ts';

type Stretch = { from: string; to: string };

/** On which half days people are expected, by placement: from bookings in use, school, holidays and closures. */
export async function readExpectedHalves(
  db: Handle,
  placementIds: readonly string[],
  stretch: Stretch,
): Promise<Map<string, ExpectedHalf[]>> {
  const found = new Map<string, ExpectedHalf[]>();
  if (placementIds.length === 0) return found;
  const bookings = await readBookings(db, placementIds, stretch);
  const resourceIds = [...new Set(bookings.map(({ resourceId }) => resourceId))];
  const closures = await readClosures(db, resourceIds, stretch);
  const rules = await readRules(db, resourceIds);
  const calendar = await townCalendar(db, stretch.from, stretch.to);
  for (const placementId of placementIds) {
    const own = bookings.filter((booking) => booking.placementId === placementId);
    const slots = own.map((booking) => slotOf(booking, rules.get(booking.resourceId) ?? []));
    const shut = closures.filter(
      ({ resourceId }) => resourceId === null || own.some((booking) => booking.resourceId === resourceId),
    );
    found.set(placementId, expectedDays(slots, stretch, shut, calendar));
  }
  return found;
}

type Booked = Awaited<ReturnType<typeof readBookings>>[number];

function readBookings(db: Handle, placementIds: readonly string[], { from, to }: Stretch) {
  return (
    db
      .selectFrom('booking')
      .leftJoin('seat', (join) =>
        join
          .onRef('seat.municipalityId', '=', 'booking.municipalityId')
          .onRef('seat.id', '=', 'booking.seatId'),
      )
      .select(['booking.placementId', 'booking.resourceId', 'booking.weekday', 'booking.half'])
      .select(['booking.fromTime', 'booking.toTime', 'booking.startsOn', 'booking.endsOn', 'seat.vacancyId'])
      .where('booking.placementId', 'in', placementIds)
      // A seat given back was somebody's until then; one that was only held never was.
      .where('booking.state', 'in', ['used', 'returned', 'recalled'])
      .where('booking.startsOn', '<=', to)
      .where((eb) => eb.or([eb('booking.endsOn', 'is', null), eb('booking.endsOn', '>=', from)]))
      .execute()
  );
}

type OfferRule = { vacancyId: string; school: BookedSlot['school']; onHolidays: BookedSlot['onHolidays'] };

/** What the offers of these resources say about school and holidays. */
async function readRules(db: Handle, resourceIds: readonly string[]): Promise<Map<string, OfferRule[]>> {
  const rules = new Map<string, OfferRule[]>();
  if (resourceIds.length === 0) return rules;
  const rows = await db
    .selectFrom('vacancy')
    .select(['id', 'resourceId', 'rule'])
    .where('resourceId', 'in', resourceIds)
    .execute();
  for (const { id, resourceId, rule } of rows) {
    const read = recurrenceRuleShape.safeParse(rule);
    if (!read.success) continue;
    const { school, onHolidays } = read.data;
    rules.set(resourceId, [...(rules.get(resourceId) ?? []), { vacancyId: id, school, onHolidays }]);
  }
  return rules;
}

/** The offer the seat belongs to; where a seat names none, what all offers of the place agree on. */
function slotOf(booking: Booked, offers: readonly OfferRule[]): BookedSlot {
  const own = offers.find(({ vacancyId }) => vacancyId === booking.vacancyId);
  const [first] = offers;
  const agreed =
    first && offers.every((offer) => offer.school === first.school && offer.onHolidays === first.onHolidays)
      ? first
      : undefined;
  const { school = 'any', onHolidays = 'off' } = own ?? agreed ?? {};
  const { weekday, fromTime, toTime, startsOn, endsOn } = booking;
  return { weekday, half: booking.half as Half, fromTime, toTime, startsOn, endsOn, school, onHolidays };
}

type Closure = ClosedStretch & { resourceId: string | null };

async function readClosures(
  db: Handle,
  resourceIds: readonly string[],
  { from, to }: Stretch,
): Promise<Closure[]> {
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
    .execute();
  return rows.flatMap(({ endedAt, half, toDay, ...row }) => {
    // Opened again before its time: closed only until the day before.
    const last = endedAt === null ? toDay : addDays(tokyoDay(endedAt), -1);
    const until = last < toDay ? last : toDay;
    return until < row.fromDay ? [] : [{ ...row, half: half as Closure['half'], toDay: until }];
  });
}
