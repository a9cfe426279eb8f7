import type { Handle } from '#db/as-actor.ts';
import { Refusal } from '#domain/refusal.ts';

export type SeenIncident = { personId: string; placementId: string; incidentId: string; version: number };

/** A report that is still open, locked. What was reported on the ground of a 支援会議 is not written on from here. */
export async function lockIncident(db: Handle, seen: SeenIncident) {
  const row = await db
    .selectFrom('incident')
    .select(['version', 'updatedBy', 'updatedAt', 'closedOn', 'basis'])
    .select(['injury', 'action', 'toldTo', 'toldOn', 'insuranceNote', 'prevention'])
    .where('id', '=', seen.incidentId)
    .where('placementId', '=', seen.placementId)
    .where('personId', '=', seen.personId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  if (row.basis === 'confidential_meeting') throw new Refusal('not-permitted');
  if (row.closedOn !== null) throw new Refusal('already-done');
  return row;
}
