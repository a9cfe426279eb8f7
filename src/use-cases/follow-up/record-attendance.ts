import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { readPlacementHead } from './placement-head.ts';
import { writeAttendance, type TakenHalf, type TypedAttendance } from './write-attendance.ts';

export type RecordedAttendance = { ok: true; written: number } | { ok: false; taken: TakenHalf[] };

/** Writes the half days of one placement as a sheet: all of it, or nothing when somebody else wrote one of them first. */
export async function recordAttendance(
  worker: Worker,
  personId: string,
  placementId: string,
  entries: readonly TypedAttendance[],
  today: string,
): Promise<RecordedAttendance> {
  const purpose = { act: 'attendance.record', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    const { resourceId } = await readPlacementHead(db, personId, placementId);
    // Nobody came or stayed away on a day that is still to be.
    if (entries.some(({ day, state }) => day > today && state !== 'closed'))
      throw new Refusal('not-permitted');
    const place = { placementId, personId, resourceId };
    const { written, taken } = await writeAttendance(db, worker, place, entries, { source: 'worker' });
    if (taken.length > 0) return { ok: false, taken };
    log.detail({ written });
    await refreshAccess(db, personId);
    return { ok: true, written };
  });
}
