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

/** Every open place with a formal capacity and its half days in one week of the calendar, for the week of the town. */
export async function listFormalCapacities(
  worker: Worker,
  monday: string,
  today: string,
  narrowed: { areaId?: string } = {},
): Promise<SpareCapacity[]> {
  return asActor(worker, { act: 'capacity.list' }, async (db) => {
    let query = db
      .selectFrom('formalCapacity')
      .innerJoin('resource', (join) =>
        join
          .onRef('resource.municipalityId', '=', 'formalCapacity.municipalityId')
          .onRef('resource.id', '=', 'formalCapacity.resourceId'),
      )
      .leftJoin('place', (join) =>
        join
          .onRef('place.municipalityId', '=', 'resource.municipalityId')
          .onRef('place.id', '=', 'resource.placeId'),
      )
      .select(['resource.id', 'resource.name', 'resource.checkedOn', 'resource.nextCheckOn'])
      .select(['weekday', 'half', 'formalCapacity.capacity', 'contracted', 'pending', 'reserve', 'guests'])
      .select('overrideReason')
      .where('resource.state', '=', 'open')
      .where('formalCapacity.capacity', '>', 0);
    if (narrowed.areaId) query = query.where('place.areaId', '=', narrowed.areaId);
    const rows = await query.orderBy('resource.name').orderBy('resource.id').orderBy('weekday').execute();
    const found = new Map<string, SpareCapacity>();
    for (const { id, name, checkedOn, nextCheckOn, ...day } of rows) {
      const spare = found.get(id) ?? { id, name, checkedOn, nextCheckOn, days: [] };
      spare.days.push(day as HalfDay);
      found.set(id, spare);
    }
    const ids = [...found.keys()];
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
