import type { ResourceWindow } from '#domain/resource-window.ts';
import type { Handle } from './as-actor.ts';

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
