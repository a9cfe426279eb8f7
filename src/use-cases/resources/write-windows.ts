import { uuidv7 } from 'uuidv7';
import type { Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { ResourceWindow } from '#domain/resource-window.ts';

/** Makes the stored windows of a resource equal to the given ones; those that stay keep their ids. */
export async function writeWindows(
  db: Handle,
  municipalityId: string,
  resourceId: string,
  windows: readonly ResourceWindow[],
): Promise<void> {
  const kept = windows.flatMap(({ id }) => (id === undefined ? [] : [id]));
  let gone = db.deleteFrom('vacancy').where('resourceId', '=', resourceId);
  if (kept.length > 0) gone = gone.where('id', 'not in', kept);
  await gone.execute();
  for (const { id, rule, ...rest } of windows) {
    if (id !== undefined) {
      await db
        .updateTable('vacancy')
        .set({ ...rest, rule: json(rule) })
        .where('resourceId', '=', resourceId)
        .where('id', '=', id)
        .execute();
      continue;
    }
    await db
      .insertInto('vacancy')
      .values({ ...rest, rule: json(rule), municipalityId, id: uuidv7(), resourceId })
      .execute();
  }
}

/** The windows of some resources, in the order in which they were written. */
export async function windowsOf(
  db: Handle,
  resourceIds: readonly string[],
): Promise<Map<string, ResourceWindow[]>> {
  const found = new Map<string, ResourceWindow[]>();
  if (resourceIds.length === 0) return found;
  const rows = await db
    .selectFrom('vacancy')
    .select(['id', 'resourceId', 'rule', 'capacity', 'note', 'offeredFrom', 'offeredUntil'])
    .where('resourceId', 'in', resourceIds)
    .orderBy('resourceId')
    .orderBy('id')
    .execute();
  for (const { resourceId, ...window } of rows) {
    const windows = found.get(resourceId) ?? [];
    windows.push(window as unknown as ResourceWindow);
    found.set(resourceId, windows);
  }
  return found;
}
