import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import type { PlaceInput } from '#domain/organization.ts';
import { Refusal } from '#domain/refusal.ts';

/** Saves a place over the version that was seen; changes to different fields merge. */
export async function changePlace(
  worker: Worker,
  id: string,
  seen: number,
  fields: PlaceInput,
  kept?: KeptSides,
): Promise<Saved> {
  const purpose = { act: 'places.change', subjects: [{ kind: 'place', id }] };
  return asActor(worker, purpose, async (db) => {
    const row = await db
      .selectFrom('place')
      .select(['version', 'updatedBy', 'updatedAt', 'name', 'nameKana', 'organizationId', 'areaId'])
      .select(['address', 'buildingNote', 'latitude', 'longitude', 'accessFeatures', 'phone', 'note'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    const { version, updatedBy, updatedAt, ...stored } = row;
    const met = await meetVersions<Record<string, unknown>>(
      db,
      worker,
      { kind: 'place', id },
      { version, updatedBy, updatedAt, fields: stored },
      { seen, fields, kept },
    );
    if (!met.ok) return met;
    await db
      .updateTable('place')
      .set({ ...met.merged, version: met.version, updatedAt: sql`now()`, updatedBy: worker.accountId })
      .where('id', '=', id)
      .execute();
    return { ok: true };
  });
}
