import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { slotName } from '#domain/booking.ts';
import { addDays } from '#domain/calendar-day.ts';
import { nameWithSan } from '#domain/person.ts';
import { readOverfull, type OverfullHalfDay } from './list-overfull.ts';

export type DuePlacement = {
  personId: string;
  personName: string;
  placementId: string;
  resourceName: string;
  /** This worker is the main worker of the case. */
  isMine: boolean;
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
};

/** How far ahead きょう looks for holds that run out, in days. */
const holdAhead = 5;
/** A hold that lapsed longer ago than this is history. */
const lapsedWithin = 14;

/** For きょう: holds about to lapse or just lapsed, recalls not settled, half days with too few places. Soonest first. */
export async function readDueBookings(db: Handle, worker: Worker, today: string): Promise<DueBookings> {
  const holds = await readHolds(db, worker, today);
  const recalls = await readRecalls(db, worker);
  const left = await readLeft(db, worker, today);
  const overfull = await readAllOverfull(db, today);
  return { holds, recalls, overfull, left };
}

function placements(db: Handle) {
  return db
    .selectFrom('placement')
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipalityId', '=', 'placement.municipalityId')
        .onRef('person.id', '=', 'placement.personId'),
    )
    .innerJoin('resource', (join) =>
      join
        .onRef('resource.municipalityId', '=', 'placement.municipalityId')
        .onRef('resource.id', '=', 'placement.resourceId'),
    )
    .innerJoin('case', (join) =>
      join
        .onRef('case.municipalityId', '=', 'placement.municipalityId')
        .onRef('case.id', '=', 'placement.caseId'),
    )
    .select(['placement.id as placementId', 'placement.personId', 'resource.name as resourceName'])
    .select(['person.familyName', 'person.givenName', 'person.called', 'case.mainAccountId']);
}

type Named = {
  familyName: string;
  givenName: string;
  called: string;
  mainAccountId: string | null;
};

function shownOf<Row extends Named>(row: Row, worker: Worker) {
  const { familyName, givenName, called, mainAccountId, ...rest } = row;
  return {
    ...rest,
    personName: nameWithSan({ familyName, givenName, called }),
    isMine: mainAccountId === worker.accountId,
  };
}

async function readHolds(db: Handle, worker: Worker, today: string): Promise<DueHold[]> {
  const rows = await placements(db)
    .innerJoin('booking', (join) =>
      join
        .onRef('booking.municipalityId', '=', 'placement.municipalityId')
        .onRef('booking.placementId', '=', 'placement.id'),
    )
    .select(['booking.id as bookingId', 'booking.weekday', 'booking.half', 'booking.heldUntil'])
    .where('booking.state', '=', 'held')
    .where('placement.state', 'not in', ['ended', 'fell_through'])
    .where('booking.heldUntil', '<=', addDays(today, holdAhead))
    .where('booking.heldUntil', '>=', addDays(today, -lapsedWithin))
    .orderBy('booking.heldUntil')
    .orderBy('booking.id')
    .limit(50)
    .execute();
  return rows.map(({ weekday, half, heldUntil, ...row }) => ({
    ...shownOf(row, worker),
    title: slotName({ weekday, half }),
    heldUntil: heldUntil ?? today,
    isLapsed: heldUntil === null || heldUntil < today,
  }));
}

async function readRecalls(db: Handle, worker: Worker): Promise<OpenRecall[]> {
  const rows = await placements(db)
    .innerJoin('bookingRecall', (join) =>
      join
        .onRef('bookingRecall.municipalityId', '=', 'placement.municipalityId')
        .onRef('bookingRecall.placementId', '=', 'placement.id'),
    )
    .select(['bookingRecall.id as recallId', 'bookingRecall.toldOn', 'bookingRecall.effectiveOn'])
    .where('bookingRecall.settledOn', 'is', null)
    .where('bookingRecall.withdrawnAt', 'is', null)
    .orderBy('bookingRecall.effectiveOn')
    .orderBy('bookingRecall.id')
    .limit(50)
    .execute();
  return rows.map((row) => shownOf(row, worker));
}

async function readLeft(db: Handle, worker: Worker, today: string): Promise<LeftSeat[]> {
  const rows = await placements(db)
    .innerJoin('booking', (join) =>
      join
        .onRef('booking.municipalityId', '=', 'placement.municipalityId')
        .onRef('booking.placementId', '=', 'placement.id'),
    )
    .select(['booking.weekday', 'booking.half', 'placement.stateSince as since'])
    .where('placement.state', 'in', ['ended', 'fell_through'])
    .where('booking.state', '=', 'used')
    .where((eb) => eb.or([eb('booking.endsOn', 'is', null), eb('booking.endsOn', '>=', today)]))
    .orderBy('placement.stateSince')
    .orderBy('booking.id')
    .limit(50)
    .execute();
  return rows.map(({ weekday, half, ...row }) => ({
    ...shownOf(row, worker),
    title: slotName({ weekday, half }),
  }));
}

/** Only resources with seats can have too many of them. */
async function readAllOverfull(db: Handle, today: string): Promise<OverfullHalfDay[]> {
  const rows = await db
    .selectFrom('seat')
    .select('resourceId')
    .distinct()
    .where('state', 'in', ['held', 'used'])
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', today)]))
    .orderBy('resourceId')
    .limit(200)
    .execute();
  return readOverfull(
    db,
    rows.map(({ resourceId }) => resourceId),
    today,
  );
}
