import type { Opportunity } from '#domain/conditions.ts';
import type { DemandCode } from '#domain/demand-codes.ts';
import { weekOfRules } from '#domain/hours-calendar.ts';
import { minutesOf, minutesPerDay, minutesPerWeek, normalHours } from '#domain/hours.ts';

const [eight, nineteen, twenty] = [480, 1140, 1200];

/** What the hours themselves ask: early, night, whole days. A round-the-clock offer is done when one likes. */
export function demandsOfHours(opportunity: Opportunity): Partial<Record<DemandCode, 3>> {
  const week = weekOfRules(opportunity.windows.map((window) => window.rule)) ?? [];
  if (week.length === 0 || minutesOf(week) >= minutesPerWeek * 0.6) return {};
  const spans = normalHours(week);
  const starts = spans.map((span) => span.from % minutesPerDay);
  const ends = spans.map((span) => (span.from % minutesPerDay) + span.to - span.from);
  const isWork = opportunity.kind === 'job' || opportunity.kind === 'training';
  const days = new Set(spans.map((span) => Math.floor(span.from / minutesPerDay))).size;
  const found: DemandCode[] = [];
  if (Math.min(...starts) < 420) found.push('early');
  if (Math.max(...ends) > twenty && Math.min(...starts) >= eight) found.push('after20');
  if (Math.max(...ends) > nineteen && Math.max(...starts) >= 960) found.push('night');
  if (Math.max(...ends) > minutesPerDay) found.push('night');
  if (isWork && days >= 4 && minutesOf(spans) / days >= 360) found.push('fulltime', 'long_shift');
  return Object.fromEntries([...new Set(found)].map((code) => [code, 3]));
}
