import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { AttendanceState } from '#domain/attendance.ts';
import type { FollowUpSide } from '#domain/follow-up.ts';

/** A contact of 定着支援, as it stands among the notes: what it is, and where it was written. Never copied into a note. */
export type ListedContact = {
  id: string;
  placementId: string;
  resourceName: string;
  doneOn: string;
  side: FollowUpSide;
  manner: string;
  words: string;
  workerView: string;
  writtenBy: string;
};

/** Whether somebody came on the day of a note. */
export type DayAttendance = {
  day: string;
  half: 'am' | 'pm';
  state: AttendanceState;
  placementId: string;
  resourceName: string;
};

const tokyoDayOf = (at: Date) => sql<string>`(${at}::timestamptz at time zone 'Asia/Tokyo')::date`;

/** Contacts made between two instants of the list, as far as they are open to the reader; the newest first. */
export async function contactsAmong(
  db: Handle,
  personId: string,
  span: { from: Date | undefined; before: Date | undefined; search: string },
): Promise<ListedContact[]> {
  let query = db
    .selectFrom('followUp')
    .innerJoin('placement', 'placement.id', 'followUp.placementId')
    .innerJoin('resource', 'resource.id', 'placement.resourceId')
    .leftJoin('account', 'account.id', 'followUp.updatedBy')
    .select(['followUp.id', 'followUp.placementId', 'resource.name as resourceName', 'side', 'manner'])
    .select(['words', 'workerView', 'account.name as writtenBy'])
    .select((eb) => eb.ref('followUp.doneOn').$notNull().as('doneOn'))
    .where('followUp.personId', '=', personId)
    .where('followUp.doneOn', 'is not', null);
  if (span.from) query = query.where('followUp.doneOn', '>=', tokyoDayOf(span.from));
  if (span.before) query = query.where('followUp.doneOn', '<', tokyoDayOf(span.before));
  if (span.search !== '') {
    query = query.where(
      sql<boolean>`position(app.fold(${span.search}) in app.fold(words || ' ' || worker_view)) > 0`,
    );
  }
  const rows = await query
    .orderBy('followUp.doneOn', 'desc')
    .orderBy('followUp.id', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ side, writtenBy, ...row }) => ({
    ...row,
    side: side as FollowUpSide,
    writtenBy: writtenBy ?? '',
  }));
}

/** 参加の出欠 of the days that notes were written about. */
export async function attendanceOn(
  db: Handle,
  personId: string,
  days: readonly string[],
): Promise<DayAttendance[]> {
  if (days.length === 0) return [];
  const rows = await db
    .selectFrom('attendance')
    .innerJoin('resource', 'resource.id', 'attendance.resourceId')
    .select(['day', 'half', 'attendance.state', 'placementId', 'resource.name as resourceName'])
    .where('attendance.personId', '=', personId)
    .where('day', 'in', [...new Set(days)])
    .orderBy('day')
    .orderBy('half')
    .execute();
  return rows as DayAttendance[];
}
