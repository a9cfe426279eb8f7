import { asActor, type Handle } from '#db/as-actor.ts';
import { readExpectedHalves } from '#db/expected-halves.ts';
import type { Worker } from '#domain/actor.ts';
import { halfKey, type AbsenceReason, type AttendanceState } from '#domain/attendance.ts';
import { countAttendance, type AttendanceCounts } from '#domain/attendance-counts.ts';
import type { ExpectedHalf } from '#domain/expected-half.ts';
import type { FollowUpAlert } from '#domain/follow-up-alert.ts';
import type { Half } from '#domain/formal-capacity.ts';
import { firstDayOf, readPlacementHead, type PlacementHead } from './placement-head.ts';
import { readAlerts } from './read-alerts.ts';

export type AttendedHalf = {
  id: string;
  day: string;
  half: Half;
  state: AttendanceState;
  reason: AbsenceReason;
  words: string;
  source: 'worker' | 'roster' | 'link';
  by: string | null;
  version: number;
  isCorrected: boolean;
};

/** One half day of the page: expected, or attended all the same. */
export type HalfOfMonth = {
  key: string;
  expected: ExpectedHalf | null;
  row: AttendedHalf | null;
  day: string;
  half: Half;
};

export type AttendanceAnswer = {
  placement: PlacementHead;
  halves: HalfOfMonth[];
  month: AttendanceCounts;
  /** From the first day there until today. */
  whole: AttendanceCounts;
  alerts: FollowUpAlert[];
};

/** 出欠 of one placement in one stretch of days, usually a month. */
export async function readAttendance(
  worker: Worker,
  personId: string,
  placementId: string,
  stretch: { from: string; to: string },
  today: string,
): Promise<AttendanceAnswer> {
  const purpose = { act: 'attendance.read', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const placement = await readPlacementHead(db, personId, placementId);
    const first = firstDayOf(placement);
    const from = first < stretch.from ? first : stretch.from;
    const to = today > stretch.to ? today : stretch.to;
    const expected = (await readExpectedHalves(db, [placementId], { from, to })).get(placementId) ?? [];
    const rows = await readRows(db, placementId, from, to);
    const within = ({ day }: { day: string }) => stretch.from <= day && day <= stretch.to;
    return {
      placement,
      halves: joined(expected.filter(within), rows.filter(within)),
      month: countAttendance(expected.filter(within), rows.filter(within), today),
      whole: countAttendance(expected, rows, today),
      alerts: (await readAlerts(db, [placementId], today)).get(placementId) ?? [],
    };
  });
}

function joined(expected: readonly ExpectedHalf[], rows: readonly AttendedHalf[]): HalfOfMonth[] {
  const halves = new Map<string, HalfOfMonth>();
  for (const half of expected) {
    const key = halfKey(half);
    halves.set(key, { key, expected: half, row: null, day: half.day, half: half.half });
  }
  for (const row of rows) {
    const key = halfKey(row);
    halves.set(key, { key, expected: halves.get(key)?.expected ?? null, row, day: row.day, half: row.half });
  }
  return [...halves.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

export async function readRows(
  db: Handle,
  placementId: string,
  from: string,
  to: string,
): Promise<AttendedHalf[]> {
  const rows = await db
    .selectFrom('attendance')
    .leftJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'attendance.municipalityId')
        .onRef('account.id', '=', 'attendance.updatedBy'),
    )
    .select(['attendance.id', 'day', 'half', 'state', 'reason', 'words', 'source', 'attendance.version'])
    .select('account.name as by')
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('revision')
            .select('revision.id')
            .whereRef('revision.subjectId', '=', 'attendance.id')
            .where('revision.subjectKind', '=', 'attendance'),
        )
        .as('isCorrected'),
    )
    .where('placementId', '=', placementId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .execute();
  return rows.map((row) => ({ ...row, isCorrected: Boolean(row.isCorrected) })) as AttendedHalf[];
}
