import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import { movePlacement } from '#db/placement-course.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import { Refusal } from '#domain/refusal.ts';
import type { PlacementState } from '#domain/placement-state.ts';
import type { VisitRecord } from '#domain/visit.ts';
import { requireItem } from '#db/own-items.ts';
import { about } from './hold-placement.ts';
import { clockOf } from './read-visits.ts';

export type SeenVisit = { personId: string; placementId: string; visitId: string; version: number };

async function readForChange(db: Handle, { placementId, visitId }: SeenVisit) {
  const row = await db
    .selectFrom('visit')
    .select([
      'kind',
      'plannedOn',
      'fromTime',
      'toTime',
      'meetAt',
      'companionId',
      'companionNote',
      'heldOn',
      'personWords',
      'hostWords',
      'workerView',
      'outcome',
      'outcomeWords',
      'version',
      'updatedBy',
      'updatedAt',
    ])
    .where('id', '=', visitId)
    .where('placementId', '=', placementId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  const { kind, version, updatedBy, updatedAt, ...columns } = row;
  const fields: VisitRecord = {
    ...columns,
    fromTime: clockOf(columns.fromTime),
    toTime: clockOf(columns.toTime),
    outcome: columns.outcome as VisitRecord['outcome'],
  };
  return { kind, hadOutcome: fields.outcome !== null, stored: { version, updatedBy, updatedAt, fields } };
}

/**
 * Moves the plan of a day, or writes what was seen: both voices, the worker's view, and how it goes on. 「進む」 after a look
 * opens the trial; resting and stopping are decided with their reason on a page of their own.
 */
export async function recordVisit(
  worker: Worker,
  seen: SeenVisit,
  typed: VisitRecord,
  kept?: KeptSides,
): Promise<Saved> {
  const { personId, placementId, visitId } = seen;
  return asActor(worker, about('placements.visit.record', personId), async (db) => {
    await requireItem(db, worker, personId, 'participation');
    const placement = await db
      .selectFrom('placement')
      .select('state')
      .where('id', '=', placementId)
      .where('personId', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    if (!placement) throw new Refusal('not-found');
    const { kind, hadOutcome, stored } = await readForChange(db, seen);
    const subject = { kind: 'visit', id: visitId, personId };
    const met = await meetVersions(db, worker, subject, stored, { seen: seen.version, fields: typed, kept });
    if (!met.ok) return met;
    await db
      .updateTable('visit')
      .set({ ...met.merged, version: met.version, updatedAt: sql`now()`, updatedBy: worker.accountId })
      .where('id', '=', visitId)
      .execute();
    const state = placement.state as PlacementState;
    const isOnItsWay = kind === 'visit' && (state === 'agreed' || state === 'visiting');
    if (isOnItsWay && !hadOutcome && met.merged.outcome === 'go_on') {
      const on = met.merged.heldOn ?? met.merged.plannedOn;
      const course = { placementId, on, decidedBy: 'person', reason: met.merged.outcomeWords } as const;
      await movePlacement(db, worker, { ...course, to: 'trial' });
    }
    await refreshAccess(db, personId);
    return { ok: true };
  });
}
