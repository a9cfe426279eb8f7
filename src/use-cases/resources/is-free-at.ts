import { sql, type Expression, type SqlBool } from 'kysely';
import { minutesPerDay } from '#domain/hours.ts';

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
  const halves =
    part === 'morning' ? ['am'] : part === 'evening' ? [] : part === 'afternoon' ? ['pm'] : ['am', 'pm'];
  const wanted = sql`unnest(${days}::integer[]) as wanted(day)`;
  const isAtTime = sql`(v.rule->>'start')::integer < ${to} and
    case when (v.rule->>'end')::integer > (v.rule->>'start')::integer then (v.rule->>'end')::integer else ${minutesPerDay} end > ${from}`;
  return sql<SqlBool>`(exists (
    select 1 from vacancy v, ${wanted}
    where v.municipality_id = resource.municipality_id and v.resource_id = resource.id
      and not exists (select 1 from formal_capacity f where f.municipality_id = resource.municipality_id
        and f.resource_id = resource.id and f.capacity > 0)
      and coalesce(v.offered_until >= ${today}, true) and coalesce(v.capacity > 0, true)
      and case v.rule->>'kind'
        when 'weekly' then exists (
          select 1 from jsonb_array_elements(v.rule->'hours') as span
          where (span->>'from')::integer < wanted.day * ${minutesPerDay}::integer + ${to}::integer
            and (span->>'to')::integer > wanted.day * ${minutesPerDay}::integer + ${from}::integer)
        when 'nth_weekday' then v.rule->'days' @> to_jsonb(wanted.day) and ${isAtTime}
        when 'day_of_month' then ${isAtTime}
        when 'dates' then ${isAtTime} and exists (
          select 1 from jsonb_array_elements_text(v.rule->'dates') as one(day)
          where one.day >= ${today} and extract(isodow from one.day::date) = wanted.day + 1)
        else false end)
    or exists (
      select 1 from formal_capacity f, ${wanted}
      where f.municipality_id = resource.municipality_id and f.resource_id = resource.id
        and f.weekday = wanted.day + 1 and f.half = any(${halves}::text[])
        and f.capacity > f.contracted + f.pending + f.reserve + f.guests))`;
}
