import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Handle } from '#db/as-actor.ts';
import { townCalendar } from '#db/town-calendar.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { dueAfter, nextDueDay } from '#domain/follow-up-rhythm.ts';
import type { FollowUpSide, Rhythm } from '#domain/follow-up.ts';

type Place = { placementId: string; personId: string; side: FollowUpSide };

/** The contact that is planned and not yet made, locked: two people may record at the same time. */
export function openContact(db: Handle, { placementId, side }: Pick<Place, 'placementId' | 'side'>) {
  return db
    .selectFrom('followUp')
    .select(['id', 'dueOn', 'dueBy', 'version'])
    .where('placementId', '=', placementId)
    .where('side', '=', side)
    .where('doneOn', 'is', null)
    .where('skippedReason', '=', '')
    .orderBy('dueOn')
    .forUpdate()
    .executeTakeFirst();
}

/** The rhythm that holds now. */
export async function currentRhythm(
  db: Handle,
  { placementId, side }: Pick<Place, 'placementId' | 'side'>,
): Promise<{ id: string; every: Rhythm; fromDay: string } | undefined> {
  const row = await db
    .selectFrom('followUpRhythm')
    .select(['id', 'every', 'fromDay'])
    .where('placementId', '=', placementId)
    .where('side', '=', side)
    .where('endedOn', 'is', null)
    .orderBy('fromDay', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row && { ...row, every: row.every as Rhythm };
}

/**
 * Sets when the next contact of a side is due: by the rhythm, from the last contact that was made or let go. Moves the
 * planned one if there is one, plans one otherwise.
 */
export async function planNextContact(
  db: Handle,
  worker: Worker,
  place: Place,
  next: { every: Rhythm; last: string; dueBy: string | null },
): Promise<string> {
  const plain = dueAfter(next.every, next.last);
  const { isHoliday } = await townCalendar(db, plain, addDays(plain, 30));
  const dueOn = nextDueDay(next.every, next.last, isHoliday);
  const planned = await openContact(db, place);
  if (planned) {
    await db
      .updateTable('followUp')
      .set({
        dueOn,
        dueBy: next.dueBy,
        version: planned.version + 1,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', planned.id)
      .execute();
    return dueOn;
  }
  await db
    .insertInto('followUp')
    .values({
      ...place,
      municipalityId: worker.municipalityId,
      id: uuidv7(),
      dueOn,
      dueBy: next.dueBy,
      updatedBy: worker.accountId,
    })
    .execute();
  return dueOn;
}
