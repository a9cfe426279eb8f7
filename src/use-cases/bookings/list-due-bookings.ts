import { sql } from 'kysely';
import { among } from '#db/among.ts';
import type { Handle } from '#db/as-actor.ts';
import { slotName } from '#domain/booking.ts';
import { addDays } from '#domain/calendar-day.ts';
import { besidePlacement, idsOf, type OwnPlacement } from '#db/own-placements.ts';
import { readOverfull, type OverfullHalfDay } from './list-overfull.ts';

export type DuePlacement = {
  personId: string;
  personName: string;
  placementId: string;
  resourceName: string;
};
export type DueHold = DuePlacement & {
  bookingId: string;
  title: string;
  heldUntil: string;
  isLapsed: boolean;
};
export type OpenRecall = DuePlacement & { recallId: string; toldOn: string; effectiveOn: string };
export type LeftSeat = DuePlacement & { title: string; since: string };

export type DueBookings = {
  holds: DueHold[];
  recalls: OpenRecall[];
  overfull: OverfullHalfDay[];
  /** The participation is over and its seats are still kept. */
  left: LeftSeat[];
  /** Somebody goes there and nobody has said on which days: no seat is kept, and no absence can be seen. */
  seatless: (DuePlacement & { since: string })[];
};

/** How far ahead きょう looks for holds that run out, in days. */
const holdAhead = 5;
/** A hold that lapsed longer ago than this is history. */
const lapsedWithin = 14;
const most = 50;

/**
 * For きょう: holds about to lapse or just lapsed and recalls not settled of these placements, soonest first, and half days with
 * too few places: where these people sit, or in the whole town for whoever keeps its register.
 */
export async function readDueBookings(
  db: Handle,
  today: string,
  placements: readonly OwnPlacement[],
  isWholeTown: boolean,
): Promise<DueBookings> {
  const isOver = ({ state }: OwnPlacement): boolean => state === 'ended' || state === 'fell_through';
  const goingOn = placements.filter((one) => !isOver(one));
  const seated = isWholeTown
    ? await findFullResources(db, today)
    : goingOn.map(({ resourceId }) => resourceId);
  return {
    holds: await readHolds(db, today, goingOn),
    recalls: await readRecalls(db, placements),
    left: await readLeft(db, today, placements.filter(isOver)),
    seatless: await readSeatless(
      db,
      goingOn.filter((one) => one.isSupported && (one.state === 'settled' || one.state === 'continuing')),
    ),
    overfull: await readOverfull(db, [...new Set(seated)], today),
  };
}

function dueOf({ personId, personName, placementId, resourceName }: OwnPlacement): DuePlacement {
  return { personId, personName, placementId, resourceName };
}

async function readHolds(db: Handle, today: string, placements: readonly OwnPlacement[]): Promise<DueHold[]> {
  if (placements.length === 0) return [];
  const rows = await db
    .selectFrom('booking')
    .select(['id as bookingId', 'placementId', 'weekday', 'half', 'heldUntil'])
    .where(among('placementId', idsOf(placements)))
    .where('state', '=', 'held')
    .where('heldUntil', '<=', addDays(today, holdAhead))
    .where('heldUntil', '>=', addDays(today, -lapsedWithin))
    .orderBy('heldUntil')
    .orderBy('id')
    .limit(most)
    .execute();
  return besidePlacement(placements, rows).map(({ placement, row }) => ({
    ...dueOf(placement),
    bookingId: row.bookingId,
    title: slotName(row),
    heldUntil: row.heldUntil ?? today,
    isLapsed: row.heldUntil === null || row.heldUntil < today,
  }));
}

async function readRecalls(db: Handle, placements: readonly OwnPlacement[]): Promise<OpenRecall[]> {
  if (placements.length === 0) return [];
  const rows = await db
    .selectFrom('bookingRecall')
    .select(['id as recallId', 'placementId', 'toldOn', 'effectiveOn'])
    .where(
      among(
        'personId',
        placements.map(({ personId }) => personId),
      ),
    )
    .where(among('placementId', idsOf(placements)))
    .where('settledOn', 'is', null)
    .where('withdrawnAt', 'is', null)
    .orderBy('effectiveOn')
    .orderBy('id')
    .limit(most)
    .execute();
  return besidePlacement(placements, rows).map(({ placement, row }) => ({ ...dueOf(placement), ...row }));
}

async function readLeft(db: Handle, today: string, placements: readonly OwnPlacement[]): Promise<LeftSeat[]> {
  if (placements.length === 0) return [];
  const rows = await db
    .selectFrom('booking')
    .select(['placementId', 'weekday', 'half'])
    .where(among('placementId', idsOf(placements)))
    .where('state', '=', 'used')
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', today)]))
    .orderBy('id')
    .limit(most)
    .execute();
  return besidePlacement(placements, rows)
    .map(({ placement, row }) => ({ ...dueOf(placement), title: slotName(row), since: placement.since }))
    .toSorted((a, b) => a.since.localeCompare(b.since));
}

/** Of places that lend out hours or seats: elsewhere there is no day to keep. */
async function readSeatless(
  db: Handle,
  placements: readonly OwnPlacement[],
): Promise<DueBookings['seatless']> {
  const { rows } = await sql<{ placementId: string }>`
    select placement.id as placement_id from placement
    where ${among('placement.id', idsOf(placements))}
      and not exists (select from booking where booking.municipality_id = placement.municipality_id
        and booking.person_id = placement.person_id and booking.placement_id = placement.id and booking.state in ('held', 'used'))
      and (exists (select from vacancy where vacancy.municipality_id = placement.municipality_id
          and vacancy.resource_id = placement.resource_id)
        or exists (select from formal_capacity as formal where formal.municipality_id = placement.municipality_id
          and formal.resource_id = placement.resource_id))
    order by placement.state_since, placement.id limit ${most}`.execute(db);
  return besidePlacement(placements, rows).map(({ placement }) => ({
    ...dueOf(placement),
    since: placement.since,
  }));
}

/**
 * More seats of a slot than it can possibly have places: then it is worth asking at which day how many are there at once.
 * Homes have a second limit (契約入所は定員の20％), so that each with a seat is asked.
 */
async function findFullResources(db: Handle, today: string): Promise<string[]> {
  const { rows } = await sql<{ resourceId: string }>`
    select distinct taken.resource_id from (
      select municipality_id, resource_id, slot_key, vacancy_id, weekday, half, count(*) as seats from seat
      where (state = 'used' or state = 'held' and held_until >= ${today}) and (ends_on is null or ends_on >= ${today})
      group by municipality_id, resource_id, slot_key, vacancy_id, weekday, half
    ) as taken
    join resource on resource.municipality_id = taken.municipality_id and resource.id = taken.resource_id
    left join formal_capacity as formal on taken.vacancy_id is null and formal.municipality_id = taken.municipality_id
      and formal.resource_id = taken.resource_id and formal.weekday = taken.weekday and formal.half = taken.half
    where resource.kind = 'room' or taken.seats > least(
      formal.capacity - formal.contracted - formal.pending - formal.reserve - formal.guests,
      (select min(capacity) from vacancy where vacancy.municipality_id = taken.municipality_id
        and vacancy.resource_id = taken.resource_id and (taken.vacancy_id is null or vacancy.id = taken.vacancy_id)))
    order by taken.resource_id`.execute(db);
  return rows.map(({ resourceId }) => resourceId);
}
