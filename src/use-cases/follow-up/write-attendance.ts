import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Handle } from '#db/as-actor.ts';
import { keepRevision } from '#db/revision.ts';
import type { Worker } from '#domain/actor.ts';
import { halfKey, type AttendanceEntry, type AttendanceState } from '#domain/attendance.ts';
import { Refusal } from '#domain/refusal.ts';

/** `version` is the one the page showed, 0 where nothing stood yet. */
export type TypedAttendance = AttendanceEntry & { version: number };

export type Place = { placementId: string; personId: string; resourceId: string };
export type Source = { source: 'worker' } | { source: 'roster'; rosterId: string };

/** A half day that somebody else wrote in the meantime, as it stands now. */
export type TakenHalf = {
  key: string;
  state: AttendanceState;
  reason: string;
  words: string;
  by: string | null;
  version: number;
};

type Plan = { insert: TypedAttendance[]; update: { id: string; before: Stored; entry: TypedAttendance }[] };
type Stored = Awaited<ReturnType<typeof readStored>>[number];

function readStored(db: Handle, placementId: string, days: readonly string[]) {
  return db
    .selectFrom('attendance')
    .leftJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'attendance.municipalityId')
        .onRef('account.id', '=', 'attendance.updatedBy'),
    )
    .select(['attendance.id', 'day', 'half', 'state', 'reason', 'words', 'minutes', 'source', 'rosterId'])
    .select(['attendance.version', 'account.name as by'])
    .where('placementId', '=', placementId)
    .where('day', 'in', days)
    .forUpdate('attendance')
    .execute();
}

/**
 * What there is to write for one placement. Half days that stand as typed are left alone; those that somebody else changed
 * since the page was opened come back, and then nothing of the sheet is to be written.
 */
async function planWrite(
  db: Handle,
  placementId: string,
  entries: readonly TypedAttendance[],
): Promise<{ plan: Plan; taken: TakenHalf[] }> {
  const plan: Plan = { insert: [], update: [] };
  const taken: TakenHalf[] = [];
  if (entries.length === 0) return { plan, taken };
  const stored = await readStored(db, placementId, [...new Set(entries.map(({ day }) => day))]);
  for (const entry of entries) {
    const before = stored.find(({ day, half }) => day === entry.day && half === entry.half);
    if (!before) {
      plan.insert.push(entry);
    } else if (
      before.state !== entry.state ||
      before.reason !== entry.reason ||
      before.words !== entry.words
    ) {
      if (before.version === entry.version) plan.update.push({ id: before.id, before, entry });
      else {
        const { reason, words, by, version } = before;
        taken.push({
          key: halfKey(entry),
          state: before.state as AttendanceState,
          reason,
          words,
          by,
          version,
        });
      }
    }
  }
  return { plan, taken };
}

/** Writes one placement's half days. Corrections keep what stood there (invariant 9). Answers how many were written. */
export async function writeAttendance(
  db: Handle,
  worker: Worker,
  place: Place,
  entries: readonly TypedAttendance[],
  source: Source,
): Promise<{ written: number; taken: TakenHalf[] }> {
  const { plan, taken } = await planWrite(db, place.placementId, entries);
  if (taken.length > 0) return { written: 0, taken };
  for (const { version: _seen, ...entry } of plan.insert) {
    await db
      .insertInto('attendance')
      .values({
        ...place,
        ...entry,
        ...source,
        municipalityId: worker.municipalityId,
        id: uuidv7(),
        updatedBy: worker.accountId,
      })
      .execute()
      .catch((error: unknown) => {
        // Somebody wrote the same half day between our look and our write.
        const isTaken = error instanceof Error && 'code' in error && error.code === '23505';
        throw isTaken ? new Refusal('changed-meanwhile', { cause: error }) : error;
      });
  }
  for (const { id, before, entry } of plan.update) {
    const { id: _id, by: _by, version, ...kept } = before;
    await keepRevision(db, worker, { kind: 'attendance', id, personId: place.personId }, version, kept);
    await db
      .updateTable('attendance')
      .set({
        state: entry.state,
        reason: entry.reason,
        words: entry.words,
        source: source.source,
        rosterId: source.source === 'roster' ? source.rosterId : before.rosterId,
        version: version + 1,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', id)
      .execute();
  }
  return { written: plan.insert.length + plan.update.length, taken: [] };
}
