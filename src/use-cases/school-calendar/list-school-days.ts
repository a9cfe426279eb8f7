import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { stretchesOf, type SchoolBreak, type SchoolDayKind } from '#domain/school-day.ts';

/** The exceptions of the school calendar from a day on, joined to stretches. */
export async function listSchoolDays(worker: Worker, from: string): Promise<SchoolBreak[]> {
  return asActor(worker, { act: 'school-calendar.list' }, async (db) => {
    const rows = await db
      .selectFrom('schoolDay')
      .select(['day', 'kind', 'note'])
      .where('day', '>=', from)
      .orderBy('day')
      .execute();
    return stretchesOf(rows.map((row) => ({ ...row, kind: row.kind as SchoolDayKind })));
  });
}
