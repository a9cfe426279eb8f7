import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { lockIncident, type SeenIncident } from './own-incident.ts';

/** Closes a report. Before that it says what is done so that it does not happen again. */
export async function closeIncident(
  worker: Worker,
  seen: SeenIncident,
  on: string,
): Promise<'closed' | 'no-prevention'> {
  const purpose = { act: 'hosting.incidents.close', subjects: [{ kind: 'person', id: seen.personId }] };
  return asActor(worker, purpose, async (db) => {
    const row = await lockIncident(db, seen);
    if (row.version !== seen.version) throw new Refusal('changed-meanwhile');
    if (row.prevention.trim() === '') return 'no-prevention';
    await db
      .updateTable('incident')
      .set({ closedOn: on, version: row.version + 1, updatedAt: sql`now()`, updatedBy: worker.accountId })
      .where('id', '=', seen.incidentId)
      .execute();
    return 'closed';
  });
}
