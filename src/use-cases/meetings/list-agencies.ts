import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';

export type AgencyChoice = { id: string; name: string; isOwn: boolean };

/** Agencies that may be invited. Who works there is not told here. */
export async function listAgencies(worker: Worker): Promise<AgencyChoice[]> {
  return asActor(worker, { act: 'meetings.agencies' }, async (db) => {
    const rows = await db
      .selectFrom('agency')
      .select(['id', 'name'])
      .where('endedOn', 'is', null)
      .where('kind', '!=', 'system')
      .orderBy('name')
      .execute();
    return rows.map((row) => ({ ...row, isOwn: row.id === worker.agencyId }));
  });
}
