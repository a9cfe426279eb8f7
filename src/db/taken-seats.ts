import { sql, type RawBuilder } from 'kysely';
import type { HalfDay } from '#domain/formal-capacity.ts';
import { formalSlot, isOfSlot, peakSeats, type Seat, type Term } from '#domain/seat.ts';
import type { Handle } from './as-actor.ts';

/** Seats that count on a day: used, or held and the hold not run out. `seat` is what the query calls the table. */
function counts(seat: string, today: string): RawBuilder<boolean> {
  const name = sql.ref(seat);
  return sql<boolean>`(${name}.state = 'used' or ${name}.state = 'held' and ${name}.held_until >= ${today})`;
}

/**
 * The seats of some resources, or of all, that are taken on a day or later, in an order that is the same each time. A town
 * has few seats beside its resources: they are read once, not once for each resource.
 */
export async function readSeats(
  db: Handle,
  resourceIds: readonly string[] | 'all',
  from: string,
  today: string,
): Promise<Map<string, Seat[]>> {
  const found = new Map<string, Seat[]>();
  if (resourceIds.length === 0) return found;
  let query = db
    .selectFrom('seat')
    .select(['resourceId', 'slotKey', 'weekday', 'half', 'number', 'startsOn', 'endsOn'])
    .select(['state', 'heldUntil', 'isOver'])
    .where(counts('seat', today))
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', from)]))
    .orderBy('resourceId')
    .orderBy('startsOn')
    .orderBy('id');
  if (resourceIds !== 'all') query = query.where('resourceId', 'in', resourceIds);
  const rows = await query.execute();
  for (const { resourceId, half, ...seat } of rows) {
    const seats = found.get(resourceId) ?? [];
    seats.push({ ...seat, half: half as Seat['half'] });
    found.set(resourceId, seats);
  }
  return found;
}

/** Half days with the seats that bookings take within a term. What nobody has booked stays as it was. */
export function withSeats(
  days: readonly HalfDay[],
  seats: readonly Seat[],
  term: Term,
  today: string,
): HalfDay[] {
  return days.map((day) => {
    const own = seats.filter((seat) => isOfSlot(seat, { ...day, slotKey: formalSlot }));
    return own.length === 0 ? day : { ...day, seats: peakSeats(own, term, today) };
  });
}

/**
 * peakSeats of domain/seat.ts in SQL, from today on: the most seats of a slot that are taken at once. A list of the town
 * cannot fetch every seat to ask whether there is room. `slotKey`, `weekday` and `half` are SQL of the row that asks.
 */
export function peakFromToday(
  slot: {
    resource: string;
    slotKey: RawBuilder<unknown>;
    weekday: RawBuilder<unknown>;
    half: RawBuilder<unknown>;
  },
  today: string,
): RawBuilder<number> {
  const { slotKey, weekday, half } = slot;
  const isOfSlotSql = (seat: string) => {
    const name = sql.ref(seat);
    return sql`${name}.municipality_id = ${sql.ref(slot.resource)}.municipality_id
      and ${name}.resource_id = ${sql.ref(slot.resource)}.id and ${name}.slot_key = ${slotKey}
      and ${name}.weekday = ${weekday} and ${name}.half = ${half} and ${counts(seat, today)}`;
  };
  return sql<number>`(select coalesce(max((select count(*) from seat as there where ${isOfSlotSql('there')}
      and there.starts_on <= greatest(begun.starts_on, ${today}::date)
      and coalesce(there.ends_on >= greatest(begun.starts_on, ${today}::date), true))), 0)
    from seat as begun where ${isOfSlotSql('begun')} and coalesce(begun.ends_on >= ${today}::date, true))`;
}
