import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import { mergeVersions, type KeptSides } from '#db/meet-versions.ts';
import { keepRevision } from '#db/revision.ts';
import { readSeats, withSeats } from '#db/taken-seats.ts';
import type { Worker } from '#domain/actor.ts';
import type { Clash } from '#domain/clash.ts';
import {
  flattenWeek,
  unflattenWeek,
  weekFaults,
  type FlatWeek,
  type HalfDay,
} from '#domain/formal-capacity.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { lockWeek } from './lock-week.ts';

export type CapacitySaved =
  | { ok: true }
  | { ok: false; clash: Clash }
  /** By field name (`1-am-guests`): also when each change alone was right and only both together are not. */
  | { ok: false; faults: Record<string, string> };

/**
 * Writes the week of a place with a formal capacity, over the version that was seen. Formal users come first: when they need
 * the places of guests who have booked, their coming is written down all the same, and `listOverfull` says whom to talk to.
 * Another guest is not written into a place that is booked.
 */
export async function recordFormalCapacity(
  worker: Worker,
  resourceId: string,
  seen: number,
  days: readonly HalfDay[],
  kept?: KeptSides,
  today: string = tokyoDay(new Date()),
): Promise<CapacitySaved> {
  const purpose = { act: 'capacity.record', subjects: [{ kind: 'resource', id: resourceId }] };
  return asActor(worker, purpose, async (db) => {
    const stored = await lockWeek(db, resourceId);
    const subject = { kind: 'formal_capacity', id: resourceId };
    const before = flattenWeek(stored.days);
    const met = await mergeVersions<FlatWeek>(
      db,
      subject,
      { ...stored, fields: before },
      { seen, fields: flattenWeek(days), kept },
    );
    if (!met.ok) return met;
    const week = unflattenWeek(met.merged);
    const faults = await faultsOf(db, resourceId, { week, before: stored.days, today }, stored.isHome);
    if (Object.keys(faults).length > 0) return { ok: false, faults };
    await keepRevision(db, worker, subject, stored.version, before);
    await db
      .insertInto('formalCapacity')
      .values(
        week.map((day) => ({
          ...day,
          municipalityId: worker.municipalityId,
          resourceId,
          updatedBy: worker.accountId,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['municipalityId', 'resourceId', 'weekday', 'half']).doUpdateSet((row) => ({
          capacity: row.ref('excluded.capacity'),
          contracted: row.ref('excluded.contracted'),
          pending: row.ref('excluded.pending'),
          reserve: row.ref('excluded.reserve'),
          guests: row.ref('excluded.guests'),
          overrideReason: row.ref('excluded.overrideReason'),
          version: met.version,
          updatedAt: sql`now()`,
          updatedBy: worker.accountId,
        })),
      )
      .execute();
    return { ok: true };
  });
}

async function faultsOf(
  db: Handle,
  resourceId: string,
  { week, before, today }: { week: HalfDay[]; before: readonly HalfDay[]; today: string },
  isHome: boolean,
): Promise<Record<string, string>> {
  const seats = (await readSeats(db, [resourceId], today, today)).get(resourceId) ?? [];
  const booked = withSeats(week, seats, { startsOn: today, endsOn: null }, today);
  const counted = booked.map((day, place) => {
    const was = before.find((one) => one.weekday === day.weekday && one.half === day.half)?.guests ?? 0;
    return day.guests > was || isHome ? day : (week[place] ?? day);
  });
  return weekFaults(counted, isHome);
}
