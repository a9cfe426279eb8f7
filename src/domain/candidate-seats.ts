import { timesOnWeekday } from './bookable-slot.ts';
import type { Opportunity } from './conditions.ts';
import type { Half } from './formal-capacity.ts';
import { halvesOf, partInHalf } from './half-of-day.ts';
import { normalHours, type HourSpan, type RecurrenceRule } from './hours.ts';
import { peakSeats, type Seat } from './seat.ts';

type Window = Opportunity['windows'][number];
const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;
const halves: readonly Half[] = ['am', 'pm'];

/**
 * A window of an offer less the seats that are booked in it, as the engine takes it. Where Monday is taken and Wednesday is
 * not, they are two windows. Nothing is counted where nobody said how many there are: that stays a question to the host.
 */
export function windowsLessSeats(window: Window, seats: readonly Seat[], today: string): Window[] {
  const { capacity, rule } = window;
  if (seats.length === 0 || capacity === undefined || capacity === null) return [window];
  const taken = (weekday: number, half: Half): number => {
    const own = seats.filter((seat) => seat.weekday === weekday + 1 && seat.half === half);
    const { held, used } = peakSeats(own, { startsOn: today, endsOn: null }, today);
    return held + used;
  };
  const withLeft = (rules: ReadonlyMap<number, RecurrenceRule>): Window[] =>
    [...rules]
      .toSorted(([a], [b]) => b - a)
      .map(([left, partRule]) => ({ ...window, rule: partRule, capacity: left }));
  if (rule.kind === 'weekly') return withLeft(weeklyParts(rule, capacity, taken));
  if (rule.kind === 'nth_weekday') return withLeft(nthParts(rule, capacity, taken));
  const most = Math.max(0, ...weekdays.flatMap((weekday) => halves.map((half) => taken(weekday, half))));
  return [{ ...window, capacity: Math.max(0, capacity - most) }];
}

type Taken = (weekday: number, half: Half) => number;

function weeklyParts(
  rule: Extract<RecurrenceRule, { kind: 'weekly' }>,
  capacity: number,
  taken: Taken,
): Map<number, RecurrenceRule> {
  const spans = new Map<number, HourSpan[]>();
  for (const weekday of weekdays) {
    for (const time of timesOnWeekday(rule, weekday)) {
      for (const half of halves) {
        const part = partInHalf(time, half);
        if (part === undefined) continue;
        const left = Math.max(0, capacity - taken(weekday, half));
        const start = weekday * 1440;
        spans.set(left, [...(spans.get(left) ?? []), { from: start + part.from, to: start + part.to }]);
      }
    }
  }
  return new Map([...spans].map(([left, hours]) => [left, { ...rule, hours: normalHours(hours) }]));
}

function nthParts(
  rule: Extract<RecurrenceRule, { kind: 'nth_weekday' }>,
  capacity: number,
  taken: Taken,
): Map<number, RecurrenceRule> {
  const days = new Map<number, number[]>();
  for (const weekday of rule.days) {
    const [time] = timesOnWeekday(rule, weekday);
    const most = time ? Math.max(...halvesOf(time).map((half) => taken(weekday, half))) : 0;
    const left = Math.max(0, capacity - most);
    days.set(left, [...(days.get(left) ?? []), weekday]);
  }
  return new Map([...days].map(([left, ofLeft]) => [left, { ...rule, days: ofLeft }]));
}
