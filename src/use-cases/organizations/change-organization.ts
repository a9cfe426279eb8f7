import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import type { OpenState, OrganizationInput } from '#domain/organization.ts';
import { Refusal } from '#domain/refusal.ts';

export type OrganizationChange = OrganizationInput & { state: OpenState };

/** Saves what was typed over the version that was seen; two people's changes to different fields merge. */
export async function changeOrganization(
  worker: Worker,
  id: string,
  seen: number,
  fields: OrganizationChange,
  kept?: KeptSides,
): Promise<Saved> {
  const purpose = { act: 'organizations.change', subjects: [{ kind: 'organization', id }] };
  return asActor(worker, purpose, async (db) => {
    const row = await db
      .selectFrom('organization')
      .select(['version', 'updatedBy', 'updatedAt', 'state'])
      .select(['name', 'nameKana', 'corporateNumber', 'kind', 'isWelfare', 'phone', 'email', 'url'])
      .select(['contactNote', 'note', 'soundingsPerWeek'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    const { version, updatedBy, updatedAt, ...stored } = row;
    const met = await meetVersions<Record<string, unknown>>(
      db,
      worker,
      { kind: 'organization', id },
      { version, updatedBy, updatedAt, fields: stored },
      { seen, fields, kept },
    );
    if (!met.ok) return met;
    await db
      .updateTable('organization')
      .set({ ...met.merged, version: met.version, updatedAt: sql`now()`, updatedBy: worker.accountId })
      .where('id', '=', id)
      .execute();
    return { ok: true };
  });
}
