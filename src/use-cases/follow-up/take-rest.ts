import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { readExpectedHalves } from '#db/expected-halves.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import { halfKey, isPresent, type AttendanceState, type Rest } from '#domain/attendance.ts';
import { readPlacementHead } from './placement-head.ts';
import { writeAttendance, type TypedAttendance } from './write-attendance.ts';

/**
 * 休みにする: the half days somebody was expected on between two days become a rest that was agreed on. Absences among them
 * are put right (their earlier text stays); days the person came on are left alone. Answers how many half days it are.
 */
export async function takeRest(
  worker: Worker,
  personId: string,
  placementId: string,
  rest: Rest,
): Promise<number> {
  const purpose = { act: 'attendance.rest', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    const { resourceId } = await readPlacementHead(db, personId, placementId);
    const { from, until, reason, words } = rest;
    const expected =
      (await readExpectedHalves(db, [placementId], { from, to: until })).get(placementId) ?? [];
    const stored = await db
      .selectFrom('attendance')
      .select(['day', 'half', 'state', 'version'])
      .where('placementId', '=', placementId)
      .where('day', '>=', from)
      .where('day', '<=', until)
      .execute();
    const entries = expected.flatMap((half): TypedAttendance[] => {
      const row = stored.find(({ day, half: at }) => day === half.day && at === half.half);
      if (half.closed !== null || (row && isPresent(row.state as AttendanceState))) return [];
      return [{ day: half.day, half: half.half, state: 'closed', reason, words, version: row?.version ?? 0 }];
    });
    const place = { placementId, personId, resourceId };
    await writeAttendance(db, worker, place, entries, { source: 'worker' });
    log.detail({ halves: new Set(entries.map(halfKey)).size });
    await refreshAccess(db, personId);
    return entries.length;
  });
}
