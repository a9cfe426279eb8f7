import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { AttendanceDraft } from '#domain/meeting.ts';
import { Refusal } from '#domain/refusal.ts';
import { coverageOf, isAtTable, seatName, uncovered, type Seat } from './coverage.ts';
import { lockMeeting, readSeats } from './lock-meeting.ts';

/** A seat that the consent of somebody on the agenda does not cover, by the number that people read. */
export type Uncovered = { seat: string; personNumber: string };
export type Seated = { ok: true } | { ok: false; uncovered: Uncovered[] };

/**
 * Writes who is invited and who came. Nobody new sits down at a person's item whom that person's consent does not cover
 * (invariant 2): the answer says whom and for which item.
 */
export async function changeAttendance(
  worker: Worker,
  meetingId: string,
  rows: readonly AttendanceDraft[],
): Promise<Seated> {
  const purpose = { act: 'meetings.attendance', subjects: [{ kind: 'meeting', id: meetingId }] };
  return asActor(worker, purpose, async (db) => {
    const meeting = await lockMeeting(db, meetingId);
    const before = await readSeats(db, meetingId);
    const added = rows.filter(({ id }) => !before.some((seat) => seat.id === id));
    const open = await uncoveredByNew(db, meetingId, meeting.heldOn, joining(before, rows));
    if (open.length > 0) return { ok: false, uncovered: open };
    for (const row of rows) {
      if (added.includes(row)) continue;
      const { affiliation, name, role, presence } = row;
      const changed = await db
        .updateTable('meetingAttendance')
        .set({ affiliation, name, role, presence, version: row.version + 1 })
        .where('meetingId', '=', meetingId)
        .where('id', '=', row.id)
        .where('version', '=', row.version)
        .executeTakeFirst();
      if (changed.numUpdatedRows === 0n) throw new Refusal('changed-meanwhile');
    }
    if (added.length > 0) {
      await db
        .insertInto('meetingAttendance')
        .values(
          added.map(({ version: _version, ...row }) => ({
            ...row,
            municipalityId: worker.municipalityId,
            meetingId,
          })),
        )
        .execute();
    }
    return { ok: true };
  });
}

/** Those who were not at the table before and are now. */
function joining(before: readonly Seat[], rows: readonly AttendanceDraft[]): Seat[] {
  return rows
    .filter((row) => {
      const known = before.find(({ id }) => id === row.id);
      return isAtTable(row) && !(known && isAtTable(known) && known.affiliation === row.affiliation);
    })
    .map((row) => ({ ...row, agencyName: before.find(({ id }) => id === row.id)?.agencyName ?? null }));
}

async function uncoveredByNew(
  db: Handle,
  meetingId: string,
  day: string,
  seats: readonly Seat[],
): Promise<Uncovered[]> {
  if (seats.length === 0) return [];
  const items = await db
    .selectFrom('meetingItem')
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipalityId', '=', 'meetingItem.municipalityId')
        .onRef('person.id', '=', 'meetingItem.personId'),
    )
    .select(['meetingItem.personId', 'meetingItem.standsAside', 'person.number'])
    .where('meetingId', '=', meetingId)
    .execute();
  const names = await agencyNames(db, seats);
  const found: Uncovered[] = [];
  for (const { personId, standsAside, number } of items) {
    const coverage = await coverageOf(db, personId, seats, day);
    for (const seat of uncovered(coverage, seats, standsAside)) {
      const agencyName = seat.agencyId === null ? null : (names.get(seat.agencyId) ?? null);
      found.push({ seat: seatName({ ...seat, agencyName }), personNumber: number });
    }
  }
  return found;
}

async function agencyNames(db: Handle, seats: readonly Seat[]): Promise<Map<string, string>> {
  const ids = seats.flatMap(({ agencyId }) => agencyId ?? []);
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('agency').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
