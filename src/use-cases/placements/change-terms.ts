import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import type { PlacementTerms } from '#domain/placement-terms.ts';
import { isNameless, isPlacementOver, type PlacementState } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { about, type SeenPlacement } from './hold-placement.ts';

/** Corrects what was agreed for a placement. Two who write at once see each other's words, field by field. */
export async function changeTerms(
  worker: Worker,
  seen: SeenPlacement,
  typed: PlacementTerms,
  kept?: KeptSides,
): Promise<Saved> {
  const { personId, placementId } = seen;
  return asActor(worker, about('placements.terms', personId), async (db) => {
    await requireItem(db, worker, personId, 'participation');
    const row = await db
      .selectFrom('placement')
      .select(['role', 'hostPerson', 'hostContact', 'stopRule', 'emergencyContact', 'recallNoticeDays'])
      .select(['state', 'version', 'updatedBy', 'updatedAt'])
      .where('id', '=', placementId)
      .where('personId', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    const { state, version, updatedBy, updatedAt, ...fields } = row;
    const stands = state as PlacementState;
    if (isNameless(stands) || isPlacementOver(stands)) throw new Refusal('already-done');
    const subject = { kind: 'placement', id: placementId, personId };
    const stored = { version, updatedBy, updatedAt, fields };
    const met = await meetVersions(db, worker, subject, stored, { seen: seen.version, fields: typed, kept });
    if (!met.ok) return met;
    await db
      .updateTable('placement')
      .set({ ...met.merged, version: met.version, updatedAt: sql`now()`, updatedBy: worker.accountId })
      .where('id', '=', placementId)
      .execute();
    await refreshAccess(db, personId);
    return { ok: true };
  });
}
