import { hoursOn, weeklyRule, type RecurrenceRule } from '#domain/hours.ts';
import { clockMinutes, dayNames } from '#domain/hours.ts';
import type { Opportunity } from '#domain/conditions.ts';
import type { ResourceKind } from '#domain/resource.ts';

export type DemoWindow = { rule: RecurrenceRule; capacity: number | null };

/** A resource of the demo town as its author writes it; seed-town.ts registers it through the verbs. Days count back from today. */
export type DemoResource = {
  name: string;
  kana: string;
  kind: ResourceKind;
  category: string;
  /** Name of the organisation and whether it belongs to welfare. */
  host: [name: string, kana: string, isWelfare: boolean];
  place: [name: string, area: string, number: number];
  summary: string;
  windows: DemoWindow[];
  opportunity: Partial<Omit<Opportunity, 'v' | 'id' | 'kind' | 'name' | 'windows' | 'formal'>>;
  checkedDaysAgo: number | null;
  toldToHost?: string;
  askedOfHost?: string;
  cannotAccept?: string;
  eligibilityLaw?: string;
  exceptionApprover?: string;
  visibility?: 'partners' | 'public' | 'internal';
  /** 定員, and for 月–金 the contracted users of the morning and of the afternoon. */
  formal?: { capacity: number; morning: number[]; afternoon: number[]; pending: number; reserve: number };
};

function minutes(clock: string): number {
  const value = clockMinutes(clock);
  if (value === undefined) throw new Error(`${clock} is no time of day`);
  return value;
}

function dayNumbers(days: string): number[] {
  return [...new Intl.Segmenter('ja').segment(days)].flatMap(({ segment }) =>
    Array.from(segment, (letter) => dayNames.indexOf(letter as (typeof dayNames)[number])),
  );
}

/** 毎週 月水金 7:30–8:15. */
export function every(days: string, from: string, to: string, capacity: number | null): DemoWindow {
  return { rule: weeklyRule(hoursOn(dayNumbers(days), minutes(from), minutes(to))), capacity };
}

/** On school days only. */
export function everySchoolDay(days: string, from: string, to: string, capacity: number): DemoWindow {
  const { rule } = every(days, from, to, capacity);
  return { rule: { ...rule, school: 'school_days' }, capacity };
}

/** 第2・第4 土 10:00–13:00. */
export function nth(
  nths: number[],
  days: string,
  from: string,
  to: string,
  capacity: number | null,
): DemoWindow {
  return {
    rule: {
      kind: 'nth_weekday',
      nths: nths.map((n) => (n === -1 ? (-1 as const) : n)),
      days: dayNumbers(days),
      start: minutes(from),
      end: minutes(to),
      school: 'any',
      onHolidays: 'off',
      except: [],
    },
    capacity,
  };
}
