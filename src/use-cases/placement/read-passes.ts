import type { Handle } from '#db/as-actor.ts';

export type OpenPass = {
  id: string;
  resourceId: string;
  resourceName: string;
  passedBy: string;
  reason: string;
  until: string | null;
  passedOn: Date;
};

/** What was let go by and is not up again on that day. `until` is the first day on which it may be shown again. */
export async function readOpenPasses(db: Handle, personId: string, today: string): Promise<OpenPass[]> {
  return db
    .selectFrom('matchPass')
    .innerJoin('resource', (join) =>
      join
        .onRef('resource.municipalityId', '=', 'matchPass.municipalityId')
        .onRef('resource.id', '=', 'matchPass.resourceId'),
    )
    .select([
      'matchPass.id',
      'matchPass.resourceId',
      'resource.name as resourceName',
      'matchPass.passedBy',
      'matchPass.reason',
      'matchPass.until',
      'matchPass.createdAt as passedOn',
    ])
    .where('matchPass.personId', '=', personId)
    .where('matchPass.endedAt', 'is', null)
    .where((eb) => eb.or([eb('matchPass.until', 'is', null), eb('matchPass.until', '>', today)]))
    .orderBy('matchPass.createdAt', 'desc')
    .execute();
}
