import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { daysOf, type SchoolBreak } from '#domain/school-day.ts';

/** Writes a stretch of the school calendar; what stood on those days is written over. */
export async function writeSchoolDays(worker: Worker, stretch: SchoolBreak): Promise<void> {
  await asActor(worker, { act: 'school-calendar.write' }, async (db) => {
    const { kind, note } = stretch;
    await db
      .insertInto('schoolDay')
      .values(daysOf(stretch).map((day) => ({ municipalityId: worker.municipalityId, day, kind, note })))
      .onConflict((conflict) => conflict.columns(['municipalityId', 'day']).doUpdateSet({ kind, note }))
      .execute();
  });
}

/** Takes a stretch out again: its weekdays are school days as usual. */
export async function removeSchoolDays(worker: Worker, from: string, until: string): Promise<void> {
  await asActor(worker, { act: 'school-calendar.remove' }, async (db) => {
    await db.deleteFrom('schoolDay').where('day', '>=', from).where('day', '<=', until).execute();
  });
}
