import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import { readSeats, withSeats } from '#db/taken-seats.ts';
import { closuresOf, townCalendar } from '#db/town-calendar.ts';
import { windowsOf } from '#db/read-windows.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { placesLeft, type HalfDay } from '#domain/formal-capacity.ts';
import { halvesOf, partInHalf } from '#domain/half-of-day.ts';
import { closureOn, closureText, type Closure } from '#domain/resource-closure.ts';
import { seatsOn, type Seat } from '#domain/seat.ts';
import { timesOn } from '#domain/hours-calendar.ts';
import { isOffered, type ResourceWindow } from '#domain/resource-window.ts';
import type { ResourceKind } from '#domain/resource.ts';

export type WeekTime = {
  from: number;
  to: number;
  /** Places left; null when nobody asked how many there are. */
  capacity: number | null;
  isFull: boolean;
  /** Seats that bookings take, as numbers: never whose. */
  held: number;
  used: number;
  /** 大雨, 休館日: why it is shut that day; then nothing of it is free. */
  shut?: string;
};
export type WeekResource = {
  id: string;
  name: string;
  kind: ResourceKind;
  organizationName: string | null;
  checkedOn: string | null;
  nextCheckOn: string | null;
  /** Seven days from Monday. */
  days: WeekTime[][];
  /** Some window goes by a calendar that nobody entered, or has no rule at all: its days cannot be drawn. */
  isPartlyUnknown: boolean;
};
export type WeekNarrowing = { areaId?: string; kind?: ResourceKind; after?: string; limit?: number };

/** The free hours of the town in one week of the calendar: holidays and the school's own days already taken out. */
export async function listWeek(
  worker: Worker,
  monday: string,
  today: string,
  narrowing: WeekNarrowing = {},
): Promise<{ rows: WeekResource[]; next: string | undefined; holidays: boolean[] }> {
  const limit = narrowing.limit ?? 50;
  const dates = [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(monday, offset));
  const sunday = addDays(monday, 6);
  return asActor(worker, { act: 'resources.week' }, async (db) => {
    const order = sql`app.fold(case when resource.name_kana = '' then resource.name else resource.name_kana end) collate "C"`;
    let query = db
      .selectFrom('resource')
      .leftJoin('organization', (join) =>
        join
          .onRef('organization.municipalityId', '=', 'resource.municipalityId')
          .onRef('organization.id', '=', 'resource.organizationId'),
      )
      .leftJoin('place', (join) =>
        join
          .onRef('place.municipalityId', '=', 'resource.municipalityId')
          .onRef('place.id', '=', 'resource.placeId'),
      )
      .select(['resource.id', 'resource.name', 'resource.kind', 'organization.name as organizationName'])
      .select(['resource.checkedOn', 'resource.nextCheckOn'])
      .where('resource.state', '=', 'open')
      .where(
        sql<boolean>`exists (select 1 from vacancy v where v.municipality_id = resource.municipality_id
          and v.resource_id = resource.id and coalesce(v.offered_from <= ${sunday}, true)
          and coalesce(v.offered_until >= ${monday}, true))`,
      );
    if (narrowing.kind) query = query.where('resource.kind', '=', narrowing.kind);
    if (narrowing.areaId) query = query.where('place.areaId', '=', narrowing.areaId);
    if (narrowing.after) {
      query = query.where(
        sql<boolean>`(${order}, resource.id) > (select ${order}, resource.id from resource where resource.id = ${narrowing.after})`,
      );
    }
    const found = await query
      .orderBy(order)
      .orderBy('resource.id')
      .limit(limit + 1)
      .execute();
    const page = found.slice(0, limit);
    const ids = page.map((row) => row.id);
    const calendar = await townCalendar(db, monday, sunday);
    const closures = await closuresOf(db, ids, monday, sunday);
    const windows = await windowsOf(db, ids);
    const formal = await halfDaysOf(db, ids);
    const seats = await readSeats(db, ids, monday, today);
    const rows = page.map((row) => {
      const offers = windows.get(row.id) ?? [];
      let isPartlyUnknown = false;
      const halfDays = formal.get(row.id);
      const booked = seats.get(row.id) ?? [];
      const shut = closures(row.id);
      const days = dates.map((date, offset) => {
        const onDay = { date, weekday: offset + 1, today };
        const times = offers.map((window) => timesOfWindow(window, booked, onDay, calendar));
        isPartlyUnknown ||= times.includes('unknown');
        const known = times.flatMap((one) => (one === 'unknown' ? [] : one));
        const term = { startsOn: date, endsOn: date };
        const left = halfDays
          ? formalUsersFirst(known, withSeats(halfDays, booked, term, today), offset + 1)
          : known;
        return left.map((time) => shutOn(time, shut, date)).sort((a, b) => a.from - b.from);
      });
      return { ...row, days, isPartlyUnknown };
    });
    return {
      rows: rows as WeekResource[],
      next: found.length > limit ? page.at(-1)?.id : undefined,
      holidays: dates.map((date) => calendar.isHoliday(date)),
    };
  });
}

type OnDay = { date: string; weekday: number; today: string };

function timesOfWindow(
  window: ResourceWindow,
  booked: readonly Seat[],
  { date, weekday, today }: OnDay,
  calendar: Parameters<typeof timesOn>[2],
): WeekTime[] | 'unknown' {
  if (!isOffered(window, date)) return [];
  const times = timesOn(window.rule, date, calendar);
  if (times === 'unknown') return times;
  const { capacity } = window;
  const own = booked.filter((seat) => seat.slotKey === window.id && seat.weekday === weekday);
  // Cut at noon only where a seat is taken in one half of it: an empty day stays one line.
  const parts = own.length === 0 ? times : times.flatMap(inHalves);
  return parts.map((time) => {
    const [half] = halvesOf(time);
    const seats = seatsOn(
      own.filter((seat) => seat.half === half),
      date,
      today,
    );
    const left = capacity === null ? null : Math.max(0, capacity - seats.held - seats.used);
    return { ...time, capacity: left, isFull: left === 0, ...seats };
  });
}

function inHalves(time: { from: number; to: number }): { from: number; to: number }[] {
  return halvesOf(time).flatMap((half) => partInHalf(time, half) ?? []);
}

function shutOn(time: WeekTime, closures: readonly Closure[], date: string): WeekTime {
  const [half] = halvesOf(time);
  const closure = half && closureOn(closures, date, half);
  return closure ? { ...time, isFull: true, shut: closureText(closure) } : time;
}

/** The half days of places with a formal capacity; resources without one are absent. */
async function halfDaysOf(db: Handle, resourceIds: readonly string[]): Promise<Map<string, HalfDay[]>> {
  const found = new Map<string, HalfDay[]>();
  if (resourceIds.length === 0) return found;
  const rows = await db
    .selectFrom('formalCapacity')
    .select(['resourceId', 'weekday', 'half', 'capacity', 'contracted', 'pending', 'reserve', 'guests'])
    .select('overrideReason')
    .where('resourceId', 'in', resourceIds)
    .where('capacity', '>', 0)
    .execute();
  for (const { resourceId, ...day } of rows)
    found.set(resourceId, [...(found.get(resourceId) ?? []), day as HalfDay]);
  return found;
}

const noon = 720;

/** An offer where formal users have the places is no free time, whatever its hours say (invariant 5). */
function formalUsersFirst(
  times: readonly WeekTime[],
  halfDays: readonly HalfDay[],
  weekday: number,
): WeekTime[] {
  return times.flatMap((time) => {
    const parts = [
      { half: 'am', from: time.from, to: Math.min(time.to, noon) },
      { half: 'pm', from: Math.max(time.from, noon), to: time.to },
    ].filter(({ from, to }) => from < to);
    const seen = parts.map(({ half, from, to }) => {
      const day = halfDays.find((one) => one.weekday === weekday && one.half === half);
      const left = day ? placesLeft(day) : 0;
      const capacity = time.capacity === null ? left : Math.min(time.capacity, left);
      const { held = 0, used = 0 } = day?.seats ?? {};
      return { from, to, capacity, isFull: time.isFull || left === 0, held, used };
    });
    const [first, second] = seen;
    const isOneSession =
      first && second && first.isFull === second.isFull && !hasSeats(first) && !hasSeats(second);
    if (isOneSession)
      return [{ ...first, to: second.to, capacity: Math.min(first.capacity, second.capacity) }];
    return seen;
  });
}

function hasSeats({ held, used }: Pick<WeekTime, 'held' | 'used'>): boolean {
  return held + used > 0;
}
