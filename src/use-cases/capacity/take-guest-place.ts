import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import { keepRevision } from '#db/revision.ts';
import type { Worker } from '#domain/actor.ts';
import { contractStayFault, flattenWeek, placesLeft, type Half } from '#domain/formal-capacity.ts';
import { Refusal } from '#domain/refusal.ts';
import { lockWeek } from './lock-week.ts';

export type GuestPlace = { resourceId: string; weekday: number; half: Half };

/** Seats a guest in a place that formal users leave free; refused when the last one has just been taken. */
export async function takeGuestPlace(worker: Worker, place: GuestPlace): Promise<void> {
  await moveGuests(worker, place, 'capacity.take', 1);
}

/** Gives a guest's place back, for formal users first. */
export async function returnGuestPlace(worker: Worker, place: GuestPlace): Promise<void> {
  await moveGuests(worker, place, 'capacity.return', -1);
}

async function moveGuests(worker: Worker, place: GuestPlace, act: string, by: 1 | -1): Promise<void> {
  const { resourceId, weekday, half } = place;
  await asActor(worker, { act, subjects: [{ kind: 'resource', id: resourceId }] }, async (db) => {
    const week = await lockWeek(db, resourceId);
    const day = week.days.find((one) => one.weekday === weekday && one.half === half);
    if (!day) throw new Refusal('not-found');
    const guests = day.guests + by;
    if (guests < 0) throw new Refusal('already-done');
    const isTaken = by === 1 && placesLeft(day) === 0;
    const isBeyondStay = by === 1 && week.isHome && contractStayFault({ ...day, guests }) !== undefined;
    if (isTaken || isBeyondStay) throw new Refusal('slot-taken');
    const subject = { kind: 'formal_capacity', id: resourceId };
    await keepRevision(db, worker, subject, week.version, flattenWeek(week.days));
    await db
      .updateTable('formalCapacity')
      .set({ guests, version: week.version + 1, updatedAt: sql`now()`, updatedBy: worker.accountId })
      .where('resourceId', '=', resourceId)
      .where('weekday', '=', weekday)
      .where('half', '=', half)
      .execute();
  });
}
