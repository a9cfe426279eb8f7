import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { asActor, type Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { deleteUnlessUsed } from './delete-unless-used.ts';
import { lockRegister } from './lock-register.ts';
import type { Before } from './write-row.ts';

export type Undone = {
  removed: number;
  restored: number;
  /** Worked on since the import, or used for somebody: left as they are now. */
  kept: { id: string; name: string }[];
};

/**
 * Puts the register back to how it stood before an import. What somebody has worked on since is left as it is and named,
 * because undoing a file must not undo people's work. Imports are undone in the reverse order of taking them.
 */
export async function undoImport(worker: Worker, importId: string): Promise<Undone> {
  return asActor(worker, { act: 'exchange.undo' }, async (db, log) => {
    await lockRegister(db, importId);
    const held = await db
      .selectFrom('registerImport')
      .select(['state', 'format', 'version'])
      .where('id', '=', importId)
      .forUpdate()
      .executeTakeFirst();
    if (!held) throw new Refusal('not-found');
    if (held.state !== 'applied') throw new Refusal('already-done');
    const later = await db
      .selectFrom('registerImport')
      .select('id')
      .where('state', '=', 'applied')
      .where('format', '=', held.format)
      // Compared in the database: a JavaScript date has no microseconds, and an import would come after itself.
      .where('appliedAt', '>', (eb) =>
        eb.selectFrom('registerImport as this').select('this.appliedAt').where('this.id', '=', importId),
      )
      .limit(1)
      .executeTakeFirst();
    if (later) throw new Refusal('later-import');
    const undone: Undone = { removed: 0, restored: 0, kept: [] };
    const rows = await db
      .selectFrom('importRow')
      .select(['targetResourceId', 'before'])
      .where('importId', '=', importId)
      .where('before', 'is not', null)
      .orderBy('line', 'desc')
      .execute();
    for (const { targetResourceId, before } of rows) {
      if (targetResourceId) await undoRow(db, worker, targetResourceId, before as Before, undone);
    }
    await db
      .updateTable('registerImport')
      .set({ state: 'undone', undoneAt: sql`now()`, version: held.version + 1 })
      .where('id', '=', importId)
      .execute();
    log.detail({ removed: undone.removed, restored: undone.restored, kept: undone.kept.length });
    return undone;
  });
}

async function restorePlace(db: Handle, worker: Worker, before: Before['place']): Promise<void> {
  if (before === null) return;
  const { id, version, ...place } = before;
  // With the same content comes the same version; a place that somebody has worked on since stays as it is.
  await db
    .updateTable('place')
    .set({ ...place, version: Number(version), updatedAt: sql`now()`, updatedBy: worker.accountId })
    .where('id', '=', String(id))
    .where('version', '=', Number(version) + 1)
    .execute();
}

async function undoRow(
  db: Handle,
  worker: Worker,
  resourceId: string,
  before: Before,
  undone: Undone,
): Promise<void> {
  const now = await db
    .selectFrom('resource')
    .select(['id', 'name', 'version'])
    .where('id', '=', resourceId)
    .forUpdate()
    .executeTakeFirst();
  if (!now) return;
  const keep = (): void => void undone.kept.push({ id: now.id, name: now.name });
  if (now.version !== before.versionAfter) return keep();
  if (before.resource === null) {
    const remove = () => db.deleteFrom('resource').where('id', '=', resourceId).execute();
    if ((await hasOwnRecords(db, resourceId)) || !(await deleteUnlessUsed(db, remove))) return keep();
    await removeUnused(db, before);
    await restorePlace(db, worker, before.place);
    undone.removed += 1;
    return;
  }
  const { opportunity, sourceCells, ...columns } = before.resource;
  await db
    .updateTable('resource')
    .set({
      ...columns,
      opportunity: json(opportunity),
      sourceCells: sourceCells === null ? null : json(sourceCells),
      version: now.version + 1,
      updatedAt: sql`now()`,
      updatedBy: worker.accountId,
    })
    .where('id', '=', resourceId)
    .execute();
  await db.deleteFrom('vacancy').where('resourceId', '=', resourceId).execute();
  for (const { rule, ...window } of before.windows) {
    await db
      .insertInto('vacancy')
      .values({
        ...window,
        rule: json(rule),
        municipalityId: worker.municipalityId,
        id: uuidv7(),
        resourceId,
      })
      .execute();
  }
  await restorePlace(db, worker, before.place);
  await tellEarlierImport(db, resourceId, before.versionAfter - 1, now.version + 1);
  undone.restored += 1;
}

/** 定員 and 確認 hang on a resource without changing its version, and would go with it without a word. */
async function hasOwnRecords(db: Handle, resourceId: string): Promise<boolean> {
  const { rows } = await sql`select from formal_capacity where resource_id = ${resourceId}
    union all select from resource_check where resource_id = ${resourceId} limit 1`.execute(db);
  return rows.length > 0;
}

/** Going back counts the version up. The import before this one must not take that for somebody's work. */
async function tellEarlierImport(db: Handle, resourceId: string, from: number, to: number): Promise<void> {
  await db
    .updateTable('importRow')
    .set({ before: sql`jsonb_set(before, '{versionAfter}', to_jsonb(${to}::int))` })
    .where('targetResourceId', '=', resourceId)
    .where(sql<boolean>`(before ->> 'versionAfter')::int = ${from}`)
    .execute();
}

/** A place or organisation that only this import brought in goes with it, unless something else stands there by now. */
async function removeUnused(db: Handle, before: Before): Promise<void> {
  const { createdPlaceId, createdOrganizationId } = before;
  if (createdPlaceId) {
    await deleteUnlessUsed(db, () =>
      sql`delete from place where id = ${createdPlaceId} and version = 1
        and not exists (select from resource where resource.municipality_id = place.municipality_id
          and resource.place_id = place.id)`.execute(db),
    );
  }
  if (createdOrganizationId) {
    await deleteUnlessUsed(db, () =>
      sql`delete from organization where id = ${createdOrganizationId} and version = 1
        and not exists (select from resource where resource.municipality_id = organization.municipality_id
          and resource.organization_id = organization.id)
        and not exists (select from place where place.municipality_id = organization.municipality_id
          and place.organization_id = organization.id)`.execute(db),
    );
  }
}
