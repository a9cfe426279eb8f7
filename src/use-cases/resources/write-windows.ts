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
