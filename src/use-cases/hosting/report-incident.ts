import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import { nextNumber } from '#db/running-number.ts';
import type { Worker } from '#domain/actor.ts';
import type { IncidentDraft } from '#domain/incident.ts';
import { fiscalYear } from '#domain/japanese-date.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { readPlacementHead } from './find-placement.ts';

/** Reports what happened, or nearly did. What was written stays; what follows is added to it until it is closed. */
export async function reportIncident(
  worker: Worker,
  personId: string,
  placementId: string,
  incidentId: string,
  incident: IncidentDraft,
): Promise<void> {
  const purpose = { act: 'hosting.incidents.report', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    await requireItem(db, worker, personId, 'notes');
    await readPlacementHead(db, personId, placementId);
    const known = await db
      .selectFrom('incident')
      .select('id')
      .where('id', '=', incidentId)
      .executeTakeFirst();
    if (known) return;
    const year = fiscalYear(tokyoDay(incident.at));
    await db
      .insertInto('incident')
      .values({
        ...incident,
        municipalityId: worker.municipalityId,
        id: incidentId,
        placementId,
        personId,
        number: await nextNumber(db, worker.municipalityId, 'incident', year),
        updatedBy: worker.accountId,
      })
      .execute();
    await refreshAccess(db, personId);
  });
}
