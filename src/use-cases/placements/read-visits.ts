import type { Handle } from '#db/as-actor.ts';

export type StoredVisit = Awaited<ReturnType<typeof readVisits>>[number];

/** The database writes 09:30:00; people and forms know 9:30 and 09:30. */
export function clockOf(time: string | null): string | null {
  return time === null ? null : time.slice(0, 5);
}

/** Looks and trials of a placement, in the order in which they were planned. */
export async function readVisits(db: Handle, placementId: string) {
  const rows = await db
    .selectFrom('visit')
    .leftJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'visit.municipalityId')
        .onRef('account.id', '=', 'visit.companionId'),
    )
    .select([
      'visit.id',
      'visit.kind',
      'visit.turn',
      'visit.plannedOn',
      'visit.fromTime',
      'visit.toTime',
      'visit.meetAt',
      'visit.companionId',
      'account.name as companionName',
      'visit.companionNote',
      'visit.heldOn',
      'visit.personWords',
      'visit.hostWords',
      'visit.workerView',
      'visit.outcome',
      'visit.outcomeWords',
      'visit.version',
    ])
    .where('visit.placementId', '=', placementId)
    .orderBy('visit.plannedOn')
    .orderBy('visit.id')
    .execute();
  return rows.map((row) => ({ ...row, fromTime: clockOf(row.fromTime), toTime: clockOf(row.toTime) }));
}
