import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { RosterHead } from '#domain/roster.ts';
import { Refusal } from '#domain/refusal.ts';
import { writeAttendance, type TakenHalf, type TypedAttendance } from './write-attendance.ts';

export type RosterEntries = { placementId: string; entries: TypedAttendance[] }[];
export type SavedRoster =
  | { ok: true; written: number }
  | { ok: false; taken: { placementId: string; halves: TakenHalf[] }[] };

/** One sheet of paper in one batch: the roster row and every cell, all of it or nothing. The id comes from the form. */
export async function saveRoster(
  worker: Worker,
  resourceId: string,
  roster: RosterHead & { id: string },
  lines: RosterEntries,
  today: string,
): Promise<SavedRoster> {
  return asActor(worker, { act: 'roster.save' }, async (db, log): Promise<SavedRoster> => {
    const known = await db.selectFrom('roster').select('id').where('id', '=', roster.id).executeTakeFirst();
    // The same sheet sent twice.
    if (known) return { ok: true, written: 0 };
    if (roster.toDay > today) throw new Refusal('not-permitted');
    await db
      .insertInto('roster')
      .values({ ...roster, resourceId, municipalityId: worker.municipalityId, createdBy: worker.accountId })
      .execute();
    const taken: { placementId: string; halves: TakenHalf[] }[] = [];
    let written = 0;
    for (const { placementId, entries } of lines) {
      if (entries.length === 0) continue;
      const personId = await personOf(db, worker, placementId, resourceId);
      log.about('person', personId);
      const place = { placementId, personId, resourceId };
      const source = { source: 'roster' as const, rosterId: roster.id };
      const result = await writeAttendance(db, worker, place, entries, source);
      if (result.taken.length > 0) taken.push({ placementId, halves: result.taken });
      written += result.written;
      await refreshAccess(db, personId);
    }
    if (taken.length > 0) throw new TakenCells(taken);
    log.detail({ written });
    return { ok: true, written };
  }).catch((error: unknown): SavedRoster => {
    if (error instanceof TakenCells) return { ok: false, taken: error.taken };
    throw error;
  });
}

/** Thrown so that the transaction is rolled back as a whole; an answer outside of it. */
class TakenCells extends Refusal {
  readonly taken: { placementId: string; halves: TakenHalf[] }[];
  constructor(taken: { placementId: string; halves: TakenHalf[] }[]) {
    super('changed-meanwhile');
    this.taken = taken;
  }
}

async function personOf(
  db: Handle,
  worker: Worker,
  placementId: string,
  resourceId: string,
): Promise<string> {
  const placement = await db
    .selectFrom('placement')
    .select('personId')
    .where('id', '=', placementId)
    .where('resourceId', '=', resourceId)
    .executeTakeFirst();
  if (!placement) throw new Refusal('not-found');
  await requireItem(db, worker, placement.personId, 'participation');
  return placement.personId;
}
