import { sql, type Expression, type SqlBool } from 'kysely';
import { peakFromToday } from '#db/taken-seats.ts';
import { minutesPerDay } from '#domain/hours.ts';
import { formalSlot } from '#domain/seat.ts';

export type DayPart = 'morning' | 'afternoon' | 'evening';

/** Minutes of the day, as people say 午前・午後・夜. */
export const dayParts: Record<DayPart, { from: number; to: number }> = {
  morning: { from: 0, to: 720 },
  afternoon: { from: 720, to: 1080 },
  evening: { from: 1080, to: minutesPerDay },
};

/**
 * Whether a resource has an offer that can fall on that weekday and part of the day, or a formal place left then.
 * Where formal users have places, only what they leave counts (invariant 5). Reads the rules as they are stored (domain/hours): an irregular rule could be any day and is therefore none.
 */
export function isFreeAt(
  weekday: number | undefined,
  part: DayPart | undefined,
  today: string,
): Expression<SqlBool> {
  const { from, to } = part ? dayParts[part] : { from: 0, to: minutesPerDay };
  const days = weekday === undefined ? [0, 1, 2, 3, 4, 5, 6] : [weekday];
  const halves = part === undefined ? ['am', 'pm'] : [part === 'morning' ? 'am' : 'pm'];
  const formalHalves =
    part === 'morning' ? ['am'] : part === 'evening' ? [] : part === 'afternoon' ? ['pm'] : ['am', 'pm'];
  const wanted = sql`unnest(${days}::integer[]) as wanted(day)`;
  const slotOfWindow = {
    resource: 'resource',
    slotKey: sql`v.id::text`,
    weekday: sql`wanted.day + 1`,
    half: sql`part.half`,
  };
  const slotOfHalf = {
    resource: 'resource',
    slotKey: sql`${formalSlot}`,
    weekday: sql`f.weekday`,
    half: sql`f.half`,
  };
  /** A half day of that time that is not full. One session over noon is booked by one half and asked for by either. */
  const hasRoom = (start: Expression<unknown>, end: Expression<unknown>) => sql`exists (
    select 1 from (select app.halves_of(${start}, ${end}) as of_time) as session, unnest(session.of_time) as part(half)
    where (cardinality(session.of_time) = 1 or part.half = any(${halves}::text[]))
      and (v.capacity is null or v.capacity > ${peakFromToday(slotOfWindow, today)}))`;
  const startOfDay = sql`wanted.day * ${minutesPerDay}::integer`;
  const end = sql`case when (v.rule->>'end')::integer > (v.rule->>'start')::integer then (v.rule->>'end')::integer else ${minutesPerDay} end`;
  const isAtTime = sql`(v.rule->>'start')::integer < ${to} and ${end} > ${from} and ${hasRoom(sql`(v.rule->>'start')::integer`, end)}`;
  return sql<SqlBool>`(exists (
    select 1 from vacancy v, ${wanted}
    where v.municipality_id = resource.municipality_id and v.resource_id = resource.id
      and not exists (select 1 from formal_capacity f where f.municipality_id = resource.municipality_id
        and f.resource_id = resource.id and f.capacity > 0)
      and coalesce(v.offered_until >= ${today}, true) and coalesce(v.capacity > 0, true)
      and case v.rule->>'kind'
        when 'weekly' then exists (
          select 1 from jsonb_array_elements(v.rule->'hours') as span
          where (span->>'from')::integer < ${startOfDay} + ${to}::integer
            and (span->>'to')::integer > ${startOfDay} + ${from}::integer
            and ${hasRoom(
              sql`greatest((span->>'from')::integer - ${startOfDay}, 0)`,
              sql`least((span->>'to')::integer - ${startOfDay}, ${minutesPerDay}::integer)`,
            )})
        when 'nth_weekday' then v.rule->'days' @> to_jsonb(wanted.day) and ${isAtTime}
        when 'day_of_month' then ${isAtTime}
        when 'dates' then ${isAtTime} and exists (
          select 1 from jsonb_array_elements_text(v.rule->'dates') as one(day)
          where one.day >= ${today} and extract(isodow from one.day::date) = wanted.day + 1)
        else false end)
    or exists (
      select 1 from formal_capacity f, ${wanted}
      where f.municipality_id = resource.municipality_id and f.resource_id = resource.id
        and f.weekday = wanted.day + 1 and f.half = any(${formalHalves}::text[])
        and f.capacity > f.contracted + f.pending + f.reserve + f.guests
        and f.capacity > f.contracted + f.pending + f.reserve + f.guests + ${peakFromToday(slotOfHalf, today)}))`;
}
