import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import { readSeats, withSeats } from '#db/taken-seats.ts';
import { closuresOf } from '#db/town-calendar.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { HalfDay } from '#domain/formal-capacity.ts';
import { closureOn, closureText } from '#domain/resource-closure.ts';

export type SpareCapacity = {
  id: string;
  name: string;
  checkedOn: string | null;
  nextCheckOn: string | null;
  days: ShownHalfDay[];
};

/** With the seats that bookings take in that week, as numbers, and why it is shut that day. */
export type ShownHalfDay = HalfDay & { shut?: string };

/** Open places with a formal capacity and their half days in one week of the calendar, in the order of the register. */
export async function listFormalCapacities(
  worker: Worker,
  monday: string,
  today: string,
  narrowed: { areaId?: string; after?: string; limit?: number } = {},
): Promise<SpareCapacity[]> {
  return asActor(worker, { act: 'capacity.list' }, async (db) => {
    const order = sql`app.fold(case when resource.name_kana = '' then resource.name else resource.name_kana end) collate "C"`;
    let query = db
      .selectFrom('resource')
      .leftJoin('place', (join) =>
        join
          .onRef('place.municipalityId', '=', 'resource.municipalityId')
          .onRef('place.id', '=', 'resource.placeId'),
      )
      .select(['resource.id', 'resource.name', 'resource.checkedOn', 'resource.nextCheckOn'])
      .where('resource.state', '=', 'open')
      .where(
        sql<boolean>`exists (select from formal_capacity f where f.municipality_id = resource.municipality_id
          and f.resource_id = resource.id and f.capacity > 0)`,
      );
    if (narrowed.areaId) query = query.where('place.areaId', '=', narrowed.areaId);
    if (narrowed.after) {
      query = query.where(
        sql<boolean>`(${order}, resource.id) > (select ${order}, resource.id from resource where resource.id = ${narrowed.after})`,
      );
    }
    if (narrowed.limit) query = query.limit(narrowed.limit);
    const places = await query.orderBy(order).orderBy('resource.id').execute();
    const found = new Map(places.map((place) => [place.id, { ...place, days: [] as HalfDay[] }]));
    const ids = [...found.keys()];
    const days = await db
      .selectFrom('formalCapacity')
      .select(['resourceId', 'weekday', 'half', 'capacity', 'contracted', 'pending', 'reserve', 'guests'])
      .select('overrideReason')
      .where('capacity', '>', 0)
      .where(sql<boolean>`resource_id = any(${ids}::uuid[])`)
      .orderBy('weekday')
      .execute();
    for (const { resourceId, ...day } of days) found.get(resourceId)?.days.push(day as HalfDay);
    const seats = await readSeats(db, ids, monday, today);
    const closures = await closuresOf(db, ids, monday, addDays(monday, 6));
    return [...found.values()].map((spare) => ({
      ...spare,
      days: spare.days.map((day) => {
        const date = addDays(monday, day.weekday - 1);
        const term = { startsOn: date, endsOn: date };
        const [counted = day] = withSeats([day], seats.get(spare.id) ?? [], term, today);
        const closure = closureOn(closures(spare.id), date, day.half);
        return closure ? { ...counted, shut: closureText(closure) } : counted;
      }),
    }));
  });
}
