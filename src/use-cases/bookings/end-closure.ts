import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

/** Takes a closure back: the rain did not come. That it was written stays to be read. */
export async function endClosure(
  worker: Worker,
  resourceId: string | null,
  seen: { id: string; version: number },
): Promise<void> {
  const purpose = {
    act: 'closures.end',
    subjects: resourceId === null ? [] : [{ kind: 'resource', id: resourceId }],
  };
  await asActor(worker, purpose, async (db) => {
    const row = await db
      .selectFrom('resourceClosure')
      .select(['version', 'endedAt', 'resourceId'])
      .where('id', '=', seen.id)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!row || row.resourceId !== resourceId) throw new Refusal('not-found');
    if (row.endedAt !== null) throw new Refusal('already-done');
    if (row.version !== seen.version) throw new Refusal('changed-meanwhile');
    await db
      .updateTable('resourceClosure')
      .set({ endedAt: sql`now()`, version: row.version + 1 })
      .where('id', '=', seen.id)
      .execute();
  });
}
