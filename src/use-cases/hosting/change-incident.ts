import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import { incidentCourseShape, type IncidentCourse } from '#domain/incident.ts';
import { lockIncident, type SeenIncident } from './own-incident.ts';

/** Goes on with a report: whom it was told, what is done so that it does not happen again. Earlier words are kept. */
export async function changeIncident(
  worker: Worker,
  seen: SeenIncident,
  course: IncidentCourse,
  kept?: KeptSides,
): Promise<Saved> {
  const purpose = { act: 'hosting.incidents.change', subjects: [{ kind: 'person', id: seen.personId }] };
  return asActor(worker, purpose, async (db) => {
    const row = await lockIncident(db, seen);
    const { version, updatedBy, updatedAt, closedOn: _closed, basis: _basis, ...fields } = row;
    const met = await meetVersions<Record<string, unknown>>(
      db,
      worker,
      { kind: 'incident', id: seen.incidentId, personId: seen.personId },
      { version, updatedBy, updatedAt, fields },
      { seen: seen.version, fields: course, kept },
    );
    if (!met.ok) return met;
    await db
      .updateTable('incident')
      .set({
        ...incidentCourseShape.parse(met.merged),
        version: met.version,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', seen.incidentId)
      .execute();
    await refreshAccess(db, seen.personId);
    return { ok: true };
  });
}
