import { minutesPerWeek, normalHours, type WeeklyHours } from '#domain/hours.ts';

/** The hours of a week that are left when some are taken away: 通院 on Tuesday mornings. */
export function hoursWithout(hours: WeeklyHours, taken: WeeklyHours): WeeklyHours {
  const edges = [{ to: 0 }, ...normalHours(taken), { from: minutesPerWeek }];
  const free = edges.slice(1).map((next, place) => {
    const before = edges[place];
    return {
      from: before && 'to' in before ? before.to : 0,
      to: 'from' in next ? next.from : minutesPerWeek,
    };
  });
  return normalHours(
    hours.flatMap((span) =>
      free.map((gap) => ({ from: Math.max(span.from, gap.from), to: Math.min(span.to, gap.to) })),
    ),
  );
}
