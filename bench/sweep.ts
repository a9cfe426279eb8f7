import { eligibilityCodes, type EligibilityCode } from '#domain/condition-codes.ts';
import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { demandCodes } from '#domain/demand-codes.ts';
import { benchDay, middle } from './invent-town.ts';

/**
 * The floor: what a program costs that looks at the same facts of every opportunity and does nothing else with them.
 * It knows no reasons, no near misses, no vetoes, no open questions and no order.
 */
export type Columns = {
  count: number;
  /** 1: closed. */
  closed: Uint8Array;
  east: Float64Array;
  north: Float64Array;
  minSession: Uint16Array;
  ageMin: Uint8Array;
  ageMax: Uint8Array;
  eligibility: Uint32Array;
  hasWindows: Uint8Array;
  /** Windows and demands of row i stand from start[i] up to start[i + 1]. */
  windowStart: Uint32Array;
  windowFrom: Uint16Array;
  windowTo: Uint16Array;
  demandStart: Uint32Array;
  demandCode: Uint8Array;
  demandLevel: Uint8Array;
};

export const kmPerDegree = 6371 * (Math.PI / 180) * 1.3;
/** A town is small: one scale for its whole width. */
export const eastScale = kmPerDegree * Math.cos(middle.lat * (Math.PI / 180));

function openSpans(opportunity: Opportunity): { from: number; to: number }[] {
  return opportunity.windows
    .filter((window) => window.capacity !== 0)
    .filter((window) => window.validUntil === undefined || window.validUntil >= benchDay)
    .flatMap((window) => (window.rule.kind === 'weekly' ? [...window.rule.hours] : []));
}

export function toColumns(town: readonly Opportunity[]): Columns {
  const count = town.length;
  const spans = town.map(openSpans);
  const demands = town.map((one) => Object.entries(one.demands));
  const starts = (lists: readonly (readonly unknown[])[]): Uint32Array => {
    const start = new Uint32Array(count + 1);
    for (const [row, list] of lists.entries()) start[row + 1] = (start[row] ?? 0) + list.length;
    return start;
  };
  return {
    count,
    closed: Uint8Array.from(town, (one) => Number(one.closedOn !== undefined && one.closedOn <= benchDay)),
    east: Float64Array.from(town, (one) => (one.at ? (one.at.lon - middle.lon) * eastScale : Number.NaN)),
    north: Float64Array.from(town, (one) => (one.at ? (one.at.lat - middle.lat) * kmPerDegree : Number.NaN)),
    minSession: Uint16Array.from(town, (one) => one.minSessionMinutes ?? 1),
    ageMin: Uint8Array.from(town, (one) => one.ageMin ?? 0),
    ageMax: Uint8Array.from(town, (one) => one.ageMax ?? 200),
    eligibility: Uint32Array.from(town, (one) => maskOf((one.eligibility ?? []).map((rule) => rule.code))),
    hasWindows: Uint8Array.from(town, (one) => Number(one.windows.length > 0)),
    windowStart: starts(spans),
    windowFrom: Uint16Array.from(spans.flat(), (span) => span.from),
    windowTo: Uint16Array.from(spans.flat(), (span) => span.to),
    demandStart: starts(demands),
    demandCode: Uint8Array.from(demands.flat(), ([code]) => demandCodes.findIndex((known) => known === code)),
    demandLevel: Uint8Array.from(demands.flat(), ([, level]) => level),
  };
}

function maskOf(codes: readonly EligibilityCode[]): number {
  return codes.reduce((mask, code) => mask | (1 << eligibilityCodes.indexOf(code)), 0) >>> 0;
}

/** For whom it cannot be: what the person said, and what age alone settles. */
export function deniedCodes(person: PersonProfile): EligibilityCode[] {
  const age = person.age ?? 0;
  return eligibilityCodes.filter(
    (code) =>
      (code === 'elder_only' && age < 60) ||
      (code === 'children_only' && age >= 18) ||
      person.eligibility[code] === false,
  );
}

export type Asked = {
  from: Uint16Array;
  to: Uint16Array;
  sessionMax: number;
  east: number;
  north: number;
  reachKm: number;
  tolerance: Uint8Array;
  age: number;
  denied: number;
};

export function toAsked(person: PersonProfile): Asked {
  const hours = person.hours ?? [];
  const { home, maxKm } = person.reach;
  return {
    from: Uint16Array.from(hours, (span) => span.from),
    to: Uint16Array.from(hours, (span) => span.to),
    sessionMax: person.sessionMaxMinutes ?? 1440,
    east: home ? (home.lon - middle.lon) * eastScale : 0,
    north: home ? (home.lat - middle.lat) * kmPerDegree : 0,
    reachKm: maxKm ?? 500,
    tolerance: Uint8Array.from(demandCodes, (code) => person.tolerance[code] ?? 3),
    age: person.age ?? 0,
    denied: maskOf(deniedCodes(person)),
  };
}

/** Writes the rows that pass into `found`, and says how many. */
export function sweep(columns: Columns, asked: Asked, found: Uint32Array): number {
  let count = 0;
  for (let row = 0; row < columns.count; row += 1) {
    if (passes(columns, asked, row)) {
      found[count] = row;
      count += 1;
    }
  }
  return count;
}

function passes(columns: Columns, asked: Asked, row: number): boolean {
  if (columns.closed[row] === 1) return false;
  if ((columns.eligibility[row] ?? 0) & asked.denied) return false;
  if (asked.age < (columns.ageMin[row] ?? 0) || asked.age > (columns.ageMax[row] ?? 0)) return false;
  const needed = columns.minSession[row] ?? 0;
  if (needed > asked.sessionMax) return false;
  const east = (columns.east[row] ?? 0) - asked.east;
  const north = (columns.north[row] ?? 0) - asked.north;
  // Not known where (NaN): not a no.
  if (east * east + north * north > asked.reachKm * asked.reachKm) return false;
  for (let at = columns.demandStart[row] ?? 0; at < (columns.demandStart[row + 1] ?? 0); at += 1) {
    if ((columns.demandLevel[at] ?? 0) > (asked.tolerance[columns.demandCode[at] ?? 0] ?? 3)) return false;
  }
  return columns.hasWindows[row] === 0 || hasTime(columns, asked, row, needed);
}

function hasTime(columns: Columns, asked: Asked, row: number, needed: number): boolean {
  for (let at = columns.windowStart[row] ?? 0; at < (columns.windowStart[row + 1] ?? 0); at += 1) {
    const [from, to] = [columns.windowFrom[at] ?? 0, columns.windowTo[at] ?? 0];
    for (let own = 0; own < asked.from.length; own += 1) {
      const common = Math.min(to, asked.to[own] ?? 0) - Math.max(from, asked.from[own] ?? 0);
      if (common >= needed) return true;
    }
  }
  return false;
}
